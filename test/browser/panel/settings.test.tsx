import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PanelState } from '../../../core/panel/state.ts'
import { written } from '../../core/panel/support/sample-choice.ts'
import { cloudInfo, sampleState, serverInfo } from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

test('a missing key is asked for, and leads to the settings', async () => {
  const { store } = showPanel({ ...written, setup: { ...written.setup, provider: 'cloud' } })
  await expect
    .element(page.getByText('Enter your Cloud Painter key in Settings.').last())
    .toBeVisible()
  await button('Open settings').click()
  expect(store.getState().view).toBe('settings')
})

/** The settings, with those of the cloud provider unfolded: it is the one that is set up. */
function settings(changes: Partial<PanelState> = {}): PanelState {
  const state = sampleState({ view: 'settings', ...changes })
  return { ...state, setup: { ...state.setup, provider: 'cloud' } }
}

test('a key is entered unseen and never shown again', async () => {
  const { root, store } = showPanel(settings())
  const field = page.getByLabelText('Cloud Painter key')
  await expect.element(field).toHaveAttribute('type', 'password')
  await field.fill('sk-secret')
  await button('Save').click()
  expect(store.calls).toEqual(['saveKey("cloud", "sk-secret")'])
  await expect.element(field).toHaveValue('')
  store.dispatch({ type: 'key', provider: 'cloud', saved: true })
  await expect.element(page.getByText('A key is saved on this machine.')).toBeVisible()
  expect(root.innerHTML).not.toContain('sk-secret')
  await button('Remove the Cloud Painter key').click()
  expect(store.calls.at(-1)).toBe('deleteKey("cloud")')
})

test('what is being typed stays when the panel is drawn again, and an address counts when the field is left', async () => {
  const { store } = showPanel(settings())
  const field = page.getByLabelText('Address of Cloud Painter')
  await field.fill('http://localhost:78')
  store.dispatch({ type: 'say', text: 'The document was looked at again.' })
  await expect.element(page.getByText('The document was looked at again.')).toBeInTheDocument()
  await expect.element(field).toHaveValue('http://localhost:78')
  await userEvent.keyboard('{Tab}')
  expect(store.calls).toEqual(['setBaseUrl("cloud", "http://localhost:78")'])
})

test('an address that is none is refused', async () => {
  const { store } = showPanel(settings())
  const field = page.getByLabelText('Address of Cloud Painter')
  await field.fill('localhost')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(store.calls).toEqual([])
  await field.fill('http://localhost:7860')
  await userEvent.keyboard('{Tab}')
  expect(store.calls).toEqual(['setBaseUrl("cloud", "http://localhost:7860")'])
})

test('providers that are not set up come down to a line, which opens', async () => {
  const { store } = showPanel(settings({ providers: [cloudInfo, serverInfo] }))
  await expect.element(page.getByLabelText('Own server key')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Own server Key optional' }).click()
  await expect.element(page.getByLabelText('Own server key')).toBeVisible()
  await page.getByRole('combobox', { name: 'Sampler' }).selectOptions('DPM++')
  await page.getByLabelText('Steps').fill('30')
  await userEvent.keyboard('{Tab}')
  expect(store.calls).toEqual([
    'setOption("server", "sampler", "DPM++")',
    'setOption("server", "steps", "30")',
  ])
})

test('a provider that can’t be reached from here says why, and is not offered', async () => {
  const capabilities = {
    ...sampleState().capabilities,
    reach: (url: string) =>
      url.includes('7860')
        ? { ok: false as const, reason: 'Not on the list.', fix: 'Add it.' }
        : { ok: true as const },
  }
  const state = settings({ providers: [cloudInfo, serverInfo], capabilities })
  const { store } = showPanel(state)
  await page.getByRole('button', { name: 'Own server Not from here' }).click()
  await expect.element(page.getByText('Not on the list. Add it.')).toBeVisible()
  store.dispatch({ type: 'view', view: 'refine' })
  store.dispatch({ type: 'open', section: 'more', open: true })
  await expect.element(page.getByRole('combobox', { name: 'Provider' })).toBeVisible()
  expect(page.getByRole('option', { name: 'Own server' }).elements()).toEqual([])
})

test('budgets take amounts, nothing for no limit, and refuse the rest', async () => {
  const { store } = showPanel(settings())
  const field = page.getByLabelText('Budget for one day, in US dollars')
  await field.fill('$2,50')
  await userEvent.keyboard('{Tab}')
  await field.fill('a lot')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  await field.fill('')
  await userEvent.keyboard('{Tab}')
  expect(store.calls).toEqual(['setBudgets({"perDayUsd":2.5})', 'setBudgets({"perDayUsd":null})'])
})
