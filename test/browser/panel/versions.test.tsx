import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { everyOffer } from '../../core/panel/support/sample-shapes.ts'
import { sampleState } from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

test('versions are walked through with the arrow keys and opened with Enter', async () => {
  const { store } = showPanel(sampleState())
  const rows = () =>
    [...document.querySelectorAll('.pentimento-version__main')].map((row) => row.ariaLabel)
  expect(rows()).toEqual([
    'v4: 20 % more contrast',
    'v3: change the background to warm cream',
    'v2, starred: blur the background',
    'v1: make the light warmer',
    'Source: coffee',
  ])
  document.querySelector<HTMLElement>('.pentimento-version__main')?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(store.getState().selected).toBe('id2')
  await userEvent.keyboard('{End}')
  expect(document.activeElement?.ariaLabel).toBe('Source: coffee')
})

test('promise 8: a version shows what was measured on it', async () => {
  showPanel(sampleState({ selected: 'id2' }))
  await expect.element(page.getByText('0 of 182 340 pixels changed')).toBeVisible()
  await expect.element(page.getByText(/before your changes/)).not.toBeInTheDocument()
  unmountAll()
  showPanel(sampleState({ selected: 'id4' }))
  await expect.element(page.getByText('These numbers are from before your changes.')).toBeVisible()
})

test('a version is shown, branched from, starred, reused, renamed and deleted', async () => {
  const { store } = showPanel(sampleState({ selected: 'id3' }))
  await button('Show v3').click()
  await button('Branch from here').click()
  await button('Star').click()
  await button('Reuse settings').click()
  await button('Rename').click()
  await page.getByLabelText('Layer name').fill('Cream')
  await userEvent.keyboard('{Enter}')
  await button('Delete').click()
  await button('Delete v3').click()
  expect(store.calls).toEqual([
    'show("id3")',
    'branchFrom("id3")',
    'star("id3", true)',
    'reuse("id3")',
    'rename("id3", "Cream")',
    'remove("id3")',
  ])
})

test('a version that others are built on can’t be deleted, and says so', async () => {
  showPanel(sampleState({ selected: 'id2' }))
  await expect.element(button('Delete')).toBeDisabled()
  await expect
    .element(page.getByText('v2 can’t be deleted while other versions are built on it.'))
    .toBeVisible()
})

test('a version is flattened only after it was said what that does', async () => {
  const { store } = showPanel(sampleState({ selected: 'id3', offers: everyOffer }))
  await button('Flatten').click()
  await expect
    .element(page.getByText(/becomes one whole picture that looks the same/))
    .toBeVisible()
  await button('Leave it').click()
  expect(store.calls).toEqual([])
  await button('Flatten').click()
  await button('Flatten v3').click()
  expect(store.calls).toEqual(['flatten("id3")'])
})

test('how the layer holds a version is told with the reason, and what is flat can’t be flattened', async () => {
  const state = sampleState({ selected: 'id3', offers: everyOffer })
  const written = { form: 'flattened' as const, reason: 'The paint is half transparent.' }
  const lineages = state.lineages.map((lineage) => ({
    ...lineage,
    versions: lineage.versions.map((version) => ({
      ...version,
      record: { ...version.record, written },
    })),
  }))
  showPanel({ ...state, lineages })
  await expect
    .element(page.getByText('one whole picture. The paint is half transparent.'))
    .toBeVisible()
  await expect.element(button('Flatten')).not.toBeInTheDocument()
})

test('a host that can’t flatten offers no Flatten', async () => {
  showPanel(sampleState({ selected: 'id3' }))
  await expect.element(button('Rename')).toBeVisible()
  await expect.element(button('Flatten')).not.toBeInTheDocument()
})

test('a report that is asked for from elsewhere comes into view', async () => {
  const { root, store } = showPanel(sampleState())
  root.style.height = '320px'
  store.dispatch({ type: 'reveal', version: 'id1' })
  const row = () => root.querySelector('.pentimento-version--open')?.getBoundingClientRect()
  const scroll = root.querySelector('.pentimento-scroll')?.getBoundingClientRect()
  await expect.poll(() => row()?.top).toBeLessThan(scroll?.bottom ?? 0)
  await expect.poll(() => row()?.top).toBeGreaterThanOrEqual(scroll?.top ?? 0)
})

test('the story is saved as a page where the host can save, and not offered elsewhere', async () => {
  const { store } = showPanel(sampleState(), 280)
  await button('Save report').click()
  expect(store.calls).toContain('saveStory()')
  unmountAll()
  showPanel(sampleState(), 280, {}, { saveStory: null })
  await expect.element(button('Refine')).toBeInTheDocument()
  await expect.element(button('Save report')).not.toBeInTheDocument()
})
