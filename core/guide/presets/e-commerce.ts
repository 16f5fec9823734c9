import type { Recipe } from '../recipes/recipe.ts'
import { background, box, preset, productStays, step, subject, word } from './preset.ts'

const product = word('product', 'what is sold, as in “ring” or “water bottle”')
const garment = word('garment', 'what is worn, as in “linen shirt”')

const garmentStays = [
  { text: 'the cut and length of the {garment}', kind: 'product shape' },
  { text: 'the fabric and pattern of the {garment}', kind: 'texture' },
  { text: 'the colours of the {garment}', kind: 'palette' },
] as const

/** Where a thing that stands in the middle of the picture touches the ground. */
const ground = box(0.05, 0.55, 0.9, 0.45)

/** For listings: the product is shown as it is, and only what is around it changes. */
export const eCommercePresets: readonly Recipe[] = [
  preset({
    id: 'shop-white-background',
    name: 'White background',
    category: 'e-commerce',
    description: 'The product alone on pure white, as market places ask for it.',
    steps: [
      step('composition', 'Change the background to pure white.', {
        region: [background],
        preserve: [{ text: 'the shape and colours of the product', kind: 'product shape' }],
      }),
    ],
  }),
  preset({
    id: 'shop-lifestyle',
    name: 'Lifestyle scene',
    category: 'e-commerce',
    description: 'Puts the product, untouched, into a room that it is used in.',
    parameters: [
      product,
      word('scene', 'where it stands', 'a light oak table in a sunlit kitchen'),
    ],
    steps: [
      step('composition', 'Replace the background with {scene}.', {
        ...{ region: [background], protect: [subject], preserve: [...productStays] },
      }),
      step('composition', 'Add a soft contact shadow directly under the {product}.', {
        ...{ region: [ground], protect: [subject], preserve: [...productStays] },
      }),
    ],
  }),
  preset({
    id: 'shop-reflection',
    name: 'Reflection below',
    category: 'e-commerce',
    description: 'A faint mirror image on the surface under the product.',
    parameters: [product],
    steps: [
      step(
        'composition',
        'Add a faint mirror reflection of the {product} on the surface below it.',
        {
          ...{ region: [ground], protect: [subject], preserve: [...productStays] },
        },
      ),
    ],
  }),
  preset({
    id: 'shop-scale-by-hands',
    name: 'Scale by hands',
    category: 'e-commerce',
    description: 'Hands beside the product tell how large it is.',
    parameters: [product, word('height', 'how tall it is, as in “12 cm”')],
    steps: [
      step(
        'people',
        'Add two hands around the lower half of the {product}, sized for its height of {height}.',
        {
          ...{ region: [box(0, 0.35, 1, 0.65)], preserve: [...productStays] },
        },
      ),
    ],
  }),
  preset({
    id: 'shop-ghost-mannequin',
    name: 'Ghost mannequin',
    category: 'e-commerce',
    description: 'The garment keeps its worn shape, and who wore it is gone.',
    parameters: [garment],
    steps: [
      step('composition', 'Remove the mannequin inside the {garment}.', {
        preserve: [...garmentStays],
      }),
      step(
        'composition',
        'Add the inside of the back collar at the neck opening of the {garment}.',
        {
          ...{ region: [box(0.25, 0, 0.5, 0.35)], preserve: [...garmentStays] },
        },
      ),
    ],
  }),
  preset({
    id: 'shop-on-model',
    name: 'On a model',
    category: 'e-commerce',
    description: 'The same garment, worn.',
    parameters: [garment, word('model', 'who wears it', 'a woman in her thirties')],
    steps: [
      step('people', 'Add {model} who wears the {garment}, seen from the front.', {
        preserve: [...garmentStays],
      }),
    ],
  }),
  preset({
    id: 'shop-scene-slot',
    name: 'Product into a scene',
    category: 'e-commerce',
    description: 'The picture is the scene; the product comes from a picture of its own.',
    parameters: [
      product,
      { kind: 'picture', name: 'product picture', label: 'the product alone, on any background' },
    ],
    steps: [
      step(
        'composition',
        'Place the {product} of the reference picture in the middle of the scene.',
        {
          region: [box(0.3, 0.3, 0.4, 0.5)],
          references: [{ parameter: 'product picture', role: 'the product to place' }],
          preserve: [...productStays],
        },
      ),
      step('composition', 'Add a soft contact shadow directly under the {product}.', {
        region: [box(0.2, 0.6, 0.6, 0.3)],
        preserve: [...productStays],
      }),
    ],
  }),
  preset({
    id: 'shop-scene-behind',
    name: 'Scene behind the product',
    category: 'e-commerce',
    description:
      'The picture is the product, which stays bit by bit; the scene comes from another picture.',
    parameters: [
      product,
      { kind: 'picture', name: 'scene picture', label: 'the place that it is to stand in' },
    ],
    steps: [
      step('composition', 'Replace the background with the scene of the reference picture.', {
        region: [background],
        protect: [subject],
        references: [{ parameter: 'scene picture', role: 'the scene behind' }],
        preserve: [...productStays],
      }),
    ],
  }),
]
