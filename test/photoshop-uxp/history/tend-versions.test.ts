import { expect, test } from 'vitest'
import { editMask } from '../../../photoshop-uxp/history/edit-mask.ts'
import { markVersion } from '../../../photoshop-uxp/history/mark-version.ts'
import { removeVersion } from '../../../photoshop-uxp/history/remove-version.ts'
import { renameVersion } from '../../../photoshop-uxp/history/rename-version.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import { entryOf, openCup, recordOn, settings, v1, v2 } from './cup-in-photoshop.ts'

type Open = ReturnType<typeof openCup>

function layer({ hand, documentID }: Open, id: number) {
  return layersOf(hand.model(documentID).layers).find((one) => one.id === id)
}

function steps({ hand, documentID }: Open): readonly string[] {
  return hand.historyNames(documentID).slice(1)
}

test('promise 4: renaming is one step, and changes the name alone', async () => {
  const open = openCup()
  await renameVersion(open.parts, open.look, 'v2', 'the good one', {})
  expect(steps(open)).toEqual(['Rename v2'])
  expect(layer(open, 4)?.name).toBe('the good one')
  expect(entryOf(layer(open, 4) ?? { generatorSettings: {} })).toEqual({ version: v2 })
  open.hand.undo()
  expect(layer(open, 4)?.name).toBe('Cup · v2')
})

test('promise 4: marking is one step, and changes the record alone', async () => {
  const open = openCup()
  const before = layer(open, 4)
  await markVersion(open.parts, open.look, 'v2', { starred: true, note: 'warm' }, {})
  expect(steps(open)).toEqual(['Mark v2'])
  const after = layer(open, 4)
  expect(entryOf(after ?? { generatorSettings: {} })).toEqual({
    version: { ...v2, starred: true, note: 'warm' },
  })
  expect({ ...after, generatorSettings: {}, xmp: undefined }).toEqual({
    ...before,
    generatorSettings: {},
  })
  open.hand.undo()
  expect((await open.look.findVersion('v2')).version.record.starred).toBe(false)
})

test('promise 4: removing is one step, and what the version lay on shows instead', async () => {
  const open = openCup()
  await removeVersion(open.parts, open.look, 'v2', {})
  expect(steps(open)).toEqual(['Remove v2'])
  expect(layer(open, 4)).toBeUndefined()
  const { rebuilt } = await open.look.look()
  expect(rebuilt.lineages[0]?.head).toEqual({ kind: 'version', id: 'v1' })
  open.hand.undo()
  expect((await open.look.look()).rebuilt.lineages[0]?.head).toEqual({ kind: 'version', id: 'v2' })
})

test('a version whose layer has another number than its record says can be removed like any other', async () => {
  const open = openCup()
  const { documentID, newIDs } = open.hand.saveAndReopen()
  await removeVersion(open.parts, open.look, 'v3', {})
  const left = layersOf(open.hand.model(documentID).layers).map(({ id }) => id)
  expect(newIDs.get(5)).not.toBe(5)
  expect(left).not.toContain(newIDs.get(5))
  // What is left was brought in line by the same step.
  const first = layer({ ...open, documentID }, newIDs.get(3) ?? 0)
  expect(entryOf(first ?? { generatorSettings: {} })).toEqual({
    version: { ...v1, layer: { id: String(newIDs.get(3)), name: 'Cup · v1' } },
  })
})

test('removing a replacing version brings back what was hidden under it, the source too', async () => {
  const open = openCup()
  const replacing = recordOn(5, { id: 'v3', number: 3, parent: 'v1', kind: 'replacing' })
  open.hand.setLayer(5, { generatorSettings: settings({ version: replacing }), visible: true })
  for (const id of [2, 3, 4]) open.hand.setVisible(id, false)
  await removeVersion(open.parts, open.look, 'v3', {})
  const visible = layersOf(open.hand.model().layers).filter((one) => one.visible)
  expect(visible.map(({ id }) => id).sort()).toEqual([1, 2, 3, 6])
  expect((await open.look.look()).rebuilt.lineages[0]?.head).toEqual({ kind: 'version', id: 'v1' })
})

test('removing a hidden version leaves what shows, and what is selected', async () => {
  const open = openCup()
  open.hand.select([3])
  await removeVersion(open.parts, open.look, 'v3', {})
  expect((await open.look.look()).rebuilt.lineages[0]?.head).toEqual({ kind: 'version', id: 'v2' })
  expect(open.hand.model().active).toEqual([3])
})

test('a version that was selected leaves its source selected', async () => {
  const open = openCup()
  open.hand.select([5])
  await removeVersion(open.parts, open.look, 'v3', {})
  expect(open.hand.model().active).toEqual([2])
})

test('a version that others are built on is not removed', async () => {
  const open = openCup()
  const before = open.hand.model()
  await expect(removeVersion(open.parts, open.look, 'v1', {})).rejects.toMatchObject({
    code: 'has_descendants',
    message: 'Version 1 can’t be removed: “Cup · v2” is built on it.',
  })
  expect(open.hand.model()).toBe(before)
})

test('the last version takes its group along', async () => {
  const open = openCup()
  for (const id of ['v3', 'v2', 'v1']) await removeVersion(open.parts, open.look, id, {})
  expect(open.hand.model().layers.map(({ name }) => name)).toEqual(['Sky', 'Cup'])
  const { rebuilt } = await open.look.look()
  expect(rebuilt.lineages[0]).toMatchObject({ versions: [], head: { kind: 'source' } })
})

test('a folder of the user stays when the last version in it is removed', async () => {
  const open = openCup()
  open.hand.select([6])
  const folder = open.hand.addLayer({ name: 'My folder', layers: [] })
  open.hand.restack(5, folder, 'placeInside')
  await removeVersion(open.parts, open.look, 'v3', {})
  expect(open.hand.model().layers.map(({ name }) => name)).toContain('My folder')
})

test('versions are tended in the document that they are in, whichever is in front', async () => {
  const open = openCup()
  const other = open.hand.openDocument({ size: { width: 4, height: 4 } })
  await renameVersion(open.parts, open.look, 'v1', 'one', {})
  await markVersion(open.parts, open.look, 'v1', { note: 'n' }, {})
  await removeVersion(open.parts, open.look, 'v3', {})
  expect(open.photoshop.app.activeDocument.id).toBe(other)
  expect(steps(open)).toEqual(['Rename v1', 'Mark v1', 'Remove v3'])
})

test('a mask becomes what is painted on, in the document that the version is in; nothing else changes', async () => {
  const open = openCup()
  open.hand.setMask(5, {
    coverage: { rect: { x: 2, y: 2, width: 1, height: 1 }, data: new Uint8Array([255]) },
    ...{ outside: 0, enabled: true, density: 255, feather: 0 },
  })
  const before = open.hand.model()
  open.hand.openDocument({ size: { width: 4, height: 4 } })
  await editMask(open.parts, open.look, 'v3', {})
  expect(open.photoshop.app.activeDocument.id).toBe(open.documentID)
  expect(open.hand.model()).toEqual({ ...before, active: [5], target: 'mask' })
})

test('a version without a mask has none to paint on', async () => {
  const open = openCup()
  await expect(editMask(open.parts, open.look, 'v2', {})).rejects.toMatchObject({
    code: 'not_supported',
    message: 'Version 2 has no layer mask to paint on.',
  })
})

test('promise 7: a busy Photoshop is waited for, and then said to be busy', async () => {
  const open = openCup()
  open.hand.beBusy()
  await expect(renameVersion(open.parts, open.look, 'v1', 'one', {})).rejects.toMatchObject({
    code: 'host_busy',
    retryable: true,
  })
  open.hand.endBusy()
  expect(layer(open, 3)?.name).toBe('Cup · v1')
})

test('a version that is gone is not found', async () => {
  const open = openCup()
  await expect(markVersion(open.parts, open.look, 'nope', {}, {})).rejects.toMatchObject({
    code: 'not_found',
  })
})
