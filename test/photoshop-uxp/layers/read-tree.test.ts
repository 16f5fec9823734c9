import { expect, test } from 'vitest'
import { walkLayers } from '../../../photoshop-uxp/layers/find-layer.ts'
import { readTree } from '../../../photoshop-uxp/layers/read-tree.ts'
import { settingsCommand } from '../../../photoshop-uxp/layers/stored-entry.ts'
import { inModal } from '../../../photoshop-uxp/modal/in-modal.ts'
import { withoutTrace } from '../../../photoshop-uxp/modal/one-step.ts'
import { play } from '../../../photoshop-uxp/modal/play.ts'
import type { NewLayer } from '../../hosts/photoshop/hand/new-document.ts'
import {
  cupDocument,
  marker,
  openCup,
  openPhotoshop,
  settings,
  v1,
} from '../history/cup-in-photoshop.ts'

test('a document is listed with its layers bottom first, groups with what is in them', async () => {
  const { photoshop, documentID } = openCup()
  const tree = await readTree(photoshop, documentID)
  expect(tree).toMatchObject({
    ...{ id: documentID, width: 16, height: 12, mode: 'RGBColor', depth: 8 },
    ...{ profile: 'sRGB IEC61966-2.1', quickMask: false, active: [2], marker: null },
  })
  expect(tree.layers.map(({ name, is, kind }) => [name, is, kind])).toEqual([
    ['Sky', 'background', 'pixels'],
    ['Cup', 'pixel', 'pixels'],
    ['Cup · versions', 'group', 'group'],
  ])
  expect(tree.layers[2]?.layers.map(({ id }) => id)).toEqual(
    [3, 4, 5].map((id) => `${documentID}/${id}`),
  )
  expect(tree.layers[1]).toMatchObject({
    bounds: { x: 1, y: 1, width: 10, height: 8 },
    marker: { ...marker, layer: `${documentID}/2` },
    version: null,
  })
  expect(tree.layers[2]?.layers[0]).toMatchObject({
    version: { ...v1, layer: { ...v1.layer, id: `${documentID}/3` } },
  })
})

test('listing takes three calls however many layers there are', async () => {
  const { photoshop, documentID, counts, hand } = openCup()
  await readTree(photoshop, documentID)
  expect(counts.of('batchPlay')).toBe(3)
  for (let i = 0; i < 40; i++) hand.addLayer({ fill: { color: [1, 2, 3, 255] } })
  counts.reset()
  await readTree(photoshop, documentID)
  expect(counts.of('batchPlay')).toBe(3)
})

test('while the history state is the same, what layers carry is not read again', async () => {
  const { photoshop, documentID, counts, hand } = openCup()
  const first = await readTree(photoshop, documentID)
  counts.reset()
  hand.setVisible(3, false)
  const second = await readTree(photoshop, documentID)
  expect(counts.of('batchPlay')).toBe(2)
  expect(second.layers[2]?.layers[0]?.version).toEqual(first.layers[2]?.layers[0]?.version)
  expect(second.layers[2]?.layers[0]?.visible).toBe(false)
})

test('inside a modal scope what was just written is seen, though the history state stands still', async () => {
  const { parts, photoshop, documentID } = openCup()
  await readTree(photoshop, documentID)
  const seen = await inModal(parts, { name: 'Test', writes: true }, (scope) =>
    withoutTrace(scope, documentID, async () => {
      await play(photoshop, [settingsCommand(documentID, 3, '{"version":"new"}')])
      return readTree(photoshop, documentID)
    }),
  )
  expect(seen.layers[2]?.layers[0]?.version).toBe('new')
  const after = await readTree(photoshop, documentID)
  expect(after.layers[2]?.layers[0]?.version).toMatchObject({ id: 'v1' })
})

test('metadata, which can be huge, is read once and not after every stroke of a brush', async () => {
  const { photoshop, documentID, counts, hand } = openCup()
  await readTree(photoshop, documentID)
  counts.reset()
  hand.paintOn(2, { x: 1, y: 1, width: 1, height: 1 }, [0, 0, 0, 255])
  await readTree(photoshop, documentID)
  // The document's own settings, and those of its six layers.
  expect(counts.of('batchPlay:get')).toBe(1 + 6)
})

test('what a layer carries is read anew after an undo', async () => {
  const { photoshop, documentID, hand } = openCup()
  hand.setLayer(3, { generatorSettings: settings({ version: 'other' }) })
  const changed = await readTree(photoshop, documentID)
  hand.undo()
  const undone = await readTree(photoshop, documentID)
  expect(changed.layers[2]?.layers[0]?.version).toBe('other')
  expect(undone.layers[2]?.layers[0]?.version).toMatchObject({ id: 'v1' })
})

test('a masked layer is as large as its own pixels, not as what its mask shows', async () => {
  const { photoshop, documentID, hand } = openCup()
  hand.setMask(2, {
    coverage: { rect: { x: 3, y: 3, width: 2, height: 2 }, data: new Uint8Array(4).fill(255) },
    ...{ outside: 0, enabled: true, density: 255, feather: 0 },
  })
  const tree = await readTree(photoshop, documentID)
  expect(tree.layers[1]).toMatchObject({
    hasMask: true,
    bounds: { x: 1, y: 1, width: 10, height: 8 },
  })
})

test('an empty layer has no bounds, and one beside the canvas keeps its own', async () => {
  const { hand, photoshop } = openPhotoshop()
  const rect = { x: -7, y: 30, width: 50, height: 3 }
  const documentID = hand.openDocument({
    size: { width: 10, height: 10 },
    layers: [{ name: 'empty' }, { name: 'beside', fill: { rect, color: [1, 1, 1, 255] } }],
  })
  const { layers } = await readTree(photoshop, documentID)
  expect(layers.map(({ bounds }) => bounds)).toEqual([null, rect])
})

test('every kind of layer is told by what can be read of it', async () => {
  const { hand, photoshop } = openPhotoshop()
  const kinds = [
    'pixel',
    'smartObject',
    'adjustment',
    'fill',
    'text',
    'shape',
    'group',
    'artboard',
  ] as const
  const layers = kinds.map((kind): NewLayer => ({ kind, name: kind }))
  const documentID = hand.openDocument({ size: { width: 9, height: 9 }, layers })
  const tree = await readTree(photoshop, documentID)
  expect(tree.layers.map(({ is, kind }) => [is, kind])).toEqual([
    ['pixel', 'pixels'],
    ['smartObject', 'pixels'],
    ['adjustment', 'foreign'],
    ['fill', 'foreign'],
    ['text', 'foreign'],
    ['shape', 'foreign'],
    ['group', 'group'],
    ['artboard', 'group'],
  ])
})

test('the marker of the whole picture stands on the document, and its group says so', async () => {
  const { hand, photoshop } = openPhotoshop()
  const documentID = hand.openDocument({
    ...cupDocument,
    generatorSettings: settings({ marker: { ...marker, layer: 'visible' } }),
    layers: [
      { name: 'a' },
      { name: 'g', layers: [], generatorSettings: settings({ standsOn: 'visible' }) },
    ],
  })
  const tree = await readTree(photoshop, documentID)
  expect(tree.marker).toEqual({ ...marker, layer: `${documentID}/visible` })
  expect(tree.layers[1]?.standsOn).toBe(`${documentID}/visible`)
})

test('settings that are no JSON are handed on as a record that can’t be read', async () => {
  const { hand, photoshop, documentID } = openCup()
  hand.setLayer(3, { generatorSettings: { pentimento: '{"version":' } })
  const tree = await readTree(photoshop, documentID)
  expect(tree.layers[2]?.layers[0]?.version).toBe('{"version":')
})

test('an untagged document has no profile, a 32-bit one no depth', async () => {
  const { hand, photoshop } = openPhotoshop()
  const documentID = hand.openDocument({
    size: { width: 2, height: 2 },
    profile: '',
    depth: 32,
    layers: [{}],
  })
  expect(await readTree(photoshop, documentID)).toMatchObject({ profile: '', depth: null })
})

test('a document that was closed is not found', async () => {
  const { hand, photoshop, documentID } = openCup()
  hand.closeDocument()
  await expect(readTree(photoshop, documentID)).rejects.toMatchObject({
    code: 'not_found',
    message: 'The document was closed.',
  })
})

test('promise 7: a Photoshop that does not answer is said to, and trying again can help', async () => {
  const { hand, photoshop, documentID } = openCup()
  hand.refuse('batchPlay:multiGet', -25922)
  await expect(readTree(photoshop, documentID)).rejects.toMatchObject({
    ...{ code: 'host_failed', retryable: true },
    message: 'Photoshop did not say what is in the document.',
  })
})

test('a document that changes while it is listed is listed anew', async () => {
  const { hand, photoshop, documentID, counts } = openCup()
  hand.before('batchPlay:get', () => hand.rename(2, 'Mug'))
  const tree = await readTree(photoshop, documentID)
  expect(tree.layers[1]?.name).toBe('Mug')
  expect(counts.of('batchPlay')).toBe(6)
})

test('every layer is listed once', async () => {
  const { photoshop, documentID } = openCup()
  const { layers } = await readTree(photoshop, documentID)
  const ids = [...walkLayers(layers)].map(({ layerID }) => layerID)
  expect([...ids].sort()).toEqual([1, 2, 3, 4, 5, 6])
})
