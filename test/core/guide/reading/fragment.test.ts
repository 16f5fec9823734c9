import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const alone = (text: string): string[] => readInstruction(text).changes.map((one) => one.alone)

test.each([
  ['curtains blue, lamp off', ['Curtains blue', 'Lamp off']],
  [
    'The wall is too grey and the carpet too bright',
    ['The wall is too grey', 'The carpet too bright'],
  ],
  ['the door should be open, the window closed', ['The door should be open', 'The window closed']],
  ['Make the walls lighter, floor darker', ['Make the walls lighter', 'Make floor darker']],
  ['shirt greener hat redder', ['Shirt greener', 'Hat redder']],
  [
    'less grain, more saturation, crop to portrait',
    ['Less grain', 'More saturation', 'Crop to portrait'],
  ],
  [
    'A new backdrop (pale grey), softer shadow, larger bottle',
    ['A new backdrop (pale grey)', 'Softer shadow', 'Larger bottle'],
  ],
  ['Hang a mirror over the sofa, denoise', ['Hang a mirror over the sofa', 'Denoise']],
  ['Vorhang blau, Teppich rot', ['Vorhang blau', 'Teppich rot']],
  ['el muro más oscuro, la puerta más clara', ['El muro más oscuro', 'La puerta más clara']],
])('what is said of a thing is a change: %s', (text, expected) => {
  expect(alone(text)).toEqual(expected)
})

test.each([
  'Forest green',
  'wooden table top',
  'make the cup round and blue',
  'paint the black cat red',
  'make the sky blue',
])('stays one: %s', (text) => {
  expect(alone(text)).toHaveLength(1)
})
