import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const alone = (text: string): string[] => readInstruction(text).changes.map((one) => one.alone)

test.each([
  [
    '1. delete the wires 2. darken the sky 3. add a kite',
    ['Delete the wires', 'Darken the sky', 'Add a kite'],
  ],
  ['1) grey backdrop 2) reflection 3) denoise', ['Grey backdrop', 'Reflection', 'Denoise']],
  ['a) remove the spoon b) warm up the light', ['Remove the spoon', 'Warm up the light']],
  ['Step 1: remove the jug. Step 2: blur the wall', ['Remove the jug', 'Blur the wall']],
  ['remove the jug → add a vase', ['Remove the jug', 'Add a vase']],
])('marks of a list are no words: %s', (text, expected) => {
  expect(alone(text)).toEqual(expected)
})

test('a number that counts nothing of a list stays', () => {
  expect(alone('Add 2 jugs. Make them 3 times larger')).toEqual([
    'Add 2 jugs',
    'Make the 2 jugs 3 times larger',
  ])
})

test('what stands in <…> is no word of it', () => {
  const [only, ...others] = readInstruction('<a href=x> paint the <i>gate</i> green').changes
  expect(others).toEqual([])
  expect([only?.target?.text, only?.result?.text]).toEqual(['gate', 'green'])
})

test.each([
  'pls ',
  'kindly ',
  'could u ',
  'It would be great if you could ',
  'I was wondering if you could ',
])('politeness is no part of it: %s', (before) => {
  expect(alone(`${before}remove the lamp`)).toEqual(['Remove the lamp'])
})
