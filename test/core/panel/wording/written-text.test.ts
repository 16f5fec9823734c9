import { expect, test } from 'vitest'
import { writtenText } from '../../../../core/panel/wording/written-text.ts'

const reason = 'The paint is half transparent.'

test('a flattened version says that its layer is one whole picture, and why', () => {
  expect(writtenText({ form: 'flattened', reason })).toBe(`one whole picture. ${reason}`)
})

test('merged refinements are counted', () => {
  expect(writtenText({ form: 'overlay', merged: 1, reason })).toBe(
    `changes alone, one older refinement merged. ${reason}`,
  )
  expect(writtenText({ form: 'overlay', merged: 4, reason })).toBe(
    `changes alone, 4 older refinements merged. ${reason}`,
  )
  expect(writtenText({ form: 'overlay', reason })).toBe(`changes alone. ${reason}`)
})
