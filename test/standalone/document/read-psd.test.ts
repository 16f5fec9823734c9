import { writePsdUint8Array } from 'ag-psd'
import { zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { untagged } from '../../../core/image/color-tag.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { flattenDocument } from '../../../standalone/document/flatten.ts'
import { lineagesOf } from '../../../standalone/document/history-facts.ts'
import { coverageOfLayer, pictureOfLayer } from '../../../standalone/document/layer-pixels.ts'
import { nameOfRecord, sectionOf } from '../../../standalone/document/layer-record.ts'
import { walkLayers } from '../../../standalone/document/layered-document.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { refinableLayers } from '../../../standalone/document/pick-source.ts'
import { makeBlock, withBlock } from '../../../standalone/document/psd/blocks.ts'
import { parsePsd } from '../../../standalone/document/psd/parse-psd.ts'
import { decodeMerged } from '../../../standalone/document/psd/planes.ts'
import { idOfRecord } from '../../../standalone/document/psd/psd-file.ts'
import { serializePsd } from '../../../standalone/document/psd/serialize-psd.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph, softPatch } from '../../hosts/contract/scene.ts'
import { readWithAgPsd, wordsOf } from './ag-psd-reader.ts'
import { foreignPsd, imageOf, withUnknownParts } from './foreign-psd.ts'
import { openDocument, openPicture, placeAll, size } from './opened.ts'

const patch = softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8)

test('layers of another program are found with their names, numbers and kinds', () => {
  const document = readPsd(foreignPsd())
  const found = Array.from(walkLayers(document.layers), ({ id, name, kind }) => ({
    id,
    name,
    kind,
  }))
  expect(found).toEqual([
    { id: '7', name: 'Photo', kind: 'pixels' },
    { id: '8', name: 'Levels', kind: 'foreign' },
    { id: '10', name: 'Headline 日本', kind: 'pixels' },
    { id: '9', name: 'Titles', kind: 'group' },
  ])
  expect(refinableLayers(document).map(({ name }) => name)).toEqual(['Photo', 'Headline 日本'])
})

test('pixels of another program are read exactly, packed by run lengths or by zip', () => {
  for (const compress of [false, true]) {
    const bytes = writePsdUint8Array(
      { ...size, children: [{ name: 'Photo', imageData: imageOf(photograph(size, 8)) }] },
      { compress },
    )
    const document = readPsd(bytes)
    const [layer] = refinableLayers(document)
    expect(pictureOfLayer(document, layer!)).toEqual(photograph(size, 8))
  }
})

test('a mask of another program is read over the whole layer, its outside value included', () => {
  const mask = { width: 4, height: 2, data: new Uint8ClampedArray(32).fill(90) }
  const bytes = writePsdUint8Array({
    ...size,
    children: [
      {
        ...{ name: 'Photo', imageData: imageOf(photograph(size, 8)) },
        mask: { left: 2, top: 1, right: 6, bottom: 3, defaultColor: 255, imageData: mask },
      },
    ],
  })
  const document = readPsd(bytes)
  const coverage = coverageOfLayer(document, refinableLayers(document)[0]!)!
  const inside = Array.from(coverage).filter((value) => value === 90)
  expect(inside).toHaveLength(8)
  expect(coverage[1 * 24 + 2]).toBe(90)
  expect(coverage[0]).toBe(255)
})

test('a mask that is switched off counts as none', () => {
  const mask = { width: 4, height: 2, data: new Uint8ClampedArray(32) }
  const bytes = writePsdUint8Array({
    ...size,
    children: [
      {
        ...{ name: 'Photo', imageData: imageOf(photograph(size, 8)) },
        mask: { left: 2, top: 1, right: 6, bottom: 3, disabled: true, imageData: mask },
      },
    ],
  })
  const document = readPsd(bytes)
  expect(coverageOfLayer(document, refinableLayers(document)[0]!)).toBeNull()
})

test('the preview of the file as it was is not carried along', () => {
  const file = parsePsd(foreignPsd())
  const preview = { signature: '8BIM', id: 1036, name: new Uint8Array(2), data: new Uint8Array(28) }
  const bytes = serializePsd({ ...file, resources: [...file.resources, preview] })
  const { resources } = parsePsd(writePsd(readPsd(bytes)))
  expect(resources.map(({ id }) => id)).not.toContain(1036)
})

test('a file without layers becomes a document with its merged picture as background', async () => {
  const flat = parsePsd(foreignPsd())
  const document = readPsd(serializePsd({ ...flat, records: [], mergedAlpha: false }))
  expect(document.layers.map(({ name }) => name)).toEqual(['Background'])
  const { host } = await openDocument(document)
  const read = await host.readPixels('1', { kind: 'source' }, rectOf(size))
  expect(read).toEqual(photograph(size, 8))
})

test('a flat file with a saved channel, packed or zipped, is read to the word', () => {
  const flat = parsePsd(withUnknownParts(foreignPsd()))
  const planes = decodeMerged(flat.merged, size, 8, 4) as Uint8Array[]
  const deltas = planes.flatMap((plane) =>
    Array.from(plane, (word, i) => word - (i % size.width === 0 ? 0 : (plane[i - 1] as number))),
  )
  const zipped = (method: number, words: ArrayLike<number>) =>
    Uint8Array.of(0, method, ...zlibSync(Uint8Array.from(words)))
  const merged = [
    flat.merged,
    zipped(
      2,
      planes.flatMap((plane) => [...plane]),
    ),
    zipped(3, deltas),
  ]
  for (const data of merged) {
    const bytes = serializePsd({ ...flat, records: [], mergedAlpha: false, merged: data })
    const [layer] = refinableLayers(readPsd(bytes))
    expect(layer?.content?.picture).toEqual(photograph(size, 8))
    const saved = parsePsd(writePsd(readPsd(bytes)))
    expect(decodeMerged(saved.merged, size, 8, 4)).toEqual(planes)
  }
  const cut = serializePsd({ ...flat, records: [], merged: merged[1]!.subarray(0, 80) })
  expect(() => readPsd(cut)).toThrow(expect.objectContaining({ code: 'unreadable_file' }))
})

test('a layer whose bottom lies above its top is kept, as Photoshop writes fills', () => {
  const file = parsePsd(foreignPsd())
  const [first, second, ...rest] = file.records
  const records = [first!, { ...second!, top: 0, bottom: -1 }, ...rest]
  const bytes = serializePsd({ ...file, records })
  expect(parsePsd(writePsd(readPsd(bytes))).records).toEqual(records)
})

test('the block of 16-bit layers states its length without its padding', () => {
  const lengths = [2, 3, 4, 5, 6, 7, 8].map((width) => {
    const picture = photograph({ width, height: 3 }, 16)
    const bytes = writePsd(newDocument(picture, untagged, 'Deep'))
    const at = Buffer.from(bytes).indexOf('Lr16') + 4
    const length = Buffer.from(bytes).readUInt32BE(at)
    const last = parsePsd(bytes).records.at(-1)!.channels.at(-1)!.data
    const end = at + 4 + length
    expect(bytes.subarray(end - last.length, end)).toEqual(last)
    return length
  })
  expect(lengths.some((length) => length % 4 !== 0)).toBe(true)
})

test('blocks that Photoshop Elements signs in its own way hide none that follow', () => {
  const file = parsePsd(foreignPsd())
  const own = { signature: '8ELE', key: 'zzZz', padding: 2, data: Uint8Array.of(7, 7) }
  const records = file.records.map((record) => ({ ...record, blocks: [own, ...record.blocks] }))
  const bytes = serializePsd({ ...file, records })
  expect(refinableLayers(readPsd(bytes)).map(({ name }) => name)).toEqual([
    'Photo',
    'Headline 日本',
  ])
  expect(parsePsd(writePsd(readPsd(bytes))).records).toEqual(records)
})

test('a new layer takes no number that anything in the file has', async () => {
  const children = [
    { name: 'Photo', id: 1, imageData: imageOf(photograph(size, 8)) },
    { name: 'Group', id: 2, children: [] },
  ]
  const file = parsePsd(writePsdUint8Array({ ...size, children }))
  const records = file.records.map((record) =>
    sectionOf(record)?.kind === 'divider'
      ? {
          ...record,
          blocks: withBlock(record.blocks, makeBlock('lyid', Uint8Array.of(0, 0, 0, 3))),
        }
      : record,
  )
  const opened = await openDocument(readPsd(serializePsd({ ...file, records })), '1')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const ids = parsePsd(writePsd(opened.host.document)).records.map(idOfRecord)
  expect(ids).toEqual(['1', null, '4', '5', '3', '2'])
})

test('layers without numbers of their own are never taken for those that the history names', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', name: 'Mine', content: { kind: 'patch', patch } }])
  const file = parsePsd(writePsd(opened.host.document))
  const records = file.records
    .map((record) => ({ ...record, blocks: record.blocks.filter(({ key }) => key !== 'lyid') }))
    .filter((record) => nameOfRecord(record) !== 'Mine')
  const document = readPsd(serializePsd({ ...file, records }))
  expect(lineagesOf(document).lineages.flatMap(({ versions }) => versions)).toEqual([])
  expect(document.strays).toHaveLength(2)
})

test('metadata that is damaged is kept as it is while there is nothing to add to it', async () => {
  const xmpMetadata = '<x:xmpmeta broken'
  const bytes = foreignPsd({ imageResources: { xmpMetadata } })
  const xmpOf = (file: Uint8Array) => parsePsd(file).resources.find(({ id }) => id === 1060)
  expect(xmpOf(writePsd(readPsd(bytes)))).toEqual(xmpOf(bytes))
  const opened = await openDocument(readPsd(bytes), '7')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  expect(() => writePsd(opened.host.document)).toThrow(
    expect.objectContaining({ code: 'would_lose_data' }),
  )
})

test('everything that another program wrote comes out as it went in, unknown parts included', async () => {
  const bytes = withUnknownParts(foreignPsd())
  const before = parsePsd(bytes)
  const opened = await openDocument(readPsd(bytes), '7')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const after = parsePsd(writePsd(opened.host.document))

  const untouched = before.records.filter(({ blocks }) => blocks.some(({ key }) => key === 'zzZz'))
  expect(untouched).toHaveLength(before.records.length)
  for (const record of before.records) expect(after.records).toContainEqual(record)
  expect(after.blocks).toEqual(before.blocks)
  const kept = (id: number) => after.resources.find((resource) => resource.id === id)
  for (const resource of before.resources) {
    if ([1026, 1057, 1060, 1072].includes(resource.id)) continue
    expect(kept(resource.id)).toEqual(resource)
  }
  expect(new TextDecoder().decode(kept(1060)?.data)).toContain('Ann &amp; Bob')
  const saved = decodeMerged(after.merged, size, 8, after.channels)
  expect(after.channels).toBe(4)
  expect(new Set(saved[3])).toEqual(new Set([200]))
})

test('a merged picture that can’t be drawn here is kept and marked as not current', async () => {
  const bytes = foreignPsd()
  const opened = await openDocument(readPsd(bytes), '7')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const psd = readWithAgPsd(writePsd(opened.host.document))
  expect(psd.imageResources?.versionInfo?.hasRealMergedData).toBe(false)
  expect(Array.from(psd.imageData!.data)).toEqual(Array.from(photograph(size, 8).data))
  expect(flattenDocument(opened.host.document)).toMatchObject({
    picture: null,
    obstacle: '“Levels” is of a kind (adjustment) that only its program draws',
  })
})

test('versions go directly above their source, below what stands over it', async () => {
  const opened = await openDocument(readPsd(foreignPsd()), '7')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const psd = readWithAgPsd(writePsd(opened.host.document))
  expect(psd.children?.map(({ name }) => name)).toEqual([
    'Photo',
    'Photo · versions',
    'Levels',
    'Titles',
  ])
  expect(wordsOf(psd.children![0]!)).toEqual(Array.from(photograph(size, 8).data))
})

test('versions of a source with clipped layers go into the same clipping, so that those stay clipped', async () => {
  const clipped = {
    ...{ name: 'Shade', clipping: true, left: 0, top: 0 },
    imageData: imageOf(photograph({ width: 6, height: 6 }, 8, 4)),
  }
  const photo = { name: 'Photo', imageData: imageOf(photograph(size, 8)) }
  const bytes = writePsdUint8Array({ ...size, children: [photo, clipped] })
  const opened = await openDocument(readPsd(bytes), '1')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const { children } = readWithAgPsd(writePsd(opened.host.document))
  expect(children?.map(({ name, clipping }) => ({ name, clipping }))).toEqual([
    { name: 'Photo', clipping: false },
    { name: 'Photo · versions', clipping: true },
    { name: 'Shade', clipping: true },
  ])
})

test('history finds its layers again after another program renumbered them', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', name: 'Mine', content: { kind: 'patch', patch } }])
  const psd = readWithAgPsd(writePsd(opened.host.document))
  const renumbered = structuredClone(psd)
  delete renumbered.imageData
  const walk = (layers: typeof renumbered.children, id: number) => {
    for (const layer of layers ?? []) {
      layer.id = id += 40
      walk(layer.children, id + 400)
    }
  }
  renumbered.children!.push({ name: 'Above', imageData: imageOf(photograph(size, 8, 9)) })
  walk(renumbered.children, 100)
  const { lineages } = lineagesOf(readPsd(writePsdUint8Array(renumbered, { noBackground: true })))
  expect(
    lineages.map(({ versions }) => versions.map(({ record, name }) => [record.id, name])),
  ).toEqual([[['a', 'Mine']]])
})
