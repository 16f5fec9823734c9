import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { photo, selected } from './pictures.ts'
import { expectFine, openRetoucher, type Retoucher } from './retoucher.ts'

const size = { width: 60, height: 40 }
const canvas = { x: 0, y: 0, ...size }

/** A provider that paints when it is told to; it answers with a flat picture of the size that was asked for. */
function createPainter() {
  let release: () => void = () => undefined
  const free = new Promise<void>((resolve) => {
    release = resolve
  })
  const asked: { readonly url: string; readonly body: string }[] = []
  const fetch = async (url: string, init?: object) => {
    const { body, method } = init as { readonly body?: string; readonly method?: string }
    asked.push({ url, body: String(body ?? '') })
    if (method === 'POST') await free
    const wanted = /"size":"(\d+)x(\d+)"/.exec(String(body))
    const given = { width: Number(wanted?.[1] ?? 1024), height: Number(wanted?.[2] ?? 1024) }
    const data = new Uint8Array(given.width * given.height * 4).fill(255)
    for (let pos = 0; pos < data.length; pos += 4) data.set([200, 40, 40], pos)
    const b64_json = Buffer.from(encodePng(createPicture(given, 8, data))).toString('base64')
    const text = JSON.stringify({ created: 1, data: [{ b64_json }] })
    return {
      ok: true,
      status: 200,
      headers: { get: () => null, forEach: () => undefined },
      text: async () => text,
      json: async () => JSON.parse(text),
    }
  }
  return { fetch, asked, release: () => release() }
}

async function openWithPainter(): Promise<
  Retoucher & { painter: ReturnType<typeof createPainter> }
> {
  const painter = createPainter()
  const retoucher = await openRetoucher({ fetch: painter.fetch })
  retoucher.hand.openDocument({
    size,
    name: 'bottle.psd',
    layers: [
      { kind: 'background', name: 'Background' },
      { name: 'Bottle', pixels: photo(canvas, 8, 2) },
    ],
    selection: selected({ x: 10, y: 10, width: 20, height: 20 }),
  })
  await retoucher.look()
  await retoucher.store.saveKey('openai', 'sk-test')
  retoucher.store.setProvider('openai')
  return { ...retoucher, painter }
}

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
    .toEqual(['arrived'])
  await store.placeWaiting(state().waiting[0]?.id ?? '')
  expectFine(state())
  expect(tree()).toContain('  Bottle · v1 · turn the label red')
  expect(painter.asked).toHaveLength(1)
})

test('what is sent is a small sRGB PNG around the selection, as JSON', async () => {
  const { store, painter } = await openWithPainter()
  store.dispatch({ type: 'instruct', text: 'turn the label red' })
  const refining = store.refine()
  await expect.poll(() => painter.asked.length).toBe(1)
  painter.release()
  await refining
  const [{ body, url } = { body: '', url: '' }] = painter.asked
  expect(url).toMatch(/^https:\/\/api\.openai\.com\//)
  const image = /data:image\/png;base64,([^"]+)/.exec(body)?.[1] ?? ''
  const { picture } = decodePng(Uint8Array.from(Buffer.from(image, 'base64')))
  expect(picture.depth).toBe(8)
})
