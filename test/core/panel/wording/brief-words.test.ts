import { expect, test } from 'vitest'
import { briefLine, listOfWords } from '../../../../core/panel/wording/brief-words.ts'

test('a brief is one line of what is said in it', () => {
  const brief = {
    purpose: 'shop page',
    audience: 'families',
    mood: '',
    mustHaves: ['logo', 'steam'],
  }
  expect(briefLine({ ...brief, role: 'product' })).toBe(
    'product · shop page · for families · logo, steam',
  )
  expect(briefLine({ purpose: '', audience: '', mood: '', mustHaves: [] })).toBeNull()
  expect(briefLine(undefined)).toBeNull()
})

test('a list is taken apart at its commas, and kept within bounds', () => {
  expect(listOfWords(' logo readable,, steam; ')).toEqual(['logo readable', 'steam'])
  expect(listOfWords('a,'.repeat(40))).toHaveLength(12)
  expect(listOfWords('x'.repeat(400))[0]).toHaveLength(300)
})
