import { expect, test } from 'vitest'
import type { ItemCall } from '../../../core/batch/item-state.ts'
import { expectWithinJob, spentOn } from '../../../core/batch/job-budget.ts'

const call = (state: ItemCall['state'], changes: Partial<ItemCall> = {}): ItemCall => ({
  ...{ call: 'id', step: 0, state, highUsd: 0.1, costUsd: null },
  ...changes,
})

test('what was paid is what calls cost, or their ceiling; what is open or unknown may come on top', () => {
  const calls = [
    call('placed', { costUsd: 0.04 }),
    call('answered', { costUsd: 0.03, atMost: true }),
    call('placed'),
    call('open'),
    call('unknown'),
    call('failed'),
    call('failed', { unsure: true }),
  ]
  expect(spentOn([{ calls }])).toEqual({ costUsd: 0.17, atMost: true, maybeUsd: 0.3, unpriced: 0 })
})

test('calls without a price are counted, not guessed', () => {
  const calls = [call('unknown', { highUsd: null }), call('placed', { highUsd: null })]
  expect(spentOn([{ calls }])).toMatchObject({ costUsd: 0, maybeUsd: 0, unpriced: 2 })
})

const spent = { costUsd: 0.1, maybeUsd: 0.1, unpriced: 0 }

test('a call that fits into what is left is allowed, cents counted exactly', () => {
  expectWithinJob(spent, 0.1, 0.3)
  expectWithinJob(spent, 0.1, null)
  expectWithinJob({ ...spent, unpriced: 1 }, 0, 0.2)
})

test('a call beyond the budget, or of unknown price, is refused', () => {
  const refused = { code: 'over_budget' }
  const trial = (...given: Parameters<typeof expectWithinJob>) => {
    try {
      return expectWithinJob(...given)
    } catch (thrown) {
      return thrown
    }
  }
  expect(trial(spent, 0.11, 0.3)).toMatchObject(refused)
  expect(trial(spent, null, 99)).toMatchObject(refused)
  expect(trial({ ...spent, unpriced: 1 }, 0.01, 99)).toMatchObject(refused)
})
