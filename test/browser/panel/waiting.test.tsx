import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { LedgerEntry } from '../../../core/ledger/ledger.ts'
import { prepared, written } from '../../core/panel/support/sample-choice.ts'
import { sampleEdit } from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const lost: LedgerEntry = {
  id: 'w1',
  attempt: { edit: 'edit', ordinal: 1 },
  state: 'unknown',
  sentAt: new Date(2026, 10, 19, 14, 3).getTime(),
  edit: sampleEdit('add steam', null),
  plan: prepared.plan,
  source: { layer: 'source', name: 'coffee', lineage: null },
  estimate: { lowUsd: 0.03, highUsd: 0.04, source: 'table' },
  usage: null,
  candidates: 0,
  error: null,
}

test('promise 5: a call of unknown fate says what it may have cost, and is sent again or forgotten', async () => {
  const { store } = showPanel({ ...written, waiting: [lost] })
  await expect
    .element(page.getByText(/^Sent 19 Nov 14:03, may have cost up to \$0\.04, for “coffee”\./))
    .toBeVisible()
  await button('Send again').click()
  await button('Forget it').click()
  expect(store.calls).toEqual(['sendAgain("w1")', 'throwAway("w1")'])
})

test('a call in the provider’s queue is looked for instead of sent again', async () => {
  const { store } = showPanel({ ...written, waiting: [{ ...lost, ticket: 't1' }] })
  await expect.element(button('Send again')).not.toBeInTheDocument()
  await button('Look for the answer').click()
  expect(store.calls).toEqual(['lookForAnswer("w1")'])
})

test('a call that is still waited for can be neither sent again nor forgotten', async () => {
  showPanel({ ...written, waiting: [{ ...lost, state: 'open' }] })
  await expect.element(page.getByText(/still under way, for “coffee”/)).toBeVisible()
  expect(button('Send again').elements()).toEqual([])
  expect(button('Forget it').elements()).toEqual([])
})
