import { expect, test } from 'vitest'
import type { PanelState } from '../../../../core/panel/state.ts'
import { priceText, sendingFacts } from '../../../../core/panel/wording/sending-facts.ts'
import type { Estimate } from '../../../../core/provider.ts'
import { prepared } from '../support/sample-choice.ts'
import { cloudInfo, sampleState } from '../support/sample-state.ts'

const estimate: Estimate = { lowUsd: 0.04, highUsd: 0.05, source: 'table' }
const prices = { source: 'Cloud’s price list', readOn: '2026-09-30' }

function stateWith(changes: Partial<PanelState>): PanelState {
  const state = sampleState()
  return { ...state, setup: { ...state.setup, provider: 'cloud' }, ...changes }
}

function factOf(name: string, changes: Partial<PanelState>, price: Estimate | null = estimate) {
  const facts = sendingFacts({ ...prepared, estimate: price }, stateWith(changes))
  const found = facts.find((fact) => fact.name === name)
  return found && `${found.tone === 'warned' ? '! ' : ''}${found.value}`
}

test('a price is a range with its source, and none that nobody published is made up', () => {
  expect(priceText(estimate, prices)).toBe('$0.04–0.05, by Cloud’s price list, read on 30 Sep 2026')
  expect(priceText({ ...estimate, source: 'interpolated' }, prices)).toBe(
    '$0.04–0.05, worked out from Cloud’s price list, read on 30 Sep 2026',
  )
  expect(priceText(null, null)).toBe('not known: no price is published')
  expect(priceText({ lowUsd: 0, highUsd: 0, source: 'free' }, prices)).toBe('free')
})

test('how the place is told is said before the call, with the reason', () => {
  const reason = 'Paint 2 takes no mask: it is told the area in words.'
  const facts = sendingFacts(
    { ...prepared, maskUse: { use: 'none', reason } },
    stateWith({ providers: [cloudInfo] }),
  )
  expect(facts.find(({ name }) => name === 'Mask')?.value).toBe(reason)
})

test('promise 5: the day’s spending and what is left of the budget are said', () => {
  const spentToday = { calls: 3, lowUsd: 0.1, highUsd: 0.12, unpriced: 0 }
  expect(factOf('Today', { spentToday })).toBe('$0.10–0.12 so far')
  const budgets = { perEditUsd: null, perDayUsd: 1 }
  expect(factOf('Today', { spentToday, budgets })).toBe('$0.10–0.12 so far, $0.88 left of $1.00')
  const tight = { perEditUsd: null, perDayUsd: 0.16 }
  expect(factOf('Today', { spentToday, budgets: tight })).toBe(
    '! $0.10–0.12 so far, $0.04 left of $0.16: refused',
  )
})

test('promise 5: what an edit may not cost is said before it is refused', () => {
  expect(factOf('Budget', { budgets: { perEditUsd: 0.5, perDayUsd: null } })).toBe(
    '$0.50 for one edit',
  )
  const budgets = { perEditUsd: 0.045, perDayUsd: null }
  expect(factOf('Budget', { budgets })).toMatch(/^! refused: more than/)
  expect(factOf('Budget', { budgets }, null)).toBe(
    '! refused: a budget is set, and the price is not known',
  )
  expect(factOf('Budget', {})).toBeUndefined()
})

test('what stays on this machine speaks of no mask and no budget', () => {
  const facts = sendingFacts(prepared, sampleState({ budgets: { perEditUsd: 1, perDayUsd: 1 } }))
  expect(facts.map(({ name }) => name)).toEqual(['To', 'Crop', 'Sent as', 'Detail', 'Price'])
})

test('further pictures are named with what they are for', () => {
  const references = [
    { name: 'Dawn', role: 'the light', picture: prepared.sent },
    { name: 'Cup', picture: prepared.sent },
  ]
  const facts = sendingFacts({ ...prepared, intent: { references } as never }, stateWith({}))
  expect(facts.find(({ name }) => name === 'With')?.value).toBe('“Dawn” for the light, “Cup”')
})
