import { expect, test } from 'vitest'
import { askAgainLabel, askAgainNote } from '../../../../core/panel/wording/ask-again.ts'
import { exactly } from '../../../support/exactly.ts'

test('how often is said in words', () => {
  expect([0, 1, 2, 3].map(askAgainLabel)).toEqual([
    'Never',
    'Once',
    'Up to 2 times',
    'Up to 3 times',
  ])
})

test('what it may cost at most is said, as far as the price is known', () => {
  expect(askAgainNote(1, exactly(0.042))).toMatch(
    /^When a check fails: at most 2 calls, up to \$0\.084 in all\./,
  )
  expect(askAgainNote(3, exactly(0.17))).toContain('at most 4 calls, up to $0.68 in all')
  expect(askAgainNote(2, null)).toContain('at most 3 calls, up to 3 times the price of one in all')
})
