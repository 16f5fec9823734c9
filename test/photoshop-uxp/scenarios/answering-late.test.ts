import { expect, test } from 'vitest'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { openWithPainter } from './painter.ts'
import { expectFine } from './retoucher.ts'

test('while the provider paints Photoshop is free, and the version is placed when it answers', async () => {
  const { store, fake, hand, tree, painter, state } = await openWithPainter()
  store.dispatch({ type: 'instruct', text: 'turn the label red' })
  const refining = store.refine()
  await expect.poll(() => painter.asked.length).toBe(1)
  expect(fake.store.modal.depth).toBe(0)
  hand.rename(hand.layerNamed('Background'), 'Wall')
  painter.release()
  await refining
  expectFine(state())
  expect(tree()).toEqual([
    '↳ Bottle · versions',
    '  Bottle · v1 · turn the label red',
    'Bottle',
    'Wall',
  ])
  expect(painter.asked).toHaveLength(1)
})

test('a document that was closed meanwhile leaves the paid picture, which is offered when it is open again', async () => {
  const { store, hand, tree, painter, state, look } = await openWithPainter()
  store.dispatch({ type: 'instruct', text: 'turn the label red' })
  const refining = store.refine()
  await expect.poll(() => painter.asked.length).toBe(1)
  const saved = hand.model()
  hand.closeDocument()
  painter.release()
  await refining
  await look()
  expect(state().waiting).toHaveLength(1)
  hand.openModel(saved)
  hand.select([hand.layerNamed('Bottle')])
  await look()
  const [call] = state().waiting
  await store.placeWaiting(call?.id ?? '')
  expectFine(state())
  expect(tree()).toContain('  Bottle · v1 · turn the label red')
  expect(painter.asked).toHaveLength(1)
})

test('an answer that comes after the user stopped waiting is kept and offered', async () => {
  const { store, tree, painter, state, look } = await openWithPainter()
  store.dispatch({ type: 'instruct', text: 'turn the label red' })
  const refining = store.refine()
  await expect.poll(() => painter.asked.length).toBe(1)
  store.cancel()
  await refining
  expect(tree()).toEqual(['Bottle', 'Background'])
  painter.release()
  await expect
    .poll(async () => (await look()).waiting.map(({ state: at }) => at))
    .toEqual(['answered'])
  await store.placeWaiting(state().waiting[0]?.id ?? '')
  expectFine(state())
  expect(tree()).toContain('  Bottle · v1 · turn the label red')
  expect(painter.asked).toHaveLength(1)
})

test.each([
  [
    'a new colour',
    'turn the label red',
    /^multipart\/form-data; boundary=\w+$/,
    ['image', 'markup'],
  ],
  ['less in the picture', 'remove the label', /^application\/json$/, ['images', 'mask']],
])(
  'for %s what is sent is a small sRGB PNG around the selection, and where to change it',
  async (_, instruction, contentType, pictures) => {
    const { store, painter } = await openWithPainter()
    painter.release()
    store.dispatch({ type: 'instruct', text: instruction })
    await store.refine()
    const [asked] = painter.asked
    expect(asked?.url).toMatch(/^https:\/\/api\.openai\.com\//)
    expect(asked?.contentType).toMatch(contentType)
    expect(asked?.fields).toEqual(expect.arrayContaining(pictures))
    expect(decodePng(asked?.file ?? new Uint8Array()).picture.depth).toBe(8)
  },
)
