import { expect, test } from 'vitest'
import { evenly, maskOf } from '../../hosts/photoshop/imaging/imaging-fixture.ts'
import { photo, selected } from './pictures.ts'
import { expectFine, openRetoucher, type Retoucher } from './retoucher.ts'

const size = { width: 60, height: 40 }
const canvas = { x: 0, y: 0, ...size }
const brighter = 'make it 20 % brighter'
const v1 = `Bottle · v1 · ${brighter}`

/** Background, a masked 50 % Multiply layer and a Curves layer that is clipped to it. */
function openMultiply({ hand }: Retoucher): void {
  const mask = maskOf(evenly({ x: 0, y: 0, width: 40, height: 40 }, 180), 0)
  hand.openDocument({
    size,
    layers: [
      { kind: 'background', name: 'Background', pixels: photo(canvas, 8) },
      {
        name: 'Bottle',
        pixels: photo({ x: 5, y: 5, width: 40, height: 30 }, 8, 2),
        blendMode: 'multiply',
        opacity: 128,
        mask,
      },
      { name: 'Curves 1', kind: 'adjustment', clipped: true },
    ],
    selection: selected({ x: 10, y: 10, width: 12, height: 12 }),
  })
  hand.select([hand.layerNamed('Bottle')])
}

test('a version on a masked 50 % Multiply layer stands clipped below what was clipped to it, and moves along', async () => {
  const retoucher = await openRetoucher()
  const { hand, refine, tree, layer, pixels } = retoucher
  openMultiply(retoucher)
  const before = pixels('Bottle')
  expectFine(await refine(brighter))
  expect(tree()).toEqual(['↳ Curves 1', '↳ Bottle · versions', `  ${v1}`, 'Bottle', 'Background'])
  expect(layer('Bottle · versions')).toMatchObject({
    blendMode: 'normal',
    opacity: 255,
    clipped: true,
  })
  const { linkSet: _, ...source } = pixels('Bottle')
  const { linkSet: __, ...old } = before
  expect(source).toMatchObject({ ...old, generatorSettings: source.generatorSettings })
  const { x, y } = pixels(v1).pixels.rect
  hand.moveLayer(layer('Bottle').id, 7, -3)
  expect(pixels(v1).pixels.rect).toMatchObject({ x: x + 7, y: y - 3 })
  const state = await retoucher.look()
  expect(state.lineages[0]?.versions[0]).toMatchObject({ moved: false, adjusted: false })
})

test('the History panel has one entry for a version, and one step back takes all of it', async () => {
  const retoucher = await openRetoucher()
  const { hand, refine, tree } = retoucher
  openMultiply(retoucher)
  const [steps, before] = [hand.historyNames().length, tree()]
  expectFine(await refine(brighter))
  expect(hand.historyNames()).toHaveLength(steps + 1)
  hand.undo()
  expect(tree()).toEqual(before)
  expect((await retoucher.look()).lineages).toEqual([])
})

test('revert is a matter of eyes, and a branch starts from any version', async () => {
  const retoucher = await openRetoucher()
  const { store, refine, tree, pixels, look } = retoucher
  openMultiply(retoucher)
  const source = pixels('Bottle').pixels
  await refine(brighter)
  await refine('add a sepia tone')
  const [first, second] = (await look()).lineages[0]?.versions ?? []
  expect(second?.record.parent).toBe(first?.record.id)
  await store.show(null)
  expect(tree().filter((line) => line.endsWith('(hidden)'))).toHaveLength(2)
  expect(pixels('Bottle').pixels).toEqual(source)
  await store.branchFrom(first?.record.id ?? '')
  expectFine(await refine('add a slight orange tint'))
  const third = (await look()).lineages[0]?.versions.find(({ record }) => record.number === 3)
  expect(third?.record.parent).toBe(first?.record.id)
})

test('the history comes back after saving, closing and opening, though every layer has another number', async () => {
  const retoucher = await openRetoucher()
  const { hand, refine, look, pixels } = retoucher
  openMultiply(retoucher)
  await refine(brighter)
  await refine('add a sepia tone')
  const before = (await look()).lineages[0]
  const { newIDs } = hand.saveAndReopen()
  hand.select([hand.layerNamed('Bottle')])
  const state = await look()
  expectFine(state)
  const after = state.lineages[0]
  expect(after?.id).toBe(before?.id)
  expect(after?.versions.map(({ record }) => [record.id, record.parent, record.number])).toEqual(
    before?.versions.map(({ record }) => [record.id, record.parent, record.number]),
  )
  expect([...newIDs].some(([old, now]) => old !== now)).toBe(true)
  expectFine(await refine('add a slight orange tint'))
  expect(pixels('Bottle · v3 · add a slight orange tint').visible).toBe(true)
})

test('a user on another layer keeps it, with the selection and what else is visible', async () => {
  const retoucher = await openRetoucher()
  const { hand, store, layer, look, tree } = retoucher
  openMultiply(retoucher)
  await look()
  store.dispatch({ type: 'instruct', text: brighter })
  const { selection } = hand.model()
  const other = layer('Curves 1').id
  const refining = store.refine()
  await Promise.resolve()
  hand.select([other])
  await refining
  expectFine(store.getState())
  const { active } = hand.model()
  expect(hand.model().selection).toEqual(selection)
  expect(active).toEqual([other])
  const lines = tree()
  expect(lines.filter((line) => !line.includes(v1) && line.endsWith('(hidden)'))).toEqual([])
})

test('in a German Photoshop nothing depends on its words', async () => {
  const german = await openGerman()
  const { refine, tree, hand } = german
  openMultiply(german)
  expectFine(await refine(brighter))
  expect(tree()).toEqual(['↳ Curves 1', '↳ Bottle · versions', `  ${v1}`, 'Bottle', 'Background'])
  expect(hand.historyNames().at(0)).toBe('Öffnen')
})

async function openGerman(): Promise<Retoucher> {
  const { createPhotoshop } = await import('../../hosts/photoshop/create-photoshop.ts')
  return openRetoucher({ fake: createPhotoshop({ version: '25.0.0', language: 'de' }) })
}
