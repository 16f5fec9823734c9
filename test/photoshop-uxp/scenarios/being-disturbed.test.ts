import { expect, test } from 'vitest'
import { photo, selected } from './pictures.ts'
import { expectFine, openRetoucher, type Retoucher } from './retoucher.ts'

const size = { width: 60, height: 40 }
const canvas = { x: 0, y: 0, ...size }
const brighter = 'make it 20 % brighter'

function openBottle({ hand }: Retoucher): number {
  return hand.openDocument({
    size,
    layers: [
      { kind: 'background', name: 'Background' },
      { name: 'Bottle', pixels: photo(canvas, 8, 2) },
    ],
    selection: selected({ x: 10, y: 10, width: 12, height: 12 }),
  })
}

test('Esc while placing takes everything back, and the picture is kept', async () => {
  const retoucher = await openRetoucher()
  const { hand, refine, tree, store } = retoucher
  openBottle(retoucher)
  const before = hand.model()
  hand.pressEscapeDuring('imaging.putLayerMask')
  const state = await refine(brighter)
  expect(state.run).toBeNull()
  expect(tree()).toEqual(['Bottle', 'Background'])
  expect(hand.model().layers).toEqual(before.layers)
  expect(hand.model().selection).toEqual(before.selection)
  await store.refresh()
  const waiting = store.getState().waiting
  expect(waiting.length + (store.getState().choice ? 1 : 0)).toBeGreaterThan(0)
})

test('a Photoshop that is busy is waited for', async () => {
  const retoucher = await openRetoucher()
  const { hand, store, look } = retoucher
  openBottle(retoucher)
  await look()
  store.dispatch({ type: 'instruct', text: brighter })
  hand.beBusy()
  setTimeout(() => hand.endBusy(), 0)
  await store.refine()
  expectFine(store.getState())
  expect(retoucher.tree()).toHaveLength(4)
})

test('a write that Photoshop refuses leaves the document as it was, says so, and offers the picture again', async () => {
  const retoucher = await openRetoucher()
  const { hand, refine, store, tree } = retoucher
  openBottle(retoucher)
  const before = hand.model().layers
  hand.refuse('imaging.putPixels', -1)
  const state = await refine(brighter)
  expect(state.problem?.error.hint).not.toBe('')
  expect(state.problem?.error.code).toBe('host_failed')
  expect(hand.model().layers).toEqual(before)
  hand.allow('imaging.putPixels')
  await store.refresh()
  const [call] = store.getState().waiting
  if (call) await store.placeWaiting(call.id)
  else await store.tryAgain()
  expect(tree()).toContain(`  Bottle · v1 · ${brighter}`)
})

test('another document in front does not get the version', async () => {
  const retoucher = await openRetoucher()
  const { hand, store, look, fake } = retoucher
  const other = hand.openDocument({ size, name: 'other.psd' })
  const bottle = openBottle(retoucher)
  await look()
  store.dispatch({ type: 'instruct', text: brighter })
  const refining = store.refine()
  await new Promise((resolve) => setTimeout(resolve, 0))
  if (fake.store.modal.depth === 0) hand.switchTo(other)
  await refining
  expectFine(store.getState())
  expect(hand.model(bottle).layers).toHaveLength(3)
  expect(hand.model(other).layers).toHaveLength(1)
})
