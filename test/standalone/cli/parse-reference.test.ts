import { expect, test } from 'vitest'
import { parseReference } from '../../../standalone/cli/parse-reference.ts'
import { UsageError } from '../../../standalone/cli/usage-error.ts'

test('a file may say what it is for', () => {
  expect(parseReference('light: mood board.jpg')).toEqual({
    path: 'mood board.jpg',
    role: 'light',
  })
  expect(parseReference('the label of the bottle:   label.png')).toEqual({
    path: 'label.png',
    role: 'the label of the bottle',
  })
})

test('paths with colons stay paths', () => {
  for (const path of ['mood.jpg', 'C:\\mood.jpg', 'a:b.jpg', './light: ', '/x/12:30.png']) {
    expect(parseReference(path)).toEqual({ path, role: null })
  }
})

test('nothing before the colon is a mistake that is named', () => {
  expect(() => parseReference(' : mood.jpg')).toThrow(UsageError)
})
