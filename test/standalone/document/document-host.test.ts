import { expect, test } from 'vitest'
import { mapLayers, walkLayers } from '../../../standalone/document/layered-document.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { photograph, softPatch, translucent } from '../../hosts/contract/scene.ts'
import { foreignPsd } from './foreign-psd.ts'
import { openDocument, openPicture, placeAll, size } from './opened.ts'

const center = { x: 8, y: 6, width: 1, height: 1 }
const content = { kind: 'patch', patch: softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8) } as const

test('undo and redo go through the very documents that were, pixels shared', async () => {
  const opened = await openPicture()
  const { host } = opened
  const before = host.document
  await placeAll(opened, [{ id: 'a', content }])
  const after = host.document
  expect([host.canUndo, host.canRedo, host.selected]).toEqual([true, false, '2'])
  host.undo()
  expect(host.document).toBe(before)
  expect([host.canUndo, host.canRedo, host.selected]).toEqual([false, true, '1'])
  host.redo()
  expect(host.document).toBe(after)
  expect(host.selected).toBe('2')
  const pixels = (index: number) => Array.from(walkLayers(after.layers))[index]
  expect(pixels(0)).toMatchObject({ content: { picture: { data: photograph(size, 8).data } } })
})

test('a new step forgets what was undone, and opening another document forgets all', async () => {
  const opened = await openPicture()
  const { host } = opened
  await placeAll(opened, [{ id: 'a', content }])
  host.undo()
  await placeAll(opened, [{ id: 'b', content }])
  expect(host.canRedo).toBe(false)
  host.open(readPsd(foreignPsd()))
  expect([host.canUndo, host.canRedo, host.selected]).toEqual([false, false, null])
})

test('someone who moved on to another layer stays there when a version arrives', async () => {
  const opened = await openDocument(readPsd(foreignPsd()), '7')
  opened.host.select('10')
  await placeAll(opened, [{ id: 'a', content }])
  expect(opened.host.selected).toBe('10')
})

test('picking the version group picks its source, and a layer without pixels says why it can’t be refined', async () => {
  const opened = await openDocument(readPsd(foreignPsd()), '7')
  await placeAll(opened, [{ id: 'a', content }])
  const group = opened.host.document.layers.find(({ name }) => name === 'Photo · versions')
  opened.host.select(group!.id)
  expect((await opened.host.pick())?.source).toBe('7')
  opened.host.select('8')
  await expect(opened.host.pick()).rejects.toMatchObject({
    code: 'unsupported_source',
    message: '“Levels” has no pixels of its own (adjustment).',
  })
})

test('an opacity that the user gave a version counts when it is read, and makes it adjusted', async () => {
  const opened = await openPicture()
  const [layer] = await placeAll(opened, [{ id: 'a', content }])
  const { host } = opened
  const full = await host.readPixels('1', { kind: 'version', id: 'a' }, center)
  host.edit((document) =>
    mapLayers(document, (other) => (other.id === layer ? { ...other, opacity: 128 } : other)),
  )
  const faded = await host.readPixels('1', { kind: 'version', id: 'a' }, center)
  const source = await host.readPixels('1', { kind: 'source' }, center)
  const [before = 0, after = 0, below = 0] = [full, faded, source].map(({ data }) => data[0])
  expect(after).toBe(Math.floor((below * 127 + before * 128 + 127) / 255))
  expect((await host.lineages()).lineages[0]?.versions[0]?.adjusted).toBe(true)
})

test('a source’s state changes with visible pixels only', async () => {
  const stateOf = async (changes: Record<number, number>) => {
    const picture = translucent(photograph(size, 8))
    for (const [pos, value] of Object.entries(changes)) picture.data[Number(pos)] = value
    return (await openPicture({ picture })).picked.state
  }
  const state = await stateOf({})
  expect(await stateOf({ 0: 77, 1: 78 })).toBe(state)
  expect(await stateOf({ 92: 1 })).not.toBe(state)
  expect(await stateOf({ 3: 1 })).not.toBe(state)
})

test('the last version takes its group along, and the document is as before', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', content }])
  await opened.host.remove('a')
  expect(opened.host.document.layers.map(({ name }) => name)).toEqual(['Bottle 🙂'])
})

test('a document is plain data, so that it can be cloned to a worker and kept in a database', async () => {
  const opened = await openPicture()
  await placeAll(opened, [{ id: 'a', content }])
  expect(structuredClone(opened.host.document)).toEqual(opened.host.document)
})
