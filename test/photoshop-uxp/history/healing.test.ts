import { expect, test } from 'vitest'
import type { LayerEntry } from '../../../core/history/xmp/layer-entries.ts'
import { writeLayerEntries } from '../../../core/history/xmp/layer-entries.ts'
import { readXmp } from '../../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../../core/history/xmp/write-xmp.ts'
import { healingEntries } from '../../../photoshop-uxp/history/healing.ts'
import { markVersion } from '../../../photoshop-uxp/history/mark-version.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import type { NewLayer } from '../../hosts/photoshop/hand/new-document.ts'
import { cupDocument, entryOf, marker, openCup, v1, v2, v3 } from './cup-in-photoshop.ts'

const entries: readonly LayerEntry[] = [
  { layer: '2', marker },
  { layer: '3', version: v1 },
  { layer: '4', version: v2 },
  { layer: '5', version: v3 },
]

function bare({ generatorSettings: _, layers, ...rest }: NewLayer): NewLayer {
  return { ...rest, ...(layers && { layers: layers.map(bare) }) }
}

/** The cup's document as a program writes it that keeps records in the document's metadata only. */
function openFile() {
  return openCup({
    ...cupDocument,
    layers: (cupDocument.layers ?? []).map(bare),
    xmp: writeXmp(null, {
      lists: { Layers: writeLayerEntries(entries) },
      texts: { ColorChunks: '[]' },
    }),
  })
}

test('promise 3: the first write puts records of the metadata onto their layers, and the prompts out of the file', async () => {
  const open = openFile()
  await markVersion(open.parts, open.look, 'v1', { starred: true }, {})
  const carried = layersOf(open.hand.model().layers).map(entryOf)
  expect(carried).toContainEqual({ marker })
  expect(carried).toContainEqual({ version: { ...v1, starred: true } })
  expect(carried).toContainEqual({ version: v2 })
  const xmp = readXmp(open.hand.model().xmp)
  expect(xmp?.lists.Layers).toBeUndefined()
  expect(xmp?.lists.Index).toHaveLength(3)
  expect(xmp?.texts).toEqual({ ColorChunks: '[]' })
})

test('promise 3: after a reopening they are written with the numbers that the layers have now', async () => {
  const open = openFile()
  const { newIDs } = open.hand.saveAndReopen()
  await markVersion(open.parts, open.look, 'v1', {}, {})
  const ids = layersOf(open.hand.model().layers).flatMap((layer) => {
    const { version } = (entryOf(layer) ?? {}) as { version?: typeof v1 }
    return version ? [[version.id, version.layer.id, String(layer.id)]] : []
  })
  expect(ids.map(([id]) => id)).toEqual(['v1', 'v2', 'v3'])
  expect(ids.map(([, recorded]) => recorded)).toEqual(ids.map(([, , number]) => number))
  expect(ids[0]?.[1]).toBe(String(newIDs.get(3)))
  expect(healingEntries(await open.look.look())).toEqual([])
})

test('the ids that a copy was given are written with the next write, and stay', async () => {
  const open = openCup()
  open.hand.duplicateLayers([2, 6])
  const before = (await open.look.look()).rebuilt
  await markVersion(open.parts, open.look, 'v1', { note: 'original' }, {})
  const after = (await open.look.look()).rebuilt
  expect(after.lineages.map(({ id }) => id)).toEqual(before.lineages.map(({ id }) => id))
  expect(after).toMatchObject({ reissued: [], remarked: [] })
})

test('where nothing needs healing nothing is written for it', async () => {
  const { look } = openCup()
  expect(healingEntries(await look.look())).toEqual([])
})
