import { expect, test } from 'vitest'
import { askedAxes } from '../../../../core/guide/drift/asked-axes.ts'
import { lookAxes } from '../../../../core/guide/look/look-axis.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const asked = (text: string) => askedAxes(readInstruction(text))
const everything = Object.fromEntries(lookAxes.map((axis) => [axis, 'any']))

test('a word with a direction frees its axis that way only', () => {
  expect(asked('Make the lighting warmer').warmth).toBe(1)
  expect(asked('Make the light cooler').warmth).toBe(-1)
  expect(asked('a bit darker').brightness).toBe(-1)
  expect(asked('more contrast').contrast).toBe(1)
  expect(asked('Make it sharper').sharpness).toBe(1)
  expect(asked('Make the lighting warmer').sharpness).toBe(undefined)
})

test('both ways together free either', () => {
  expect(asked('make the light warmer and then make the light cooler').warmth).toBe('any')
})

test.each([
  'Add a few coffee beans near the cup',
  'Remove the spoon',
  'Replace the plate with a wooden tray',
])('“%s” frees the palette, and no light', (text) => {
  expect(asked(text)).toEqual({ palette: 'any' })
})

test('a light without a direction frees every colour and tone, but no softness', () => {
  const { sharpness, noise, ...free } = asked('soft morning light from the left')
  expect(free).toMatchObject({ warmth: 'any', brightness: 'any', contrast: 'any' })
})

test.each([
  ['a new background', 'Change the background to a café'],
  ['a judgement', 'make it better'],
  ['nothing to change', 'Keep the label'],
])('%s frees everything', (_, text) => {
  expect(asked(text)).toEqual(everything)
})

test('what was not understood frees everything', () => {
  expect(askedAxes({ changes: [] })).toEqual(everything)
})
