import { expect, test } from 'vitest'
import { containsRect } from '../../../core/image/rect.ts'
import { feathered, photo, selected, valueAt, wordAt } from './pictures.ts'
import { expectFine, openRetoucher } from './retoucher.ts'

const size = { width: 60, height: 40 }
const nothing = selected({ x: 0, y: 0, width: 0, height: 0 })
const canvas = { x: 0, y: 0, ...size }

test('a feathered selection in a 16-bit Display P3 document is the version’s edge, and nothing outside changes', async () => {
  const { hand, refine, layer, pixels, tree } = await openRetoucher()
  const source = photo(canvas, 16)
  const selection = feathered({ x: 20, y: 10, width: 20, height: 16 }, 4)
  hand.openDocument({
    size,
    depth: 16,
    profile: 'Display P3',
    resolution: 300,
    layers: [{ kind: 'background' }, { name: 'Bottle', pixels: source }],
    selection,
  })
  expectFine(await refine('make it 20 % brighter'))
  expect(tree().slice(0, 2)).toEqual([
    '↳ Bottle · versions',
    '  Bottle · v1 · make it 20 % brighter',
  ])
  const version = pixels('Bottle · v1 · make it 20 % brighter')
  const { mask } = version
  const { rect } = version.pixels
  expect(pixels('Bottle').pixels).toEqual(source)
  expect(hand.model().selection).toEqual(selection)
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const inside =
        x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height
      const shown = inside && mask ? valueAt(mask.coverage, x, y, mask.outside) : 0
      expect(shown, `${x},${y}`).toBe(valueAt(selection, x, y))
    }
  }
  expect(containsRect(rect, selection.rect)).toBe(true)
  const at = { x: 30, y: 18 }
  expect(wordAt(version.pixels, at.x, at.y, 0)).toBeGreaterThan(wordAt(source, at.x, at.y, 0))
  expect(layer('Bottle')).toMatchObject({ visible: true, opacity: 255 })
})

test('a hard selection that reaches outside the canvas counts as far as the layer reaches', async () => {
  const { hand, refine, pixels } = await openRetoucher()
  hand.openDocument({
    size,
    layers: [{ name: 'Bottle', pixels: photo({ x: -5, y: -5, width: 30, height: 20 }, 8) }],
    selection: selected({ x: -8, y: -8, width: 20, height: 12 }),
  })
  expectFine(await refine('make it 20 % brighter'))
  const { mask } = pixels('Bottle · v1 · make it 20 % brighter')
  const shown = [-6, -5, 0, 11, 12].map((x) => valueAt(mask?.coverage ?? nothing, x, -2) > 0)
  expect(shown).toEqual([false, true, true, true, false])
})

test('without a selection the whole layer may change, and what really changed is proposed', async () => {
  const { hand, refine, store, pixels } = await openRetoucher()
  hand.openDocument({ size, layers: [{ name: 'Bottle', pixels: photo(canvas, 8) }] })
  const state = await refine('add a dark gradient to the upper third')
  expectFine(state)
  expect(pixels('Bottle · v1 · add a dark gradient to the upper third').pixels.rect.width).toBe(60)
  expect(store.getState().placed).not.toBeNull()
})
