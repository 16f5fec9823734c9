import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { SpendingLine } from '../../../core/ledger/spending/spending-line.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { cloudInfo, sampleState } from '../../core/panel/support/sample-state.ts'
import { exactly } from '../../support/exactly.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const line: SpendingLine = {
  call: 'c1',
  edit: 'e1',
  attempt: 1,
  sentAt: Date.parse('2026-11-20T11:30:00Z'),
  document: 'coffee',
  provider: 'cloud',
  model: 'paint-2',
  outcome: 'answered',
  estimate: exactly(0.05),
  costUsd: 0.04,
  pictures: 1,
  acceptance: 'accepted',
}
const sum = {
  day: '2026-11-20',
  document: 'coffee',
  calls: 2,
  steps: 1,
  pictures: 1,
  seconds: 20,
  lowUsd: 0.04,
  highUsd: 0.09,
  unpriced: 0,
  accepted: 1,
  unpicked: 0,
  discarded: 0,
  failed: 0,
  unknown: 1,
}

const spent: PanelState = sampleState({
  view: 'spending',
  providers: [cloudInfo],
  spending: {
    lines: [{ ...line, call: 'c2', outcome: 'unknown', costUsd: null, acceptance: null }, line],
    sums: [sum, { ...sum, day: '2026-11-19', document: 'Bottle' }],
  },
})

test('promise 8: today, this document and every call are listed, with what nobody knows', async () => {
  const { store } = showPanel(spent)
  await expect.element(page.getByText('$0.04–0.09 · 2 calls').first()).toBeVisible()
  await expect.element(page.getByText('$0.08–0.18 · 4 calls')).toBeVisible()
  await expect.element(page.getByText(/Cloud Painter, paint-2 · kept$/)).toBeVisible()
  await expect.element(page.getByText(/nobody knows what became of it$/)).toBeVisible()
  await button('Save CSV').click()
  await button('Save JSON').click()
  expect(store.calls).toEqual(['saveSpending("csv")', 'saveSpending("json")'])
  await button('Back').click()
  expect(store.getState().view).toBe('settings')
})
