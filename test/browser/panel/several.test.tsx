import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { PanelState } from '../../../core/panel/state.ts'
import { choosing } from '../../core/panel/support/sample-choice.ts'
import { sampleState } from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

function firstRound(provider: string): PanelState {
  const state = sampleState()
  const instruction = 'make the light warmer'
  return {
    ...state,
    lineages: [],
    picked: state.picked && { ...state.picked, lineage: null, head: { kind: 'source' } },
    setup: { ...state.setup, provider },
    keys: { cloud: true },
    draft: { ...state.draft, instruction },
  }
}

test('a first round offers several candidates, and never asks for them by itself', async () => {
  const { store } = showPanel(firstRound('cloud'), 280)
  expect(store.getState().setup.variations).toBe(1)
  await button('Try 4').click()
  expect(store.calls).toContain('setUp({"variations":4})')
  store.dispatch({ type: 'setup', changes: { variations: 4 } })
  await expect.element(page.getByText(/as 4 candidates/u)).toBeVisible()
  await button('Only one').click()
  expect(store.calls).toContain('setUp({"variations":1})')
})

test('where a model paints one at a time, and after the first round, no more are offered', async () => {
  showPanel(firstRound('local'))
  await expect.element(button('Refine')).toBeVisible()
  await expect.element(button('Try 4')).not.toBeInTheDocument()
  unmountAll()
  const state = firstRound('cloud')
  const { picked, lineages } = sampleState()
  const { store } = showPanel({ ...state, picked, lineages })
  await expect.element(button('Refine')).toBeVisible()
  await expect.element(button('Try 4')).not.toBeInTheDocument()
  // Whoever asked for four once would otherwise pay for four each time.
  store.dispatch({ type: 'setup', changes: { variations: 4 } })
  await expect.element(button('Only one')).toBeVisible()
})

test('what differs stands at each candidate once it is worked out', async () => {
  const { store } = showPanel(choosing, 280)
  const list = page.getByRole('list', { name: 'Candidates' })
  await expect.element(list).toBeVisible()
  store.dispatch({ type: 'compared', differences: ['brighter +4 · warmer', 'same as 1'] })
  await expect.element(list.getByText('brighter +4 · warmer')).toBeVisible()
  await expect.element(list.getByText('same as 1')).toBeVisible()
})
