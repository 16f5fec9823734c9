import { expect, test } from 'vitest'
import type { LayerEntry } from '../../../core/history/xmp/layer-entries.ts'
import { writeLayerEntries } from '../../../core/history/xmp/layer-entries.ts'
import { writeXmp } from '../../../core/history/xmp/write-xmp.ts'
import { walkLayers } from '../../../photoshop-uxp/layers/find-layer.ts'
import { readDocument } from '../../../photoshop-uxp/layers/read-tree.ts'
import type { NewDocument, NewLayer } from '../../hosts/photoshop/hand/new-document.ts'
import {
  cupDocument,
  marker,
  markerOn,
  openCup,
  settings,
  v1,
  v2,
  v3,
} from '../history/cup-in-photoshop.ts'

const entries: readonly LayerEntry[] = [
  { layer: '2', marker },
  { layer: '3', version: v1 },
  { layer: '4', version: v2 },
  { layer: '5', version: v3 },
]

function bare(layer: NewLayer): NewLayer {
  const { generatorSettings: _, layers, ...rest } = layer
  return { ...rest, ...(layers && { layers: layers.map(bare) }) }
}

/** The cup's document as the standalone host writes it: records in the metadata only. */
function fileOf(list: readonly LayerEntry[] = entries): NewDocument {
  return {
    ...cupDocument,
    layers: (cupDocument.layers ?? []).map(bare),
    xmp: writeXmp(null, { lists: { Layers: writeLayerEntries(list) }, texts: {} }),
  }
}

async function found(open: ReturnType<typeof openCup>) {
  const { tree, entries } = await readDocument(open.photoshop, open.hand.model().id)
  const named = [...walkLayers(tree.layers)].flatMap(({ name, version, marker }) => {
    const id = (version as { id?: string } | null)?.id
    return id || marker ? [`${name}: ${[id, marker && 'marker'].filter(Boolean).join(' ')}`] : []
  })
  return { named, strays: entries.strays, borrowed: [...entries.borrowed], tree }
}

const complete = ['Cup: marker', 'Cup · v1: v1', 'Cup · v2: v2', 'Cup · v3: v3']

test('promise 3: records that stand in the metadata only are found', async () => {
  expect(await found(openCup(fileOf()))).toMatchObject({ named: complete, strays: [] })
})

test('promise 3: they are found when Photoshop numbers the layers anew', async () => {
  const open = openCup(fileOf())
  open.hand.saveAndReopen()
  expect(await found(open)).toMatchObject({ named: complete, strays: [] })
})

test('promise 3: a version that was renamed is found by its number where the marker agrees', async () => {
  const open = openCup(fileOf())
  open.hand.rename(4, 'the good one')
  const { named } = await found(open)
  expect(named).toContain('the good one: v2')
})

test('a renamed version that was numbered anew stays unknown rather than being mistaken', async () => {
  const open = openCup(fileOf())
  open.hand.rename(4, 'the good one')
  open.hand.saveAndReopen()
  const { named, strays } = await found(open)
  expect(named.filter((text) => text.includes('v2'))).toEqual([])
  expect(strays).toEqual([entries[2]])
})

test('two layers of one name are not mistaken for each other', async () => {
  const open = openCup(fileOf())
  open.hand.rename(4, 'Cup · v1')
  open.hand.saveAndReopen()
  const { named, strays } = await found(open)
  expect(named).toEqual(['Cup: marker', 'Cup · v3: v3'])
  expect(strays).toEqual([entries[1], entries[2]])
})

test('what layers carry by themselves counts more than the metadata', async () => {
  const open = openCup({ ...cupDocument, xmp: fileOf().xmp ?? '' })
  const noted = { ...v1, note: 'newer' }
  open.hand.setLayer(3, { generatorSettings: settings({ version: noted }) })
  const { tree, borrowed, strays } = await found(open)
  expect(tree.layers[2]?.layers[0]?.version).toMatchObject({ note: 'newer' })
  expect({ borrowed, strays }).toEqual({ borrowed: [], strays: [] })
})

test('promise 3: a layer that lost its settings has its record from the metadata', async () => {
  const open = openCup({ ...cupDocument, xmp: fileOf().xmp ?? '' })
  open.hand.setLayer(4, { generatorSettings: {} })
  expect(await found(open)).toMatchObject({ named: complete, borrowed: [4], strays: [] })
})

test('the entry of a deleted layer never goes to another one', async () => {
  const open = openCup(fileOf())
  open.hand.deleteLayer(4)
  open.hand.select([1])
  open.hand.addLayer({ name: 'Dust' })
  open.hand.saveAndReopen()
  const { named, strays } = await found(open)
  expect(named).toEqual(['Cup: marker', 'Cup · v1: v1', 'Cup · v3: v3'])
  expect(strays).toEqual([entries[2]])
})

test('the marker of the whole picture and its group are found', async () => {
  const whole: LayerEntry[] = [
    { layer: 'visible', marker: markerOn('visible') },
    { layer: '6', standsOn: 'visible' },
    ...entries.slice(1),
  ]
  const open = openCup(fileOf(whole))
  open.hand.saveAndReopen()
  const { tree, borrowed } = await found(open)
  expect(tree.marker).toMatchObject({ lineage: 'lineage' })
  expect(tree.layers[2]?.standsOn).toBe(`${tree.id}/visible`)
  expect(borrowed).toContain(null)
})

test('metadata without anything of ours is not even read as XML', async () => {
  const open = openCup({ ...cupDocument, xmp: '<not xml' })
  expect((await found(open)).named).toEqual(complete)
})
