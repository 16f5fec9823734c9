import { expect, test } from 'vitest'
import { writeIndex } from '../../../core/history/xmp/index-entries.ts'
import { readXmp } from '../../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../../core/history/xmp/write-xmp.ts'
import { lineagesOf } from '../../../standalone/document/history-facts.ts'
import { refinableLayers } from '../../../standalone/document/pick-source.ts'
import { parsePsd } from '../../../standalone/document/psd/parse-psd.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { softPatch } from '../../hosts/contract/scene.ts'
import { markerFixture } from '../../support/record-fixture.ts'
import { foreignPsd } from './foreign-psd.ts'
import { openDocument, openPicture, placeAll } from './opened.ts'

const patch = softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8)

test('versions of all that is visible in Photoshop are not taken for those of the layer below them', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const { document } = opened.host
  const group = document.layers.find(({ kind }) => kind === 'group')
  const [source] = document.layers
  const layers = document.layers.map((layer) =>
    layer.kind === 'group'
      ? { ...layer, standsOn: 'visible' }
      : layer.kind === 'pixels'
        ? { ...layer, marker: null }
        : layer,
  )
  const strays = [{ layer: 'visible', marker: { ...markerFixture(), layer: 'visible' } }]
  const reread = readPsd(writePsd({ ...document, layers, strays }))
  expect(reread.layers.find(({ id }) => id === group?.id)).toMatchObject({ standsOn: 'visible' })
  expect(reread.strays).toEqual(strays)
  const { lineages } = lineagesOf(reread)
  expect(lineages.map((lineage) => [lineage.source, lineage.versions.length])).toEqual([[null, 1]])
  expect(refinableLayers(reread).map(({ id }) => id)).toEqual([source?.id])
  expect(readPsd(writePsd(reread)).strays).toEqual(strays)
})

test('what Photoshop’s plugin notes beside the records is kept', async () => {
  const index = writeIndex([{ id: 'x', parent: null, lineage: 'l', layer: '7', number: 1 }])
  const xmpMetadata = writeXmp(null, { lists: { Index: index, Layers: [] }, texts: { More: '1' } })
  const opened = await openDocument(readPsd(foreignPsd({ imageResources: { xmpMetadata } })), '7')
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch } }])
  const xmp = parsePsd(writePsd(opened.host.document)).resources.find(({ id }) => id === 1060)
  const read = readXmp(new TextDecoder().decode(xmp?.data))
  expect(read?.lists.Index).toEqual(index)
  expect(read?.lists.Layers).toHaveLength(2)
  expect(read?.texts).toEqual({ More: '1' })
})
