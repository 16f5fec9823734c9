import type { Recipe } from '../recipes/recipe.ts'
import { background, box, preset, step, subject, word } from './preset.ts'

/** For advertisements: one strong idea, in the brand's colour. */
export const adPresets: readonly Recipe[] = [
  preset({
    id: 'ad-tension',
    name: 'Tension by light',
    category: 'ads',
    description: 'Hard light from one side, and a background that falls back.',
    steps: [
      step(
        'light',
        'Light the subject with hard light from the left, its right side in deep shadow.',
        {
          preserve: [{ text: 'the shape of the subject', kind: 'product shape' }],
        },
      ),
      step('light', 'Darken the background by 25 %.', { region: [background] }),
    ],
  }),
  preset({
    id: 'ad-brand-gradient',
    name: 'Brand gradient',
    category: 'ads',
    description: 'The brand’s colour rises from the lower edge, as ground for a line of text.',
    parameters: [word('brand colour', 'as in “#1f3a5f”; a brand kit fills it in')],
    steps: [
      step('brand', 'Add a {brand colour} gradient to the lower third at 70 %.', {
        region: [box(0, 0.6, 1, 0.4)],
        preserve: [{ text: 'everything above the lower third', kind: 'composition' }],
      }),
    ],
  }),
  preset({
    id: 'ad-contrast',
    name: 'Contrast of subject and ground',
    category: 'ads',
    description: 'The subject stands out from a darker, cooler background.',
    steps: [
      step('light', 'Darken the background by 20 %.', { region: [background] }),
      step('light', 'Make the background cooler by 10 %.', { region: [background] }),
      step('light', 'Increase the contrast of the subject slightly.', { region: [subject] }),
    ],
  }),
]
