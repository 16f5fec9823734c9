import { expect, test } from 'vitest'
import { parseSaid } from '../../../../core/guide/follow-up/parse-said.ts'
import type { Said } from '../../../../core/guide/follow-up/said.ts'
import { germanFollowUp } from '../../../../core/guide/words/german/follow-up.ts'
import { spanishFollowUp } from '../../../../core/guide/words/spanish/follow-up.ts'

test.each<[string, Partial<Said>]>([
  ['etwas mehr bitte', { act: 'amount', sign: 1, size: 0 }],
  ['das ist zu stark', { act: 'amount', sign: -1 }],
  ['noch wärmer', { act: 'quality', form: 'bare' }],
  ['zu dunkel', { act: 'quality', form: 'too' }],
  ['rückgängig', { act: 'back' }],
  ['zurück zu v2', { act: 'back', to: { kind: 'version', number: 2 } }],
  ['dasselbe für die linke Tasse', { act: 'same', what: 'die linke Tasse' }],
  ['aber nur die Tasse', { act: 'only', what: 'die Tasse' }],
])('German: “%s”', (text, said) => {
  expect(parseSaid(text, germanFollowUp)?.said).toMatchObject(said)
})

test.each<[string, Partial<Said>]>([
  ['un poco más', { act: 'amount', sign: 1, size: 0 }],
  ['demasiado', { act: 'amount', sign: -1 }],
  ['menos', { act: 'amount', sign: -1 }],
  ['deshazlo', { act: 'back' }],
  ['vuelve a v2', { act: 'back', to: { kind: 'version', number: 2 } }],
  ['lo mismo para la taza izquierda', { act: 'same', what: 'la taza izquierda' }],
  ['pero solo la taza', { act: 'only', what: 'la taza' }],
])('Spanish: “%s”', (text, said) => {
  expect(parseSaid(text, spanishFollowUp)?.said).toMatchObject(said)
})

test.each([
  ['Mach das Licht wärmer', germanFollowUp],
  ['Füge einen Löffel hinzu', germanFollowUp],
  ['Haz la luz más cálida', spanishFollowUp],
  ['Añade una cuchara', spanishFollowUp],
] as const)('“%s” is an instruction of its own', (text, words) => {
  expect(parseSaid(text, words)).toBeNull()
})
