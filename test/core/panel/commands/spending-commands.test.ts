import { afterEach, expect, test } from 'vitest'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

test('promise 5: what a refinement cost counts for the day, and is listed', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().spentToday).toMatchObject({ calls: 1, highUsd: 0.04 })
  await panel.store.openSpending()
  const { view, spending } = panel.store.getState()
  expect(view).toBe('spending')
  expect(spending?.lines).toMatchObject([{ provider: 'scripted', acceptance: 'accepted' }])
  expect(spending?.sums).toMatchObject([{ calls: 1, accepted: 1 }])
})

test('promise 5: a budget set in the panel stops what would go beyond it, and sends nothing', async () => {
  const panel = await openPanel()
  panel.store.setBudgets({ perEditUsd: 0.03 })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().problem?.error.code).toBe('over_budget')
  expect(panel.desk.provider.requests).toEqual([])
  panel.store.setBudgets({ perEditUsd: null, perDayUsd: 0.045 })
  await panel.store.refine()
  expect(panel.store.getState().warning).toContain('nearly used up')
  ask(panel, 'add steam')
  await panel.store.refine()
  expect(panel.store.getState().problem?.error.code).toBe('over_budget')
  expect(panel.desk.provider.requests).toHaveLength(1)
})

test('the list is handed over as a file in either form, where the host can', async () => {
  const saved: { name: string; text: string; type: string }[] = []
  const panel = await openPanel(undefined, {
    deps: { saveFile: async (file) => void saved.push(file) },
  })
  ask(panel)
  await panel.store.refine()
  await panel.store.saveSpending?.('csv')
  await panel.store.saveSpending?.('json')
  expect(saved.map(({ name, type }) => [name, type])).toEqual([
    ['pentimento-spending-2026-05-01.csv', 'text/csv'],
    ['pentimento-spending-2026-05-01.json', 'application/json'],
  ])
  expect(saved[0]?.text).toContain('scripted')
  expect(JSON.parse(saved[1]?.text ?? '')).toMatchObject({ lines: [{ provider: 'scripted' }] })
  expect((await openPanel()).store.saveSpending).toBeNull()
})
