import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const alone = (text: string): string[] => readInstruction(text).changes.map((one) => one.alone)

test.each([
  [
    'delete the bins make the grass greener add butterflies',
    ['Delete the bins', 'Make the grass greener', 'Add butterflies'],
  ],
  [
    'I want the door green also could you remove the doormat',
    ['I want the door green', 'Remove the doormat'],
  ],
  [
    'Make the chairs oak, and while you’re at it remove the rug',
    ['Make the chairs oak', 'Remove the rug'],
  ],
  ['Blur the street / sharpen the cyclist', ['Blur the street', 'Sharpen the cyclist']],
  [
    'Brighten the dress so that it looks silky and crop the picture',
    ['Brighten the dress so that it looks silky', 'Crop the picture'],
  ],
  [
    'Add a scarf to the girl and boots to the boy',
    ['Add a scarf to the girl', 'Add boots to the boy'],
  ],
  [
    'erase the sticker on his helmet and the mud on his boots',
    ['Erase the sticker on his helmet', 'Erase the mud on his boots'],
  ],
  ['Keep the jug also remove the spoon', ['Remove the spoon']],
  [
    'Hang a clock on the right remove the poster',
    ['Hang a clock on the right', 'Remove the poster'],
  ],
])('%s', (text, expected) => {
  expect(alone(text)).toEqual(expected)
})

test.each([
  'Make the boy hold a kite',
  'Have the dog catch the ball',
  'Let the smoke curl up and fade out near the ceiling',
  'Add a lamp that makes the table shine',
  'Add a sign that says remove the shoes',
  'Make the wall red/blue',
  'Add a plate with a fork on the left and a knife on the right',
  'Widen the picture to the right and fill it with more beach',
  'Cut out the kettle and put it on light grey',
  'Remove the old shed and build a greenhouse there',
])('stays one: %s', (text) => {
  expect(alone(text)).toHaveLength(1)
})
