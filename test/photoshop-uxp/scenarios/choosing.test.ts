import { expect, test } from 'vitest'
import { evenly, maskOf } from '../../hosts/photoshop/imaging/imaging-fixture.ts'
import { photo, selected, valueAt } from './pictures.ts'
import { expectFine, openRetoucher, type Retoucher } from './retoucher.ts'

const size = { width: 60, height: 40 }
const canvas = { x: 0, y: 0, ...size }
const brighter = 'make it 20 % brighter'
const v1 = `Bottle · v1 · ${brighter}`

/** Full coverage of the left half. */
const leftHalf = selected({ x: 0, y: 0, width: 30, height: 40 })

function open({ hand }: Retoucher, more: object = {}): void {
  hand.openDocument({
    size,
    layers: [
      { kind: 'background', name: 'Background', pixels: photo(canvas, 8) },
      { name: 'Bottle', pixels: photo(canvas, 8, 2) },
    ],
    ...more,
  })
}

test('of several candidates the chosen ones become versions in one step', async () => {
  const retoucher = await openRetoucher()
  const { hand, store, refine, tree } = retoucher
  open(retoucher, { selection: selected({ x: 10, y: 10, width: 20, height: 20 }) })
  await retoucher.look()
  store.setUp({ variations: 3 })
  const state = await refine(brighter)
  expectFine(state)
  expect(state.choice?.proposal.candidates).toHaveLength(3)
  expect(tree()).toEqual(['Bottle', 'Background'])
  const steps = hand.historyNames().length
  store.dispatch({ type: 'choose', index: 1, on: true })
  await store.accept()
  expectFine(store.getState())
  expect(hand.historyNames()).toHaveLength(steps + 1)
  expect(tree().filter((line) => line.includes(' · v'))).toHaveLength(4)
  expect(tree().filter((line) => line.includes(' · v') && !line.endsWith('(hidden)'))).toHaveLength(
    2,
  )
})

test.each([
  ['the layer’s mask', { mask: maskOf(leftHalf, 0) }, {}],
  ['an alpha channel', {}, { channels: [{ name: 'Keep', coverage: leftHalf }] }],
] as const)('%s protects what it covers', async (_, layer, document) => {
  const retoucher = await openRetoucher()
  const { hand, store, refine, look, pixels } = retoucher
  open(retoucher, document)
  if ('mask' in layer) hand.setMask(hand.layerNamed('Bottle'), layer.mask)
  hand.setSelection(selected({ x: 10, y: 10, width: 40, height: 20 }))
  hand.select([hand.layerNamed('Bottle')])
  const { regionLayers } = await look()
  const protector = regionLayers.find(({ id }) => id !== 'selection')
  expect(protector).toBeDefined()
  await store.setLayerUse(protector?.id ?? '', 'protect')
  expectFine(await refine(brighter))
  const { mask } = pixels(v1)
  const at = (x: number) => valueAt(mask?.coverage ?? evenly(canvas, 255), x, 20, mask?.outside)
  expect([at(15), at(29), at(40)].map((value) => value > 0)).toEqual([false, false, true])
})

test('a second selection protects once the first one is kept as region', async () => {
  const retoucher = await openRetoucher()
  const { hand, store, refine, look, pixels } = retoucher
  open(retoucher, { selection: selected({ x: 10, y: 10, width: 40, height: 20 }) })
  await look()
  await store.keepRegion('selection', 'region')
  hand.setSelection(leftHalf)
  await look()
  await store.setLayerUse('selection', 'protect')
  expectFine(await refine(brighter))
  const { mask } = pixels(v1)
  const at = (x: number) => valueAt(mask?.coverage ?? evenly(canvas, 255), x, 20, mask?.outside)
  expect([at(15), at(40)].map((value) => value > 0)).toEqual([false, true])
})

test('an adjustment layer that is active means all visible, and the version goes on top', async () => {
  const retoucher = await openRetoucher()
  const { hand, look, refine, tree } = retoucher
  hand.openDocument({
    size,
    layers: [
      { kind: 'background', name: 'Background', pixels: photo(canvas, 8) },
      { name: 'Curves 1', kind: 'adjustment' },
    ],
    selection: selected({ x: 10, y: 10, width: 20, height: 20 }),
  })
  const { picked } = await look()
  expect(picked?.source).toMatch(/\/visible$/)
  expectFine(await refine(brighter))
  const lines = tree()
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/· versions$/)
  expect(lines.slice(2)).toEqual(['Curves 1', 'Background'])
})

test('modes and depths that can’t be kept exactly are refused with the reason and the fix', async () => {
  const modes = ['CMYKColor', 'labColor', 'grayscale', 'indexedColor', 'multichannel'] as const
  for (const document of [...modes.map((mode) => ({ mode })), { depth: 32 }, { quickMask: true }]) {
    const retoucher = await openRetoucher()
    retoucher.hand.openDocument({
      size,
      layers: [{ name: 'Bottle', fill: { color: [9, 9, 9, 255] } }],
      ...document,
    } as never)
    const { pickProblem } = await retoucher.look()
    expect(pickProblem?.code, JSON.stringify(document)).toBe('unsupported_source')
    expect(pickProblem?.hint).not.toBe('')
  }
})
