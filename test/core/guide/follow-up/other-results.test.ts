import { expect, test } from 'vitest'
import { resolveFollowUp } from '../../../../core/guide/follow-up/resolve-follow-up.ts'
import { lineageOf, pathOf } from '../rounds/lineage-of.ts'

function say(text: string, ...steps: readonly string[]) {
  const parent = steps.length === 0 ? null : `v${steps.length}`
  return resolveFollowUp(text, { lineage: pathOf(...steps), parent, hasRegion: false })
}

const coffee = [
  'Make the light warmer',
  'Add a few coffee beans and a small plant near the cup',
  'Show hands holding the cup',
  'Add soft steam above the cup',
]

test.each([
  ['actually make it green', 'Make the cup red', 'Make the cup green'],
  ['or maybe black?', 'Make the cup red', 'Make the cup black'],
  ['what about a dark green', 'Make the cup red', 'Make the cup a dark green'],
  [
    'blue instead',
    'Replace the sofa with a green velvet one',
    'Replace the sofa with a blue velvet one',
  ],
  [
    'leather instead',
    'Replace the sofa with a green velvet one',
    'Replace the sofa with a green leather one',
  ],
  ['try a beach instead', 'Change the background to a café', 'Change the background to a beach'],
  ['by 10 instead', 'Increase the contrast by 20 %', 'Increase the contrast by 10 %'],
  [
    'put it on the left instead',
    'Add steam on the right of the cup',
    'Add steam on the left of the cup',
  ],
  ['on the other side', 'Move the bottle to the left', 'Move the bottle to the right'],
  ['lighter blue', 'Change the shirt to navy blue', 'Change the shirt to a lighter blue'],
  ['too red', 'Make the cup red', 'Make the cup slightly red'],
  ['not the cup, the saucer', 'Make the cup red', 'Make the saucer red'],
  ['just the left one', 'Make the cup red', 'Make the left cup red'],
  ['only two', 'Add three birds in the sky', 'Add two birds in the sky'],
  ['fewer', 'Add three birds in the sky', 'Add two birds in the sky'],
  [
    'try again but softer',
    'Replace the sofa with a green one',
    'Replace the sofa with a softer green one',
  ],
])('“%s” makes “%s” again with another result', (said, step, instruction) => {
  expect(say(said, step)).toMatchObject({ kind: 'resolved', instruction, parent: null })
})

test.each([
  ['make it thicker', 'Add steam above the cup', 'Make the steam clearly thicker'],
  ['make them smaller', 'Add three birds in the sky', 'Make the birds clearly smaller'],
  ['darker', 'Change the shirt to navy blue', 'Make the shirt darker'],
  ['the same in red', 'Change the headline to "Summer Sale"', 'Make the headline red'],
  ['a bit to the right', 'Move the bottle to the left', 'Move the bottle slightly to the right'],
  ['further', 'Move the bottle to the left', 'Move the bottle further to the left'],
  ['two more', 'Add three birds in the sky', 'Add two more birds in the sky'],
  ['5% less', 'Make the lighting warmer', 'Make the lighting 5 % cooler than it is now'],
  ['less rain', 'Make it a rainy night', 'Make the rain weaker than it is now'],
  ['same for the spoon but blue', 'Make the cup red', 'Make the spoon blue'],
])('“%s” after “%s” goes on from it', (said, step, instruction) => {
  const found = say(said, step)
  expect(found).toMatchObject({ kind: 'resolved', parent: 'v1' })
  expect(found.kind === 'resolved' && found.instruction.replace('5%', '5 %')).toBe(instruction)
})

test.each([
  ['undo everything except the light', 'v1'],
  ['undo the last two but keep the plant', 'v2'],
  ['undo the last two but keep the hands', 'v3'],
  ['undo that but keep the hands and the beans', 'v3'],
  ['go back to the version with the hands', 'v3'],
  ['ctrl z', 'v3'],
  ['reset', null],
])('“%s” shows what is left, and paints nothing', (said, parent) => {
  expect(say(said, ...coffee)).toMatchObject({ kind: 'back', parent })
})

test('of two things that came together only the one that is kept is made again', () => {
  expect(say('undo everything but the plant', ...coffee)).toMatchObject({
    instruction: 'Add a small plant near the cup',
    parent: null,
  })
  expect(say('undo everything but the steam', ...coffee)).toMatchObject({
    instruction: 'Add soft steam above the cup',
    parent: null,
  })
})

test('what was taken out comes back without painting', () => {
  expect(say('bring him back', 'Remove the man')).toMatchObject({ kind: 'back', parent: null })
  expect(say('bring back the man', 'Remove the man')).toMatchObject({ kind: 'back', parent: null })
})

test.each([
  'darker',
  'undo that but keep the steam',
  'the same but with green beans',
  'more plants',
])('“%s” may mean several things, and is asked', (said) => {
  const found = say(said, ...coffee)
  expect(found.kind === 'ask' && found.options.length).toBeGreaterThan(1)
})

test.each(['make it night', 'turn it into a watercolour', 'make it green', 'blue'])(
  '“%s” is no follow-up where nothing was done before',
  (said) => {
    expect(say(said)).toEqual({ kind: 'none' })
  },
)

test('a version that is named by its thing is the one on the way, not its hidden twin', () => {
  const lineage = lineageOf([
    { say: 'Show hands holding the cup', call: 'one' },
    { say: 'Show hands holding the cup', call: 'one' },
    { say: 'Add steam', on: 1 },
  ])
  const context = { lineage, parent: 'v3', hasRegion: false }
  const found = resolveFollowUp('go back to the version with the hands', context)
  expect(found).toMatchObject({ kind: 'back', parent: 'v1' })
})

test('what only judges is no follow-up about a thing', () => {
  expect(say('more professional', 'Add some steam')).toEqual({ kind: 'none' })
})

test('with a region, “it” is what is in the region', () => {
  const lineage = pathOf('Add a cup')
  const context = { lineage, parent: 'v1', hasRegion: true }
  expect(resolveFollowUp('remove it', context)).toEqual({ kind: 'none' })
})

test('the opposite of what was done takes some of it back, and says so', () => {
  expect(say('slightly cooler', 'Make the lighting warmer')).toMatchObject({
    instruction: 'Make the lighting slightly warmer',
    because: 'Repeats v1 from the source, less warm: “cooler” takes back some of it.',
  })
})

test.each(['make it cooler', 'make it darker', 'Make it a bit brighter', 'make it more contrasty'])(
  '“%s” is whole as it stands after a step about the light: “it” is the picture',
  (text) => {
    expect(say(text, 'Make the light warmer')).toEqual({ kind: 'none' })
  },
)

test('after a step that named a thing, “it” is that thing', () => {
  expect(say('make it darker', 'Make the background blurrier')).toMatchObject({
    kind: 'resolved',
    instruction: 'Make the background darker',
  })
})
