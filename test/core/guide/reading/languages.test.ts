import { expect, test } from 'vitest'
import { languageOf } from '../../../../core/guide/reading/language-of.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { wordsOf } from '../../../../core/guide/reading/words-of.ts'
import { english } from '../../../../core/guide/words/languages.ts'

test.each([
  [
    'Mach das Licht wärmer und entferne die Tasse',
    'de',
    ['Mach das Licht wärmer', 'Entferne die Tasse'],
    0,
  ],
  [
    'das Licht wärmer machen und die Tasse entfernen',
    'de',
    ['Das Licht wärmer machen', 'Die Tasse entfernen'],
    0,
  ],
  ['die Tasse und den Löffel entfernen', 'de', ['Die Tasse und den Löffel entfernen'], 0],
  ['Mach den Himmel dunkler, ohne das Logo zu ändern', 'de', ['Mach den Himmel dunkler'], 1],
  ['Haz la luz más cálida y quita la taza', 'es', ['Haz la luz más cálida', 'Quita la taza'], 0],
  ['Quita la taza y la cuchara', 'es', ['Quita la taza y la cuchara'], 0],
  [
    'Cambia el fondo a una cafetería y mantén la etiqueta intacta',
    'es',
    ['Cambia el fondo a una cafetería'],
    1,
  ],
])('%s', (text, id, alone, keeps) => {
  const reading = readInstruction(text)
  expect(reading.language).toBe(id)
  expect(reading.changes.map((one) => one.alone)).toEqual(alone)
  expect(reading.keeps).toHaveLength(keeps)
})

test('English is assumed unless another language knows more of the words', () => {
  expect(languageOf('').id).toBe('en')
  expect(languageOf('zorblat').id).toBe('en')
  expect(languageOf('die in the hand').id).toBe('en')
})

test('words are compared in one spelling, without typing mistakes', () => {
  expect(wordsOf('The COLOUR of the shadwos', english)).toEqual([
    'the',
    'color',
    'of',
    'the',
    'shadows',
  ])
})
