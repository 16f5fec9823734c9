import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { shownKey } from '../../../core/panel/next-state.ts'
import { afterSixSteps } from '../../core/panel/support/sample-path.ts'
import { report, sampleState } from '../../core/panel/support/sample-state.ts'
import { button, namelessControls, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const longPath = (told: readonly string[] = []) => afterSixSteps(sampleState(), told)

test('a notice is one line with its why and its ways on demand, and can be ignored', async () => {
  const { root, store } = showPanel(longPath(), 280)
  const line = page.getByRole('note', { name: 'When to stop' })
  await expect.element(line.getByText(/Six steps so far/u)).toBeVisible()
  await line.getByRole('button', { name: /^Why/u }).click()
  await expect.element(line.getByText(/usually shows/u)).toBeVisible()
  await line.getByRole('button', { name: 'Finish: sharpen gently' }).click()
  await line.getByRole('button', { name: /^Ignore/u }).click()
  expect(store.calls.map((call) => call.slice(0, 26))).toEqual([
    'takeWay({"name":"steps-6",',
    'ignoreNotice({"name":"step',
  ])
  expect(namelessControls(root)).toEqual([])
  await expect.element(button('Refine')).toBeInTheDocument()
})

test('what was told is not told again, and nothing is told while advice is off', async () => {
  showPanel(longPath(['steps-6']))
  await expect.element(page.getByRole('note', { name: 'When to stop' })).not.toBeInTheDocument()
  unmountAll()
  const state = longPath()
  showPanel({ ...state, advice: { ...state.advice, on: false } })
  await expect.element(page.getByRole('note', { name: 'When to stop' })).not.toBeInTheDocument()
})

test('what the rules propose is looked for when somebody asks, and becomes words, not a run', async () => {
  const state = sampleState()
  const [lineage] = state.lineages
  const versions = (lineage?.versions ?? []).map((version) => ({
    ...version,
    adjusted: false,
    record: { ...version.record, report: { ...report, cut: 0.6 } },
  }))
  const { store } = showPanel({ ...state, lineages: lineage ? [{ ...lineage, versions }] : [] })
  expect(store.calls).not.toContain('lookAtShown()')
  await button('What next?').click()
  await expect.poll(() => store.calls).toContain('lookAtShown()')
  await expect.element(page.getByText('Looking at the picture…')).toBeVisible()
  const key = shownKey(store.getState()) ?? ''
  store.dispatch({ type: 'next', changes: { seen: { key, look: null } } })
  await expect.element(page.getByText(/60 % of the region/u)).toBeVisible()
  await button('Use it').click()
  expect(store.getState().draft.instruction).toMatch(/^Complete what is cut off/u)
  expect(store.calls).not.toContain('refine()')
})
