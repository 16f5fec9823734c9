import { expect, test } from 'vitest'
import { sha256Hex } from '../../../core/bytes.ts'
import { composeOnto } from '../../../core/edit/compose.ts'
import { createPicture, type Depth, type Picture } from '../../../core/image/picture.ts'
import { parsePsd } from '../../../standalone/document/psd/parse-psd.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph, softPatch, translucent } from '../../hosts/contract/scene.ts'
import {
  type FoundLayer,
  psdToolsHint,
  pythonWithPsdTools,
  readWithPsdTools,
} from '../psd-tools.ts'
import { maskOf, readWithAgPsd, wordsOf } from './ag-psd-reader.ts'
import { openDocument, openPicture, placeAll, size } from './opened.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }
const other = { x: 10, y: 2, width: 12, height: 11 }

test('another reader finds the source, the versions with their masks, and the head as merged picture', async () => {
  const opened = await openPicture()
  const patch = softPatch(rect, 8)
  const second = softPatch(other, 8, 5)
  await placeAll(opened, [
    { id: 'a', content: { kind: 'patch', patch }, name: 'Bottle · v1 · “wärmer” 🙂' },
    {
      id: 'b',
      number: 2,
      content: { kind: 'patch', patch: second },
      name: 'Bottle · v2 · </script>',
    },
  ])
  const psd = readWithAgPsd(writePsd(opened.host.document))
  const [source, group] = psd.children!
  expect(psd.children).toHaveLength(2)
  expect(source).toMatchObject({ name: 'Bottle 🙂', id: 1, hidden: false, left: 0, top: 0 })
  expect(wordsOf(source!)).toEqual(Array.from(photograph(size, 8).data))
  expect(group).toMatchObject({
    name: 'Bottle 🙂 · versions',
    hidden: false,
    blendMode: 'pass through',
  })
  expect(group!.clipping).toBe(false)
  expect(group!.children).toMatchObject([
    { name: 'Bottle · v1 · “wärmer” 🙂', id: 2, hidden: false, left: 4, top: 3 },
    { name: 'Bottle · v2 · </script>', id: 3, hidden: true, left: 10, top: 2 },
  ])
  const [first, hidden] = group!.children!
  expect(wordsOf(first!)).toEqual(Array.from(patch.color.data))
  expect(maskOf(first!)).toEqual(Array.from(patch.coverage.data))
  expect(first!.mask).toMatchObject({ left: 4, top: 3, right: 13, bottom: 10, defaultColor: 0 })
  expect(maskOf(hidden!)).toEqual(Array.from(second.coverage.data))
  expect(Array.from(psd.imageData!.data)).toEqual(
    Array.from(composeOnto(photograph(size, 8), patch).data),
  )
  expect(psd.imageResources?.versionInfo).toMatchObject({ hasRealMergedData: true })
})

test('source and versions are linked, so that they move together', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch: softPatch(rect, 8) } }])
  const [source, group] = readWithAgPsd(writePsd(opened.host.document)).children!
  expect([source!.linkGroup, group!.linkGroup, group!.children![0]!.linkGroup]).toEqual([1, 1, 1])
})

test('16-bit words come out as they went in', async () => {
  const opened = await openPicture({ picture: photograph(size, 16) })
  const patch = softPatch(rect, 16)
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const psd = readWithAgPsd(writePsd(opened.host.document))
  const [source, group] = psd.children!
  expect(psd.bitsPerChannel).toBe(16)
  expect(wordsOf(source!)).toEqual(Array.from(photograph(size, 16).data))
  expect(wordsOf(group!.children![0]!)).toEqual(Array.from(patch.color.data))
  expect(maskOf(group!.children![0]!)).toEqual(Array.from(patch.coverage.data, (v) => v * 257))
  expect(Array.from(psd.imageData!.data)).toEqual(
    Array.from(composeOnto(photograph(size, 16), patch).data),
  )
})

test('a translucent source keeps its alpha, and its versions are clipped to it', async () => {
  const picture = translucent(photograph(size, 8))
  const opened = await openPicture({ picture })
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch: softPatch(rect, 8) } }])
  const psd = readWithAgPsd(writePsd(opened.host.document))
  const [source, group] = psd.children!
  expect(wordsOf(source!)).toEqual(Array.from(picture.data))
  expect(group).toMatchObject({ clipping: true, blendMode: 'normal' })
  expect(psd.channels).toBe(4)
  const alpha = (words: ArrayLike<number>) => Array.from(words).filter((_, pos) => pos % 4 === 3)
  expect(alpha(psd.imageData!.data)).toEqual(alpha(picture.data))
})

test('a translucent merged picture has its colours mixed with white, as Photoshop stores them', async () => {
  const picture = createPicture(
    { width: 2, height: 1 },
    8,
    Uint8Array.of(0, 100, 255, 128, 9, 9, 9, 255),
  )
  const { host } = await openPicture({ picture })
  const { imageData } = readWithAgPsd(writePsd(host.document))
  // ag-psd takes the white out again; the mixed values are 127, 177 and 255.
  expect(Array.from(imageData!.data)).toEqual([0, 100, 255, 128, 9, 9, 9, 255])
})

test('while a replacing version shows, the source is hidden and nothing is clipped to it', async () => {
  const opened = await openPicture({ picture: translucent(photograph(size, 8)) })
  const picture = translucent(photograph(size, 8, 4))
  await placeAll(opened, [{ id: 'a', content: { kind: 'replacing', picture } }])
  const [source, group] = readWithAgPsd(writePsd(opened.host.document)).children!
  expect(source!.hidden).toBe(true)
  expect(group!.clipping).toBe(false)
  expect(wordsOf(group!.children![0]!)).toEqual(Array.from(picture.data))
  await opened.host.show('1', null)
  const [shown] = readWithAgPsd(writePsd(opened.host.document)).children!
  expect(shown!.hidden).toBe(false)
})

test('the profile is carried untouched', async () => {
  const icc = Uint8Array.from({ length: 301 }, (_, index) => index)
  const opened = await openPicture({ color: { space: 'srgb', name: 'any', icc } })
  const bytes = writePsd(opened.host.document)
  expect(readPsd(bytes).color.icc).toEqual(icc)
  if (pythonWithPsdTools) expect(readWithPsdTools(bytes).icc).toBe(sha256Hex(icc))
})

test('PNG’s colour chunks come back after saving, for a PNG written later', async () => {
  const chunks = [
    { type: 'gAMA', data: Uint8Array.of(0, 0, 177, 143) },
    { type: 'cHRM', data: new Uint8Array(32).fill(7) },
  ]
  const opened = await openPicture({ color: { space: 'srgb', name: 'sRGB', chunks } })
  expect(readPsd(writePsd(opened.host.document)).color.chunks).toEqual(chunks)
})

test('a document without history gets no metadata of ours', async () => {
  const { host } = await openPicture()
  expect(readWithAgPsd(writePsd(host.document)).imageResources?.xmpMetadata).toBeUndefined()
})

test('saving 16 bits again and again gives the same bytes, whatever length the layers come to', async () => {
  const remainders = new Set<number>()
  for (let seed = 1; seed < 12; seed++) {
    const opened = await openPicture({ picture: photograph(size, 16, seed) })
    const patch = softPatch({ ...rect, width: seed + 2 }, 16, seed)
    await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
    const bytes = writePsd(opened.host.document)
    expect(sha256Hex(writePsd(readPsd(bytes)))).toBe(sha256Hex(bytes))
    expect(parsePsd(bytes).blocks.map(({ key }) => key)).toEqual(['Lr16'])
    const at = Buffer.from(bytes).indexOf('8BIMLr16')
    remainders.add(Buffer.from(bytes).readUInt32BE(at + 8) % 4)
  }
  expect(remainders).toEqual(new Set([0, 1, 2, 3]))
})

test('saving what was opened gives the same bytes', async () => {
  for (const depth of [8, 16] as const) {
    const opened = await openPicture({ picture: translucent(photograph(size, depth)) })
    await placeAll(opened, [
      { id: 'a', content: { kind: 'patch', patch: softPatch(rect, depth) } },
      { id: 'b', number: 2, content: { kind: 'replacing', picture: photograph(size, depth, 6) } },
    ])
    const bytes = writePsd(opened.host.document)
    expect(sha256Hex(writePsd(readPsd(bytes)))).toBe(sha256Hex(bytes))
  }
})

test('a 1×1 picture goes through a file', async () => {
  const picture = createPicture({ width: 1, height: 1 }, 8, Uint8Array.of(1, 2, 3, 255))
  const opened = await openPicture({ picture })
  const { host } = await openDocument(readPsd(writePsd(opened.host.document)))
  const read = await host.readPixels('1', { kind: 'shown' }, { x: 0, y: 0, width: 1, height: 1 })
  expect(read).toEqual(picture)
})

test.skipIf(!pythonWithPsdTools)(
  `psd-tools finds every word, name, mask and link${psdToolsHint}`,
  async () => {
    for (const depth of [8, 16] as const) {
      const picture = photograph(size, depth)
      const opened = await openPicture({ picture })
      const patch = softPatch(rect, depth)
      await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch }, name: 'v1 · 日本 🙂' }])
      const found = readWithPsdTools(writePsd(opened.host.document))
      const [source, group] = found.layers
      const [version] = group!.layers!
      expect(found).toMatchObject({ ...size, depth, channels: 3, current: true, xmp: true })
      expect(source).toMatchObject({ name: 'Bottle 🙂', id: 1, visible: true, box: [0, 0, 24, 16] })
      expect(group).toMatchObject({ name: 'Bottle 🙂 · versions', visible: true, blend: 'pass' })
      expect(version).toMatchObject({
        ...{ name: 'v1 · 日本 🙂', id: 2, visible: true, box: [4, 3, 13, 10] },
        mask: { box: [4, 3, 13, 10], outside: 0 },
      })
      expect(found.links).toEqual([1, 0, 1, 1])
      expect(channelHashes(source)).toEqual(hashesOf(picture))
      expect(channelHashes(version)).toEqual(hashesOf(patch.color))
      const scale = depth === 16 ? 257 : 1
      const mask = Array.from(patch.coverage.data, (value) => value * scale)
      expect(version!['-2']).toBe(sha256Hex(bigEndian(mask, depth)))
      expect(found.merged).toEqual(hashesOf(composeOnto(picture, patch)).slice(0, 3))
    }
  },
)

function channelHashes(layer: FoundLayer | undefined): unknown[] {
  return (['0', '1', '2', '-1'] as const).map((channel) => layer?.[channel])
}

function hashesOf({ data, depth }: Picture): string[] {
  return [0, 1, 2, 3].map((offset) => {
    const words = Array.from(data).filter((_, pos) => pos % 4 === offset)
    return sha256Hex(bigEndian(words, depth))
  })
}

function bigEndian(words: readonly number[], depth: Depth): Uint8Array {
  return Uint8Array.from(depth === 8 ? words : words.flatMap((word) => [word >> 8, word & 255]))
}
