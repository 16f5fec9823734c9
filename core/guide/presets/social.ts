import type { Recipe } from '../recipes/recipe.ts'
import { box, preset, step, subject } from './preset.ts'

/** For feeds and stories: square, readable under a line of text, lively at a small size. */
export const socialPresets: readonly Recipe[] = [
  preset({
    id: 'social-square',
    name: 'Square, centred on the subject',
    category: 'social',
    description: 'A 1:1 picture of a feed with the subject in its middle and livelier colours.',
    steps: [
      step('composition', 'Crop to 1:1 around the subject.', {
        reframe: { kind: 'proportions', width: 1, height: 1, subject },
      }),
      step('light', 'Make the colours more vibrant by 25 %.', {
        preserve: [{ text: 'natural skin tones', kind: 'palette' }],
      }),
    ],
  }),
  preset({
    id: 'social-text-overlay',
    name: 'Room for text above',
    category: 'social',
    description:
      'Darkens the upper third smoothly, so that a white line of text can be read on it.',
    steps: [
      step('composition', 'Add a dark gradient to the upper third at 60 %.', {
        region: [box(0, 0, 1, 0.4)],
        preserve: [{ text: 'everything below the upper third', kind: 'composition' }],
      }),
    ],
  }),
  preset({
    id: 'social-vibrant',
    name: 'More vibrant',
    category: 'social',
    description: 'Lifts pale colours and the contrast a little, for a small picture on a phone.',
    steps: [
      step('light', 'Make the colours more vibrant by 30 %.', {
        preserve: [{ text: 'natural skin tones', kind: 'palette' }],
      }),
      step('light', 'Increase the contrast by 10 %.'),
    ],
  }),
]
