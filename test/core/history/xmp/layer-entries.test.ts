import { expect, test } from 'vitest'
import { readRecord } from '../../../../core/history/read-record.ts'
import {
  indexEntryOf,
  indexProperty,
  readIndex,
  writeIndex,
} from '../../../../core/history/xmp/index-entries.ts'
import {
  type LayerEntry,
  layersProperty,
  readLayerEntries,
  writeLayerEntries,
} from '../../../../core/history/xmp/layer-entries.ts'
import { readXmp } from '../../../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../../../core/history/xmp/write-xmp.ts'
import { editFixture, markerFixture, recordFixture } from '../../../support/record-fixture.ts'

const edit = editFixture({ instruction: 'make the “日本” label <b>gold</b> 🙂', parent: 'a' })
const record = recordFixture({ id: 'b', number: 2, parent: 'a', edit })

test('full records and markers come back through a document’s metadata as they were', () => {
  const entries: readonly LayerEntry[] = [
    { layer: '7', marker: markerFixture({ layer: '7' }) },
    { layer: '9', version: record },
    { layer: 'visible', marker: markerFixture({ layer: 'visible', lineage: 'other' }) },
    { layer: '12', standsOn: 'visible' },
    { layer: '13', version: record, marker: markerFixture({ layer: '13' }) },
  ]
  const packet = writeXmp(null, {
    lists: { [layersProperty]: writeLayerEntries(entries) },
    texts: {},
  })
  const read = readLayerEntries(readXmp(packet)?.lists[layersProperty])
  expect(read).toEqual(entries)
  expect(readRecord(read[1]?.version)).toEqual({ ok: true, record })
})

test('damaged entries are handed on as records that can’t be read, so that they are shown', () => {
  const items = [
    '{"layer":4,"version":{"id":"x"}}',
    '{"vers',
    '7',
    'null',
    '{"layer":"5","standsOn":3}',
  ]
  expect(readLayerEntries(items)).toEqual([
    { layer: '4', version: { id: 'x' } },
    { layer: '', version: '{"vers' },
    { layer: '', version: 7 },
    { layer: '', version: null },
    { layer: '5' },
  ])
  expect(readLayerEntries(undefined)).toEqual([])
})

test('promise 6: the index holds ids and places in the tree, and no word of a prompt or a name', () => {
  const entry = indexEntryOf(record, '9')
  expect(entry).toEqual({ id: 'b', parent: 'a', lineage: 'lineage', layer: '9', number: 2 })
  const [item] = writeIndex([{ ...record, ...entry }])
  expect(Object.keys(JSON.parse(item!))).toEqual(['id', 'parent', 'lineage', 'layer', 'number'])
  const packet = writeXmp(null, { lists: { [indexProperty]: [item!] }, texts: {} })
  expect(packet).not.toMatch(/gold|label|instruction|Cup/)
  expect(readIndex(readXmp(packet)?.lists[indexProperty])).toEqual([entry])
})

test('damaged entries of the index are left out', () => {
  const good = { id: 'a', parent: null, lineage: 'l', layer: '3', number: 1 }
  const items = [
    JSON.stringify(good),
    '{"id":"b"}',
    '[',
    'null',
    JSON.stringify({ ...good, number: 1.5 }),
  ]
  expect(readIndex(items)).toEqual([good])
  expect(readIndex(undefined)).toEqual([])
})
