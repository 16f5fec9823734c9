import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { neverSplitting } from './never-splitting.ts'

const alone = (text: string): string[] => readInstruction(text).changes.map((one) => one.alone)
const first = (text: string) => {
  const [change] = readInstruction(text).changes
  if (change === undefined) throw new Error(`Expected a change in “${text}”`)
  return change
}

test('several changes come apart, each with its stage', () => {
  const { changes } = readInstruction(
    'Make the lighting warmer, add more depth of field, include some foliage, and change the background to a café',
  )
  expect(changes.map((one) => [one.alone, one.kind, one.stage])).toEqual([
    ['Make the lighting warmer', 'light', 'light'],
    ['Add more depth of field', 'focus', 'light'],
    ['Include some foliage', 'add', 'composition'],
    ['Change the background to a café', 'background', 'composition'],
  ])
})

test.each(neverSplitting)('stays one: %s', (text) => {
  expect(alone(text)).toHaveLength(1)
})

test.each([
  ['make it warmer and the background a café', ['Make it warmer', 'Make the background a café']],
  [
    'Make the bottle matte black and the cap gold',
    ['Make the bottle matte black', 'Make the cap gold'],
  ],
  ['brighter, more contrast, less noise', ['Brighter', 'More contrast', 'Less noise']],
  ['Darken the sky while brightening the ground', ['Darken the sky', 'Brighten the ground']],
  [
    'On the left, add a lamp and on the right, remove the chair',
    ['On the left, add a lamp', 'On the right, remove the chair'],
  ],
  [
    '1. Warmer light\n2. Remove the cup\n3) Add a plant',
    ['Warmer light', 'Remove the cup', 'Add a plant'],
  ],
  ['Please make these changes: warmer light, remove the cup', ['Warmer light', 'Remove the cup']],
  [
    'Feather the mountains with mist and silhouette the pines',
    ['Feather the mountains with mist', 'Silhouette the pines'],
  ],
  [
    'Remove the background and replace it with a beach',
    ['Remove the background and replace it with a beach'],
  ],
  [
    'Add an orange umbrella in her left hand and a slight smile',
    ['Add an orange umbrella in her left hand', 'Add a slight smile'],
  ],
  ['remvoe the cup and brihgten the sky', ['Remvoe the cup', 'Brihgten the sky']],
])('%s', (text, expected) => {
  expect(alone(text)).toEqual(expected)
})

test.each([
  ['Add a cup and make it blue', ['Add a cup', 'Make the cup blue']],
  ['The background is boring, replace it with a beach', ['Replace the background with a beach']],
  ['I don’t like the vase, remove it', ['Remove the vase']],
  ['I hate the curtains, replace them with blinds', ['Replace the curtains with blinds']],
  ['Remove the cup and make it brighter', ['Remove the cup', 'Make it brighter']],
  ['Add a lamp and make it warmer', ['Add a lamp', 'Make it warmer']],
])('“it” gets a name where it is clear: %s', (text, expected) => {
  expect(alone(text)).toEqual(expected)
})

test.each([
  ['Soften the light and keep the laptop centred', 'the laptop centred', 'composition'],
  [
    'Brighten the sky while preserving the label and the bottle shape',
    'the label and the bottle shape',
    'text',
  ],
  ['Make it warmer without changing the face', 'the face', 'identity'],
  ['Brighten the cup but not the label', 'the label', 'text'],
  ['Darken the room, everything else the same', 'everything else', 'other'],
  ['Darken the room with the lettering unchanged', 'the lettering', 'text'],
  ['dont change her hair, just remove the lamp', 'her hair', 'identity'],
  ['Make sure the colours stay the same and blur the street', 'the colours', 'palette'],
])('%s keeps %s', (text, what, kind) => {
  const { changes, keeps } = readInstruction(text)
  expect(changes).toHaveLength(1)
  expect(keeps.map((one) => [one.what, one.kind])).toEqual([[what, kind]])
})

test('a property of the thing is no keep', () => {
  expect(readInstruction('Add a cup without a handle').keeps).toEqual([])
})

test('an instruction that only keeps asks for no change', () => {
  expect(readInstruction('Keep the bottle, the label and the cap unchanged').changes).toEqual([])
  expect(readInstruction('Thanks!').changes).toEqual([])
})

test('a change says what, what it becomes, where, how much and which way', () => {
  const change = first('Make the cup on the table a bit larger')
  expect(change.verb?.text).toBe('make')
  expect(change.target?.text).toBe('cup')
  expect(change.result?.text).toBe('a bit larger')
  expect(change.amount).toMatchObject({ text: 'a bit', degree: 'slight' })
  expect(change.direction).toEqual({ axis: 'size', sign: 1 })
  expect(first('Add a lamp near the sofa').place?.text).toBe('near the sofa')
  expect(first('Put a cat in the picture').place).toBeNull()
  expect(first('Shift the bottle left by 40 px').amount).toMatchObject({
    text: '40 px',
    degree: 'measure',
  })
})

test.each([
  ['warmer', 'warmth', 1],
  ['Make it less saturated', 'saturation', -1],
  ['The light is too harsh', 'softness', 1],
  ['Turn the brightness down', 'brightness', -1],
  ['Reduce the noise', 'noise', -1],
  ['more contrast', 'contrast', 1],
] as const)('%s goes a way', (text, axis, sign) => {
  expect(first(text).direction).toEqual({ axis, sign })
})

test.each([
  ['Make the lighting warmer', 'whole'],
  ['Make it warmer', 'either'],
  ['Make the sky darker', 'part'],
  ['Remove the cup', 'part'],
  ['Blur the background', 'whole'],
] as const)('%s is about the %s', (text, scope) => {
  expect(first(text).scope).toBe(scope)
})

test.each([
  ['make it better', 'evaluative'],
  ['The lighting doesn’t look right', 'evaluative'],
  ['Turn the photo into a watercolour', 'style'],
  ['Paint the wall sage green', 'recolor'],
  ['Make the cup wooden', 'material'],
  ['Move the cup to the left', 'move'],
  ['Crop to 16:9', 'frame'],
  ['Write "Sale, and more" above the door', 'text'],
  ['Whiten her teeth', 'person'],
  ['Remove the dust', 'cleanup'],
  ['Sharpen the picture', 'finish'],
  ['Swap the mug for a glass', 'replace'],
] as const)('%s is of kind %s', (text, kind) => {
  expect(first(text).kind).toBe(kind)
})
