import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const read = (text: string) => {
  const { changes, keeps } = readInstruction(text)
  return [changes.map((one) => one.alone), keeps.map((one) => one.what)]
}

test.each([
  ['Make it autumn, same framing', ['Make it autumn'], ['framing']],
  ['With the same lighting, add a second lamp', ['Add a second lamp'], ['lighting']],
  ['Make the coat green. His hair must not change.', ['Make the coat green'], ['His hair']],
  ['Paint the door red, handle unchanged', ['Paint the door red'], ['handle']],
  ['add snow but not on the car', ['Add snow'], ['the car']],
  ['darken the sky, no other changes', ['Darken the sky'], ['everything else']],
  ['darken the sky and change nothing else', ['Darken the sky'], ['everything else']],
  ['Mach das Bild heller, aber lass das Logo unverändert', ['Mach das Bild heller'], ['das Logo']],
  ['Desenfoca el fondo sin cambiar la cara', ['Desenfoca el fondo'], ['la cara']],
])('%s', (text, alone, kept) => {
  expect(read(text)).toEqual([alone, kept])
})

test.each([
  'Add another stool with the same legs',
  'The sign must not cover the door',
  'no birds, no people',
  'Doesn’t look right, the lighting',
  'No me gusta la luz',
])('keeps nothing: %s', (text) => {
  expect(read(text)[1]).toEqual([])
})
