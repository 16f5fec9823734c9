import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { written } from '../../core/panel/support/sample-choice.ts'
import { sampleState } from '../../core/panel/support/sample-state.ts'
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

test('a key is entered unseen and never shown again', async () => {
  const { root, store } = showPanel(sampleState({ view: 'settings' }))
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
  const { store } = showPanel(sampleState({ view: 'settings' }))
  const field = page.getByLabelText('Address of Cloud Painter')
  await field.fill('http://localhost:78')
  store.dispatch({ type: 'say', text: 'The document was looked at again.' })
  await expect.element(page.getByText('The document was looked at again.')).toBeInTheDocument()
  await expect.element(field).toHaveValue('http://localhost:78')
  await userEvent.keyboard('{Tab}')
  expect(store.calls).toEqual(['setBaseUrl("cloud", "http://localhost:78")'])
})

test('an address that is none is refused', async () => {
  const { store } = showPanel(sampleState({ view: 'settings' }))
  const field = page.getByLabelText('Address of Cloud Painter')
  await field.fill('localhost')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(store.calls).toEqual([])
  await field.fill('http://localhost:7860')
  await userEvent.keyboard('{Tab}')
  expect(store.calls).toEqual(['setBaseUrl("cloud", "http://localhost:7860")'])
})
