import { expect, test } from 'vitest'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { composite } from '../../hosts/photoshop/imaging/composite.ts'
import type { DocumentModel } from '../../hosts/photoshop/model/model.ts'
import { createDisk, type Disk } from '../../hosts/photoshop/uxp/disk.ts'
import { type Answer, createPainter, openWithPainter, testKey } from './painter.ts'
import { expectFine, openRetoucher, type Retoucher } from './retoucher.ts'

const sentence = /^[A-Z“].*[.!?]$/s
const region = { x: 10, y: 10, width: 20, height: 20 }

/** Refines with a service that answers at once. */
async function refine({ store, state }: Retoucher, painter: { release(): void }) {
  painter.release()
  store.dispatch({ type: 'instruct', text: 'turn the label red' })
  await store.refine()
  return state()
}

/** The document as its canvas shows it, drawn by nothing of the plugin's. */
function canvasOf(model: DocumentModel) {
  return composite(model.layers, rectOf(model), 0).data
}

/** Pixels of the canvas that differ, inside the region and outside. */
function changedPixels(
  before: DocumentModel,
  after: DocumentModel,
): { inside: number; outside: number } {
  const [old, now] = [canvasOf(before), canvasOf(after)]
  const changed = { inside: 0, outside: 0 }
  for (let at = 0; at < old.length / 4; at++) {
    if ([0, 1, 2, 3].every((channel) => old[at * 4 + channel] === now[at * 4 + channel])) continue
    const [x, y] = [at % before.width, Math.floor(at / before.width)]
    const isInside =
      x >= region.x && y >= region.y && x < region.x + region.width && y < region.y + region.height
    changed[isInside ? 'inside' : 'outside']++
  }
  return changed
}

/** Everything that was written to disk, apart from what is kept as a secret. */
function filesOn({ files }: Disk): string {
  return [...files.values()].map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join()
}

test.each([8, 16] as const)(
  'promise 1: a service that paints everything anew changes nothing outside the selection, at %i bit',
  async (depth) => {
    const { painter, ...retoucher } = await openWithPainter({ depth })
    const before = retoucher.hand.model()
    expectFine(await refine(retoucher, painter))
    const { inside, outside } = changedPixels(before, retoucher.hand.model())
    expect(outside).toBe(0)
    expect(inside).toBeGreaterThan(300)
  },
)

test('promise 2: a picture that could not be placed outlives Photoshop, and the source is never written to', async () => {
  const disk = createDisk()
  const { painter, ...first } = await openWithPainter({ module: { disk } })
  const source = first.pixels('Bottle').pixels
  first.hand.refuse('imaging.putPixels', -1)
  expect((await refine(first, painter)).problem?.error.code).toBe('host_failed')
  const saved = first.hand.model()

  const again = await openRetoucher({ module: { disk } })
  again.hand.openModel(saved)
  again.hand.select([again.hand.layerNamed('Bottle')])
  const [waiting] = (await again.look()).waiting
  expect(waiting?.state).toBe('answered')
  await again.store.placeWaiting(waiting?.id ?? '')
  expectFine(again.state())
  expect(again.tree()).toContain('  Bottle · v1 · turn the label red')
  expect(again.pixels('Bottle').pixels).toEqual(source)
  expect((await again.look()).waiting).toEqual([])
  expect(painter.asked).toHaveLength(1)
})

test('promise 5: exactly the crop that was shown leaves, without metadata, at a price that was shown before', async () => {
  const { painter, store, look, state } = await openWithPainter({
    size: { width: 3000, height: 2000 },
  })
  store.dispatch({ type: 'instruct', text: 'turn the label red' })
  await look()
  store.prepare()
  await expect.poll(() => state().preparation.kind).toBe('ready')
  const { preparation } = state()
  const shown = preparation.kind === 'ready' ? preparation.prepared : null
  expect(painter.asked).toEqual([])
  expect(shown?.estimate?.highUsd).toBeGreaterThan(0)
  expect(shown?.plan.crop.width).toBeLessThan(3000)
  painter.release()
  await store.refine()
  expectFine(state())
  const { file = new Uint8Array() } = painter.asked[0] ?? {}
  expect(decodePng(file).picture.data).toEqual(shown?.sent.data)
  expect(chunksOf(file).filter((type) => !['IHDR', 'sRGB', 'IDAT', 'IEND'].includes(type))).toEqual(
    [],
  )
})

test.each([
  ['a version', undefined],
  ['a refusal that repeats the key', { status: 401, body: { error: { message: testKey } } }],
])('promise 6: after %s the key is nowhere but among the secrets', async (_, answer) => {
  const disk = createDisk()
  const painter = createPainter(answer)
  const retoucher = await openWithPainter({ painter, module: { disk } })
  await retoucher.seat.app?.host.promptsInFile?.write(true)
  const state = await refine(retoucher, painter)
  expect(painter.asked.map(({ key }) => key)).toEqual([`Bearer ${testKey}`])
  expect(painter.asked[0]?.body).not.toContain(testKey)
  const { layers, xmp, generatorSettings } = retoucher.hand.model()
  expect(JSON.stringify([layers, xmp, generatorSettings])).not.toContain(testKey)
  expect(filesOn(disk)).not.toContain(testKey)
  expect(JSON.stringify(state)).not.toContain(testKey)
  expect(retoucher.seat.realm.log.join()).not.toContain(testKey)
  const secrets = [...disk.secrets.values()].map((bytes) => Buffer.from(bytes).toString('latin1'))
  expect(secrets.join()).toContain(testKey)
})

test.each<[string, Answer, string, boolean]>([
  // UXP does not say whether a request was still sent.
  ['the network is gone', { status: 0, body: '' }, 'outcome_unknown', true],
  ['the key is refused', { status: 401, body: { error: { message: 'no' } } }, 'bad_key', false],
  ['the service breaks', { status: 500, body: '<html>' }, 'provider_failed', true],
  ['no picture comes', { status: 200, body: { data: [] } }, 'bad_answer', true],
  ['something else comes', { status: 200, body: 'hello' }, 'bad_answer', true],
])(
  'promise 7: when %s, the panel says what to do, and the document stays',
  async (_, answer, code, retryable) => {
    const painter = createPainter(answer)
    const retoucher = await openWithPainter({ painter })
    const before = retoucher.hand.model()
    const { problem, run } = await refine(retoucher, painter)
    expect(run).toBeNull()
    expect(problem?.error).toMatchObject({ code, retryable })
    expect(problem?.error.message).toMatch(sentence)
    expect(problem?.error.hint).toMatch(sentence)
    expect(retoucher.hand.model()).toEqual(before)
    expect(painter.asked).toHaveLength(1)
  },
)

test('promise 7: when there is too much to do, it is asked again after the stated wait, three times at most', async () => {
  const message = 'Please try again in 20s.'
  const painter = createPainter({ status: 429, body: { error: { message } } })
  const waits: number[] = []
  const retoucher = await openWithPainter({
    painter,
    // What was stated is over at once; the time limit of a call is not.
    setTimeout: (callback, milliseconds) => {
      const isStated = milliseconds >= 20_000 && milliseconds <= 25_000
      if (isStated) waits.push(milliseconds)
      return Number(setTimeout(callback, isStated ? 0 : milliseconds))
    },
  })
  const before = retoucher.hand.model()
  const { problem, run } = await refine(retoucher, painter)
  expect(run).toBeNull()
  expect(problem?.error).toMatchObject({
    ...{ code: 'rate_limited', retryable: true },
    message: expect.stringMatching(sentence),
    hint: expect.stringMatching(sentence),
  })
  expect(retoucher.hand.model()).toEqual(before)
  expect(painter.asked).toHaveLength(4)
  expect(waits).toHaveLength(3)
})

test('promise 8: the numbers of a version are those of the canvas, until its layer is painted on', async () => {
  const { painter, ...retoucher } = await openWithPainter()
  const { hand, seat } = retoucher
  const before = hand.model()
  expectFine(await refine(retoucher, painter))
  const { inside, outside } = changedPixels(before, hand.model())
  const version = async () => (await seat.app?.host.lineages())?.lineages[0]?.versions[0]
  const report = (await version())?.record.report
  expect(report?.inside.changedPixels).toBe(inside)
  expect(report?.outside.changedPixels).toBe(outside)
  expect((await version())?.adjusted).toBe(false)
  await hand.whenFree()
  const layer = hand.layerNamed('Bottle · v1 · turn the label red')
  hand.paintOn(layer, { x: 12, y: 12, width: 2, height: 2 }, [0, 0, 0, 255])
  expect((await version())?.adjusted).toBe(true)
})

/** The types of a PNG's chunks, in order. */
function chunksOf(file: Uint8Array): readonly string[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const types: string[] = []
  for (let at = 8; at < file.length; at += view.getUint32(at) + 12) {
    types.push(String.fromCharCode(...file.subarray(at + 4, at + 8)))
  }
  return types
}
