import type { Recipe } from '../recipes/recipe.ts'
import { background, preset, step, subject } from './preset.ts'

/** For articles and covers: wide, with a place for words, one thing first and the rest behind it. */
export const editorialPresets: readonly Recipe[] = [
  preset({
    id: 'editorial-room-right',
    name: '16:9 with room on the right',
    category: 'editorial',
    description: 'A wide crop with empty space for a headline to the right of the subject.',
    steps: [
      step('composition', 'Crop to 16:9 with room on the right.', {
        reframe: {
          ...{ kind: 'proportions', width: 16, height: 9 },
          subject: {
            kind: 'part',
            part: 'subject',
            box: { x: 0.02, y: 0.04, width: 0.8, height: 0.92 },
          },
          room: { side: 'right', share: 0.3 },
        },
      }),
    ],
  }),
  preset({
    id: 'editorial-extend-right',
    name: 'More picture on the right',
    category: 'editorial',
    description: 'Lets the picture go on to the right by half its width, where a crop has no room.',
    steps: [
      step('composition', 'Continue the background to the right, plain enough for a headline.', {
        reframe: { kind: 'expand', left: 0, top: 0, right: 0.5, bottom: 0 },
      }),
    ],
  }),
  preset({
    id: 'editorial-hierarchy',
    name: 'Subject first',
    category: 'editorial',
    description: 'Leads the eye: a quieter background, then a slightly brighter subject.',
    steps: [
      step('light', 'Darken the background slightly.', { region: [background] }),
      step('light', 'Desaturate the background slightly.', { region: [background] }),
      step('light', 'Brighten the subject slightly.', { region: [subject] }),
    ],
  }),
  preset({
    id: 'editorial-depth',
    name: 'More depth',
    category: 'editorial',
    description: 'A softer background, so that the subject stands in front of it.',
    steps: [
      step('light', 'Blur the background slightly.', { region: [background], protect: [subject] }),
    ],
  }),
]
