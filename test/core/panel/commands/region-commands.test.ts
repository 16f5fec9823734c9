import { afterEach, expect, test } from 'vitest'
import type { Mask } from '../../../../core/mask/mask.ts'
import { chosenProtect, chosenRegion, pickedLineage } from '../../../../core/panel/chosen.ts'
import { box } from '../../refine/desk.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'
import { createShapes, type DrawnShapes, shape } from '../support/shapes-host.ts'

afterEach(closePanels)

const label = box(4, 5, 3, 3)
const bottle = box(2, 3, 10, 10)

async function openWithSelection(
  area: Mask | null,
): Promise<
  OpenPanel & { readonly shapes: DrawnShapes; readonly select: (area: Mask) => Promise<void> }
> {
  const shapes = createShapes()
  const panel = await openPanel(undefined, { host: shapes.on })
  const select = async (next: Mask | null): Promise<void> => {
    shapes.draw([shape('selection', next, { name: 'Selection', kind: 'selection' })])
    await panel.store.refresh()
  }
  await select(area)
  return { ...panel, shapes, select }
}

test('a selection that was kept as protected stays when another one is made, which is the region then', async () => {
  const { store, select } = await openWithSelection(label)
  await store.keepRegion('selection', 'protect')
  expect(chosenRegion(store.getState())).toBeNull()
  expect(chosenProtect(store.getState())).toEqual([label])
  await select(bottle)
  expect(chosenRegion(store.getState())).toEqual(bottle)
  expect(chosenProtect(store.getState())).toEqual([label])
})

test('a kept selection does not count twice as long as it is the same', async () => {
  const { store, select } = await openWithSelection(label)
  await store.keepRegion('selection', 'protect')
  await select(label)
  expect(chosenRegion(store.getState())).toBeNull()
  expect(store.getState().draft.kept.selection).toEqual(label)
})

test('selections that are kept one after the other add up', async () => {
  const { store, select } = await openWithSelection(label)
  await store.keepRegion('selection', 'region')
  await select(box(20, 5, 4, 4))
  await store.keepRegion('selection', 'region')
  expect(chosenRegion(store.getState())?.rect).toEqual({ x: 4, y: 5, width: 20, height: 4 })
})

test('what was kept reaches the record as region and protected area, bit for bit', async () => {
  const panel = await openWithSelection(label)
  await panel.store.keepRegion('selection', 'protect')
  await panel.select(bottle)
  ask(panel)
  await panel.store.refine()
  const edit = pickedLineage(panel.store.getState())?.versions[0]?.record.edit
  expect(edit?.region?.rect).toEqual(bottle.rect)
  expect(edit?.protect.map(({ rect }) => rect)).toEqual([label.rect])
})

test('keeping says what it did, and what it could not', async () => {
  const { store, select } = await openWithSelection(label)
  await store.keepRegion('selection', 'protect')
  expect(store.getState().said).toBe('Kept as protected. Select something else as you like.')
  await select(null as never)
  await store.keepRegion('selection', 'region')
  expect(store.getState().problem?.error).toMatchObject({
    code: 'bad_region',
    message: 'Nothing is marked over the picture.',
    hint: 'Make a selection that covers a part of the picture, then keep it.',
  })
})

test('a use that is chosen again ends the keeping', async () => {
  const { store } = await openWithSelection(label)
  await store.keepRegion('selection', 'protect')
  await store.setLayerUse('selection', 'region')
  expect(store.getState().draft.kept).toEqual({})
  expect(chosenRegion(store.getState())).toEqual(label)
})
