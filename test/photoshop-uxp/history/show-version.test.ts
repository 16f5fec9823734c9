import { expect, test } from 'vitest'
import { showVersion } from '../../../photoshop-uxp/history/show-version.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import { cupDocument, openCup } from './cup-in-photoshop.ts'

type Open = ReturnType<typeof openCup>

function show(open: Open, version: string | null, signal?: AbortSignal): Promise<void> {
  const source = `${open.documentID}/2`
  return showVersion(open.parts, open.look, source, version, signal ? { signal } : {})
}

/** The numbers of the layers whose eye is open. */
function eyes({ hand, documentID }: Open): readonly number[] {
  return layersOf(hand.model(documentID).layers)
    .filter(({ visible }) => visible)
    .map(({ id }) => id)
    .sort((a, b) => a - b)
}

function group({ hand, documentID }: Open) {
  const found = layersOf(hand.model(documentID).layers).find(({ id }) => id === 6)
  return { clipped: found?.clipped, blendMode: found?.blendMode, visible: found?.visible }
}

async function head({ look, documentID }: Open) {
  return (await look.look(documentID)).rebuilt.lineages[0]?.head
}

test('exactly a version’s chain shows, and then it is the head', async () => {
  const open = openCup()
  await show(open, 'v3')
  expect(eyes(open)).toEqual([1, 2, 5, 6])
  expect(await head(open)).toEqual({ kind: 'version', id: 'v3' })
  await show(open, 'v2')
  expect(eyes(open)).toEqual([1, 2, 3, 4, 6])
  await show(open, null)
  expect(eyes(open)).toEqual([1, 2, 6])
  expect(await head(open)).toEqual({ kind: 'source' })
})

test('promise 4: showing is one step named by the version, and Undo gives the eyes back', async () => {
  const open = openCup()
  await show(open, 'v1')
  const before = eyes(open)
  const names = open.hand.historyNames()
  await show(open, 'v3')
  expect(open.hand.historyNames()).toEqual([...names, 'Show v3'])
  open.hand.undo()
  expect(eyes(open)).toEqual(before)
})

test('a group of versions that was hidden by hand is revealed', async () => {
  const open = openCup()
  open.hand.setVisible(6, false)
  await show(open, 'v1')
  expect(group(open).visible).toBe(true)
})

test('a group is clipped to a source that is not plain, and passes through where nothing applies to it', async () => {
  const open = openCup()
  open.hand.setClipped(6, false)
  await show(open, 'v1')
  expect(group(open)).toMatchObject({ clipped: true, blendMode: 'normal' })
})

test('a blend mode that the user gave the group stays', async () => {
  const open = openCup()
  open.hand.setLayer(6, { blendMode: 'luminosity' })
  await show(open, 'v1')
  await show(open, null)
  expect(group(open)).toMatchObject({ clipped: true, blendMode: 'luminosity' })
})

test('releasing the group leaves what is clipped above it clipped', async () => {
  const open = openCup()
  open.hand.select([6])
  const curves = open.hand.addLayer({ kind: 'adjustment', name: 'Curves', clipped: true })
  open.hand.setVisible(2, false)
  open.hand.setLayer(5, { generatorSettings: replacingSettings() })
  await show(open, 'v3')
  expect(eyes(open)).not.toContain(2)
  expect(group(open)).toMatchObject({ clipped: false, blendMode: 'passThrough' })
  expect(layersOf(open.hand.model().layers).find(({ id }) => id === curves)?.clipped).toBe(true)
})

test('what was selected stays selected, a mask that is painted on too', async () => {
  const open = openCup()
  open.hand.setMask(3, {
    coverage: { rect: { x: 2, y: 2, width: 1, height: 1 }, data: new Uint8Array([255]) },
    ...{ outside: 0, enabled: true, density: 255, feather: 0 },
  })
  open.hand.select([3])
  open.hand.change('mask', (model) => ({ ...model, target: 'mask' }))
  await show(open, 'v1')
  expect(open.hand.model()).toMatchObject({ active: [3], target: 'mask' })
})

test('nothing is selected afterwards when nothing was', async () => {
  const open = openCup()
  open.hand.setClipped(6, false)
  open.hand.select([])
  await show(open, 'v1')
  expect(open.hand.model().active).toEqual([])
})

test('another document in front stays there, and the one that is meant changes', async () => {
  const open = openCup()
  const other = open.hand.openDocument({ size: { width: 4, height: 4 } })
  await show(open, 'v3')
  expect(open.photoshop.app.activeDocument.id).toBe(other)
  expect(eyes(open)).toEqual([1, 2, 5, 6])
})

test('promise 7: a failure on the way leaves everything as it was', async () => {
  const open = openCup()
  open.hand.setClipped(6, false)
  const before = open.hand.model()
  open.hand.refuse('batchPlay:set', -1)
  await expect(show(open, 'v3')).rejects.toMatchObject({ code: 'host_failed' })
  expect(open.hand.model()).toEqual(before)
})

test('Esc stops it, and everything is as it was', async () => {
  const open = openCup()
  const before = open.hand.model()
  open.hand.pressEscapeDuring('batchPlay:set')
  await expect(show(open, 'v3')).rejects.toMatchObject({ code: 'cancelled' })
  expect(open.hand.model()).toEqual(before)
})

test('an aborted signal changes nothing', async () => {
  const open = openCup()
  const before = open.hand.model()
  await expect(show(open, 'v3', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  expect(open.hand.model()).toBe(before)
})

test('a version that is gone is not found, one that was taken out is refused', async () => {
  const open = openCup()
  await expect(show(open, 'nope')).rejects.toMatchObject({ code: 'not_found' })
  open.hand.restack(5, 1, 'placeBefore')
  await expect(show(open, 'v3')).rejects.toMatchObject({ code: 'not_supported' })
})

test('the source of a layer without versions shows already', async () => {
  const open = openCup({ ...cupDocument, layers: [{ name: 'a' }, { name: 'b' }] })
  const before = open.hand.historyNames()
  await show(open, null)
  expect(open.hand.historyNames()).toEqual(before)
})

test('what healing found is written with it', async () => {
  const open = openCup()
  open.hand.duplicateLayers([5])
  expect((await open.look.look()).rebuilt.reissued).toHaveLength(1)
  await show(open, 'v3')
  expect((await open.look.look()).rebuilt.reissued).toEqual([])
})

function replacingSettings(): Readonly<Record<string, string>> {
  const [, , versions] = cupDocument.layers ?? []
  const { version } = JSON.parse(versions?.layers?.[2]?.generatorSettings?.pentimento ?? '{}')
  return { pentimento: JSON.stringify({ version: { ...version, kind: 'replacing' } }) }
}
