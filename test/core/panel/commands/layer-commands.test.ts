import { afterEach, expect, test, vi } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { chosenProtect, chosenRegion, pickedLineage } from '../../../../core/panel/chosen.ts'
import { whatIsMissing } from '../../../../core/panel/missing.ts'
import { areasAreFresh } from '../../../../core/panel/region-layers.ts'
import { photograph } from '../../../hosts/contract/scene.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat } from '../../refine/scripted-provider.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'
import { createShapes, shape } from '../support/shapes-host.ts'

afterEach(closePanels)

const left = box(2, 3, 10, 10)
const right = box(20, 3, 10, 10)
const label = box(4, 5, 3, 3)

async function openWithShapes(...drawn: ReturnType<typeof shape>[]) {
  const shapes = createShapes()
  const panel = await openPanel(undefined, { host: shapes.on })
  shapes.draw(drawn)
  await panel.store.refresh()
  return { ...panel, shapes }
}

test('shapes that were just drawn or are selected mark the region without another press', async () => {
  const { store, shapes } = await openWithShapes(
    shape('1', left),
    shape('2', right, { preselected: false }),
  )
  expect(chosenRegion(store.getState())).toEqual(left)
  expect(shapes.reads).toEqual([['1']])
})

test('a layer counts as region, as protect area or as nothing, as the user says', async () => {
  const { store } = await openWithShapes(
    shape('1', left),
    shape('2', right, { preselected: false }),
    shape('3', label, { kind: 'mask', preselected: false }),
  )
  await store.setLayerUse('2', 'region')
  await store.setLayerUse('3', 'protect')
  expect(chosenRegion(store.getState())?.rect).toEqual({ x: 2, y: 3, width: 28, height: 10 })
  expect(chosenProtect(store.getState())).toEqual([label])
  await store.setLayerUse('1', 'off')
  expect(chosenRegion(store.getState())).toEqual(right)
})

test('shapes reach the record as region and protect area, bit for bit', async () => {
  const panel = await openWithShapes(shape('1', left), shape('2', label))
  await panel.store.setLayerUse('2', 'protect')
  ask(panel)
  await panel.store.refine()
  const edit = pickedLineage(panel.store.getState())?.versions[0]?.record.edit
  expect(edit?.region?.rect).toEqual(left.rect)
  expect(edit?.protect.map(({ rect }) => rect)).toEqual([label.rect])
})

test('what is painted wins over shapes as region; protect areas add up', async () => {
  const { store } = await openWithShapes(shape('1', left), shape('2', label))
  await store.setLayerUse('2', 'protect')
  store.dispatch({ type: 'paint', painting: { region: right, protect: box(22, 5, 2, 2) } })
  expect(chosenRegion(store.getState())).toBe(right)
  expect(chosenProtect(store.getState())).toEqual([box(22, 5, 2, 2), label])
})

test('a shape that is moved is read again, and the request is another one', async () => {
  const { store, shapes, until } = await openWithShapes(shape('1', left))
  const { revision } = store.getState()
  shapes.draw([shape('1', right)])
  const state = await until((now) => now.areas.region?.rect.x === 20)
  expect(state.revision).toBeGreaterThan(revision)
})

test('a look at the document that finds the same shapes makes no other request', async () => {
  const { store, shapes } = await openWithShapes(shape('1', left))
  const { revision, areas } = store.getState()
  shapes.draw([shape('1', box(2, 3, 10, 10))])
  await store.refresh()
  expect(store.getState().revision).toBe(revision)
  expect(store.getState().areas.region).toBe(areas.region)
})

test('a refinement waits for shapes that are still being read, and uses them', async () => {
  const panel = await openWithShapes(shape('1', left), shape('2', right, { preselected: false }))
  const holding = panel.shapes.hold()
  ask(panel)
  const settings = [panel.store.setLayerUse('2', 'region'), panel.store.setLayerUse('1', 'off')]
  const refining = panel.store.refine()
  expect(areasAreFresh(panel.store.getState())).toBe(false)
  expect(panel.desk.provider.requests).toEqual([])
  holding.release()
  await Promise.all([...settings, refining])
  const edit = pickedLineage(panel.store.getState())?.versions[0]?.record.edit
  expect(edit?.region?.rect).toEqual(right.rect)
})

test('a document in which others keep working does not hold a refinement up', async () => {
  const shapes = createShapes()
  let looksDuringReading = 0
  const panel = await openPanel(undefined, {
    host: (host) => {
      const drawn = shapes.on(host)
      return {
        ...drawn,
        readRegionLayers: async (...args) => {
          const { looks } = panel.store.getState()
          // A limit, so that a panel that never settles fails instead of running for ever.
          if (looksDuringReading > 0 && looksDuringReading++ < 20) {
            void panel.store.refresh()
            await vi.waitFor(() => expect(panel.store.getState().looks).toBeGreaterThan(looks))
          }
          return (await drawn.readRegionLayers?.(...args)) ?? null
        },
      }
    },
  })
  shapes.draw([shape('1', left)])
  await panel.store.refresh()
  ask(panel)
  looksDuringReading = 1
  shapes.draw([shape('2', right)])
  await panel.store.refine()
  expect(pickedLineage(panel.store.getState())?.versions).toHaveLength(1)
  expect(looksDuringReading).toBeLessThan(10)
})

test('promise 1: a shape that misses the picture never means that all of it may change', async () => {
  const panel = await openWithShapes(shape('1', null))
  ask(panel)
  expect(whatIsMissing(panel.store.getState())?.reason).toBe(
    '“Ellipse 1” does not lie over the picture: move it there, or switch it off.',
  )
  await panel.store.refine()
  expect(panel.desk.provider.requests).toEqual([])
  await panel.store.setLayerUse('1', 'off')
  expect(whatIsMissing(panel.store.getState())).toBeNull()
})

test('promise 1: shapes that can’t be read stop the refinement and say why', async () => {
  const { store, shapes, desk } = await openWithShapes(shape('1', left))
  store.dispatch({ type: 'instruct', text: 'warmer' })
  shapes.failWith(
    new RefineError('host_failed', 'The shape could not be drawn.', { hint: 'Outline it.' }),
  )
  await store.refresh()
  expect(whatIsMissing(store.getState())?.reason).toBe('The shape could not be drawn. Outline it.')
  await store.refine()
  expect(desk.provider.requests).toEqual([])
  shapes.failWith(null)
  await store.refresh()
  expect(whatIsMissing(store.getState())).toBeNull()
})

test('shapes of one picture are never laid over another, and do not hold it up', async () => {
  const { desk, shapes, until } = await openWithShapes(shape('1', left))
  const other = await desk.harness.addSource({
    picture: photograph({ width: 300, height: 200 }, 8, 3),
    name: 'Other',
  })
  const { begun } = shapes.hold()
  shapes.draw([shape('1', right)])
  await begun
  await desk.harness.pickLayer(other)
  const state = await until(({ picked }) => picked?.source === other)
  expect(chosenRegion(state)).toBeNull()
  shapes.letThrough()
  const read = await until(({ areas }) => areas.what.includes(other))
  expect(chosenRegion(read)).toEqual(right)
})

test('a host that lists layers is not asked for a region of its own as well', async () => {
  const shapes = createShapes()
  const panel = await openPanel(undefined, { host: shapes.on })
  await panel.desk.harness.setRegion?.(panel.desk.layer, right)
  await panel.store.refresh()
  expect(panel.store.getState().picked?.offersRegion).toBe(true)
  expect(panel.store.getState().problem).toBeNull()
  expect(panel.store.getState().hostRegion).toBeNull()
})

test('after placing, the shapes used are offered for removal, masks of the document are not', async () => {
  const panel = await openWithShapes(
    shape('1', left),
    shape('2', label),
    shape('3', right, { kind: 'mask' }),
    shape('4', right, { preselected: false }),
  )
  await panel.store.setLayerUse('2', 'protect')
  ask(panel)
  await panel.store.refine()
  const { usedShapes } = panel.store.getState()
  expect(usedShapes?.layers.map(({ id }) => id)).toEqual(['1', '2'])
  await panel.store.removeShapes()
  const state = panel.store.getState()
  expect(state.regionLayers.map(({ id }) => id)).toEqual(['3', '4'])
  expect(state.usedShapes).toBeNull()
  expect(state.said).toBe('2 shapes are removed.')
})

test('shapes used with several candidates are offered once one is kept', async () => {
  const panel = await openWithShapes(shape('1', left))
  ask(panel)
  panel.store.setUp({ variations: 2 })
  await panel.store.refine()
  expect(panel.store.getState().usedShapes).toBeNull()
  await panel.store.accept()
  expect(panel.store.getState().usedShapes?.layers.map(({ id }) => id)).toEqual(['1'])
})

test('the offer ends with the next refinement, by dismissing it, and when the shapes are gone', async () => {
  const panel = await openWithShapes(shape('1', left))
  const { store, shapes } = panel
  ask(panel, 'one')
  await store.refine()
  expect(store.getState().usedShapes).not.toBeNull()
  store.dispatch({ type: 'keepShapes' })
  expect(store.getState().usedShapes).toBeNull()
  ask(panel, 'two')
  await store.refine()
  shapes.draw([])
  await store.refresh()
  expect(store.getState().usedShapes).toBeNull()
})

test('shapes are not offered over another picture that the user went on to', async () => {
  const shapes = createShapes()
  const provider = createScriptedProvider(async ({ picture }) => {
    const other = await desk.harness.addSource({
      picture: photograph({ width: 9, height: 9 }, 8, 3),
      name: 'Other',
    })
    await desk.harness.pickLayer(other)
    await panel.until(({ picked }) => picked?.source === other)
    const painted = flat(picture, picture.depth, [250, 3, 99, 255])
    return { candidates: [{ kind: 'picture', picture: painted }], usage: { costUsd: 0.04 } }
  })
  const desk = await openDesk(provider)
  const panel = await openPanel(undefined, { desk, host: shapes.on })
  shapes.draw([shape('1', left)])
  await panel.store.refresh()
  ask(panel)
  await panel.store.refine()
  expect(panel.desk.provider.requests).toHaveLength(1)
  expect(panel.store.getState().usedShapes).toBeNull()
})

test('shapes overruled by paint were not used', async () => {
  const panel = await openWithShapes(shape('1', left))
  panel.store.dispatch({ type: 'paint', painting: { region: right, protect: null } })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().usedShapes).toBeNull()
})
