import { expect, test } from 'vitest'
import { createPictureDecoder } from '../../../core/image/decode-picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import type { JobRunner } from '../../../core/worker.ts'
import type { ImageFile } from '../../../figma-plugin/worker/image-order.ts'
import { createImageStore, fileBudget } from '../../../figma-plugin/worker/image-store.ts'
import type { FigmaPixelJobs } from '../../../figma-plugin/worker/jobs.ts'
import { imagesOf, noise, size } from './image-fixtures.ts'
import { nodeJobs, nodePlatform } from './node-platform.ts'

const base: ImageFile = { hash: 'base', file: encodePng(noise(8, size, 0)), drawn: size }
const overlay: ImageFile = { hash: 'over', file: encodePng(noise(8, size, 1)), drawn: null }
const use = { bases: ['base'], overlays: ['over'] }

function newStore() {
  let decoded = 0
  const decode = createPictureDecoder(async (bytes, format, options) => {
    decoded++
    return nodePlatform.decodeForeign(bytes, format, options)
  })
  return { store: createImageStore(decode), decoded: () => decoded }
}

test('a job names all files that it lacks, and does its work once they came', async () => {
  const { store } = newStore()
  const work = async () => 'done'
  expect(await store.answer({ files: [] }, use, work)).toEqual({ kind: 'missing', ...use })
  expect(await store.answer({ files: [base] }, use, work)).toEqual({
    kind: 'missing',
    bases: [],
    overlays: ['over'],
  })
  const answer = { kind: 'done', result: 'done' }
  expect(await store.answer({ files: [overlay] }, use, work)).toEqual(answer)
  expect(await store.answer({ files: [] }, use, work)).toEqual(answer)
})

test('an overlay that becomes a base is asked for again, for the size that Figma draws it at', async () => {
  const { store } = newStore()
  const asBase = { bases: ['over'], overlays: [] }
  await store.answer({ files: [overlay] }, { bases: [], overlays: ['over'] }, async () => null)
  expect(await store.answer({ files: [] }, asBase, async () => null)).toEqual({
    kind: 'missing',
    ...asBase,
  })
})

test('files that no longer fit are asked for again; a job keeps those that it came with', async () => {
  const { store } = newStore()
  const filler = { hash: 'filler', file: new Uint8Array(fileBudget), drawn: null }
  const all = await store.answer(
    { files: [base, filler] },
    { bases: ['base'], overlays: [] },
    (images) => images.whole('base'),
  )
  expect(all).toMatchObject({ kind: 'done', result: size })
  const again = await store.answer(
    { files: [] },
    { bases: ['base'], overlays: [] },
    async () => null,
  )
  expect(again.kind).toBe('missing')
})

test('a picture is decoded once for jobs at the same time and after them', async () => {
  const { store, decoded } = newStore()
  const jpeg = await import('sharp').then(({ default: sharp }) =>
    sharp(noise(8, size, 0).data, { raw: { ...size, channels: 4 } })
      .jpeg()
      .toBuffer(),
  )
  const photo: ImageFile = { hash: 'photo', file: jpeg, drawn: size }
  const one = { bases: ['photo'], overlays: [] }
  const read = () =>
    store.answer({ files: [photo] }, one, (images) => images.crop('photo', rectOf(size)))
  await Promise.all([read(), read()])
  await read()
  expect(decoded()).toBe(1)
})

test('a failed decoding is tried anew', async () => {
  let fails = true
  const store = createImageStore(async () => {
    if (fails) throw new Error('no memory')
    return { picture: noise(8, size, 0), color: { space: 'srgb', name: 'untagged' } }
  })
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 12, 1, 1, 0x11, 0)
  const photo: ImageFile = { hash: 'photo', file: jpeg, drawn: size }
  const read = () =>
    store.answer({ files: [photo] }, { bases: ['photo'], overlays: [] }, (images) =>
      images.whole('photo'),
    )
  await expect(read()).rejects.toThrow('no memory')
  fails = false
  expect(await read()).toMatchObject({ kind: 'done', result: size })
})

test('a new worker gets the files from the panel’s side, without asking the document', async () => {
  let jobs = nodeJobs()
  const runner: JobRunner<FigmaPixelJobs> = { run: (...call) => jobs.run(...call) }
  const { asked, pixels } = imagesOf({ base: base.file }, { jobs: runner })
  const stack = { base: 'base', overlays: [] }
  await pixels.read(stack, rectOf(size))
  jobs = nodeJobs()
  expect(await pixels.read(stack, rectOf(size))).toEqual(noise(8, size, 0))
  expect(asked).toEqual(['base'])
})
