import { afterEach, expect, test } from 'vitest'
import { toUtf8 } from '../../../../core/bytes.ts'
import { chosenKit, distanceOf } from '../../../../core/panel/chosen-kit.ts'
import type { PanelDeps } from '../../../../core/panel/panel-deps.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'
import { acme, recipeOfSteps } from '../support/sample-shelf.ts'

afterEach(closePanels)

test('a kit that is kept can be chosen, is applied, and is remembered', async () => {
  const panel = await openPanel()
  const { store } = panel
  expect(await store.keepItem('machine', acme)).toBe(true)
  expect(store.getState().said).toBe('Kept “Acme” on this machine.')
  expect(chosenKit(store.getState())).toBeNull()
  await store.chooseKit('acme')
  ask(panel)
  await store.refine()
  const record = store.getState().lineages[0]?.versions[0]?.record
  expect(record?.edit.brand).toMatchObject({ kit: 'Acme' })
  expect(panel.desk.provider.requests[0]?.prompt).toContain('no neon')

  const { desk, settings } = panel
  const later = await openPanel(undefined, { desk, settings })
  await later.until((state) => chosenKit(state)?.id === 'acme')
  await later.store.chooseKit(null)
  expect(chosenKit(later.store.getState())).toBeNull()
})

test('how far the version that shows is from the kit’s colours is measured in the background', async () => {
  const panel = await openPanel()
  await panel.store.keepItem('machine', acme)
  await panel.store.chooseKit('acme')
  ask(panel)
  await panel.store.refine()
  const shown = () => panel.store.getState().placed ?? ''
  const state = await panel.until((now) => distanceOf(now, shown()) !== null)
  expect(distanceOf(state, shown())?.after.meanDeltaE).toBeGreaterThan(0)
})

test('what is copied to the document travels with it, and goes without taking the machine’s along', async () => {
  const { store, desk } = await openPanel()
  const recipe = recipeOfSteps(['make the light warmer'])
  await store.keepItem('machine', recipe)
  await store.keepItem('document', recipe)
  expect(await desk.host.documentTexts?.read('recipes')).toContain('Warm and crisp')
  await store.openShelf('recipes')
  expect(store.getState()).toMatchObject({ view: 'recipes', problem: null })
  await store.removeItem('recipes', 'document', recipe.id)
  expect(await desk.host.documentTexts?.read('recipes')).toBeNull()
  const { recipes } = store.getState().shelf
  expect([recipes?.document?.length, recipes?.machine.length]).toEqual([0, 1])
})

test('a damaged kit is listed with the reason, and the others can be used', async () => {
  const { store, settings } = await openPanel()
  await settings.set('brand-kit/broken', toUtf8('{'))
  await store.keepItem('machine', acme)
  await store.openShelf('kits')
  const { kits } = store.getState().shelf
  expect(kits?.machine.map(({ id, ok }) => [id, ok])).toEqual([
    ['acme', true],
    ['broken', false],
  ])
})

test('a kit goes out as a file and comes in again; one that is there already is not replaced', async () => {
  const saved: { readonly name: string; readonly text: string }[] = []
  const deps: Partial<PanelDeps> = {
    saveFile: async (file) => void saved.push(file),
    openTextFile: async () => saved[0] ?? null,
  }
  const { store } = await openPanel(undefined, { deps })
  await store.exportItem?.(acme)
  expect(saved[0]?.name).toBe('brand-kit-acme.json')
  await store.importItem?.('kits')
  await store.importItem?.('kits')
  const ids = store.getState().shelf.kits?.machine.map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
})

test('a file that is no recipe is refused in words, and nothing is kept', async () => {
  const deps = { openTextFile: async () => ({ name: 'a.json', text: JSON.stringify(acme) }) }
  const { store } = await openPanel(undefined, { deps })
  await store.importItem?.('recipes')
  expect(store.getState().problem?.error.message).toBe('This is no recipe.')
  expect(store.getState().shelf.recipes).toBeNull()
})

test('hosts without files offer neither', async () => {
  const { store } = await openPanel()
  expect([store.exportItem, store.importItem]).toEqual([null, null])
})
