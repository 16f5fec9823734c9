import { expect, test } from 'vitest'
import type { SpendingLine } from '../../../../core/ledger/spending/spending-line.ts'
import { spentOn } from '../../../../core/panel/spent.ts'
import { costText, outcomeText, spentText } from '../../../../core/panel/wording/spent-text.ts'
import { exactly } from '../../../support/exactly.ts'

const line: SpendingLine = {
  call: 'c1',
  edit: 'e1',
  attempt: 1,
  sentAt: 0,
  document: 'bottle.psd',
  provider: 'cloud',
  model: 'paint-2',
  outcome: 'answered',
  estimate: exactly(0.05),
  costUsd: 0.04,
  pictures: 1,
  acceptance: 'accepted',
}

test('promise 8: calls of unknown outcome count from nothing to their estimate, and unknown prices are counted apart', () => {
  const lost: SpendingLine = { ...line, outcome: 'unknown', costUsd: null, acceptance: null }
  const unpriced: SpendingLine = { ...line, costUsd: null, estimate: null }
  const spent = spentOn([line, lost, unpriced])
  expect(spent).toEqual({ calls: 3, lowUsd: 0.04, highUsd: 0.09, unpriced: 1 })
  expect(spentText(spent)).toBe('$0.04–0.09 and one call at an unknown price')
  expect(spentText(spentOn([]))).toBe('nothing')
  expect(spentText(spentOn([unpriced, unpriced]))).toBe('2 calls at an unknown price')
})

test('a call that may not have been billed costs “up to”, and one that surely was not nothing', () => {
  expect(costText({ lowUsd: 0, highUsd: 0.0238 })).toBe('up to $0.024')
  expect(costText({ lowUsd: 0.0238, highUsd: 0.0238 })).toBe('$0.023–0.024')
  expect(costText({ lowUsd: 0, highUsd: 0 })).toBe('nothing')
  expect(costText(null)).toBe('price unknown')
})

test('every call says what became of it', () => {
  expect(outcomeText(line)).toBe('kept')
  expect(outcomeText({ ...line, acceptance: null })).toBe('waits to be placed')
  expect(outcomeText({ ...line, outcome: 'unknown' })).toBe('nobody knows what became of it')
  expect(outcomeText({ ...line, outcome: 'failed', error: 'bad_answer' })).toBe('failed')
})
