import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { noOffers } from '../../../core/panel/host-offers.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { withShelves } from '../../core/panel/support/sample-shelf.ts'
import { picked, sampleState } from '../../core/panel/support/sample-state.ts'
import { button, namelessControls, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const offers = { ...noOffers, documentTexts: true }

function kept(changes: Partial<PanelState> = {}): PanelState {
  return { ...withShelves(sampleState({ offers })), ...changes }
}

test('the kit that counts is one quiet line, and without one there is nothing', async () => {
  const { store } = showPanel(kept())
  await expect.element(page.getByText('Brand kit: Acme')).toBeVisible()
  await button('Change the brand kit “Acme”').click()
  expect(store.calls).toContain('openShelf("kits")')
  unmountAll()
  showPanel(sampleState())
  expect(page.getByText(/^Brand kit/).query()).toBeNull()
})

test('what a kit adds is shown in full, and another one can be chosen', async () => {
  const { root, store } = showPanel(kept({ view: 'kits' }), 280)
  const added = page.getByRole('list', { name: 'What “Acme” adds' })
  await expect.element(added.getByText('Colours of anything new: cream (#f4e9d8).')).toBeVisible()
  await expect.element(added.getByText('Keeps the logo.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Brand kit' }).selectOptions('None')
  expect(store.calls).toEqual(['chooseKit(null)'])
  expect(namelessControls(root)).toEqual([])
  expect(root.scrollWidth).toBeLessThanOrEqual(280)
})

test('a kit is edited in plain fields; what is wrong is said and nothing is kept', async () => {
  const { root, store } = showPanel(kept({ view: 'kits' }), 280)
  await page.getByRole('button', { name: /^Acme/ }).click()
  await button('Edit').click()
  await page.getByRole('textbox', { name: 'Value of colour 1' }).fill('beige')
  await button('Save kit').click()
  await expect.element(page.getByText(/^Write “beige” as a colour/)).toBeVisible()
  expect(store.calls).toEqual([])
  await page.getByRole('textbox', { name: 'Value of colour 1' }).fill('#eeddcc')
  expect(namelessControls(root)).toEqual([])
  await button('Save kit').click()
  expect(store.calls[0]).toMatch(/^keepItem\("machine", \{.*"hex":"#eeddcc"/)
  await expect.element(page.getByRole('combobox', { name: 'Brand kit' })).toBeVisible()
})

test('a kit goes only after a second press, and so does one that can’t be read', async () => {
  const { store } = showPanel(kept({ view: 'kits' }))
  await page.getByRole('button', { name: /^Acme/ }).click()
  await button('Delete').nth(1).click()
  await expect.element(page.getByText('Delete “Acme” from this machine?')).toBeVisible()
  await button('Delete').nth(1).click()
  expect(store.calls).toEqual(['removeItem("kits", "machine", "acme")'])
  await button('Delete').first().click()
  await button('Delete it').click()
  expect(store.calls.at(-1)).toBe('removeItem("kits", "document", "#1")')
})

test('a recipe is found by words, says its steps, and runs once it knows what it needs', async () => {
  const several = [picked, { ...picked, source: 's2', name: 'Vase' }]
  const { root, store } = showPanel(kept({ view: 'recipes', pickedAll: several }), 280)
  await page.getByRole('textbox', { name: 'Words' }).fill('crisp')
  await page.getByRole('button', { name: /^Warm and crisp/ }).click()
  await expect.element(page.getByText('1. warm the {what}')).toBeVisible()
  await expect.element(page.getByText('Say what “what” is.')).toBeVisible()
  await expect.element(button('Run on “coffee”')).toBeDisabled()
  await page.getByRole('textbox', { name: 'what' }).fill('light')
  await button('Run on “coffee”').click()
  await button('Run on all 2').click()
  expect(store.calls.map((call) => call.slice(-9))).toEqual(['"picked")', '}, "all")'])
  expect(namelessControls(root)).toEqual([])
  expect(root.scrollWidth).toBeLessThanOrEqual(280)
})

test('the path to a version is kept under a name, from its details and from the recipes', async () => {
  const { store } = showPanel(kept({ selected: 'id4' }))
  await button('Save as recipe').click()
  await expect.element(page.getByText('3. 20 % more contrast')).toBeVisible()
  await expect.element(button('Save recipe')).toBeDisabled()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Crisp')
  await button('Words to fill in anew').click()
  await page.getByRole('textbox', { name: 'Words 1 that are filled in anew' }).fill('light')
  await page.getByRole('textbox', { name: 'Name for words 1' }).fill('what')
  await button('Save recipe').click()
  expect(store.calls.at(-1)).toBe(
    'saveRecipe("id4", {"name":"Crisp","category":"","parameters":[{"name":"what","words":"light"}]}, "machine")',
  )
  store.dispatch({ type: 'view', view: 'recipes' })
  await expect.element(button('Save v2 as a recipe')).toBeVisible()
  await userEvent.keyboard('{Escape}')
})
