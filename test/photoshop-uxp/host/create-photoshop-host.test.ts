import { expect, test } from 'vitest'
import { createPhotoshopHost } from '../../../photoshop-uxp/host/create-photoshop-host.ts'
import { createPhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import { openCup, openPhotoshop } from '../history/cup-in-photoshop.ts'
import { pickedIn, placePatch } from './place-patch.ts'

test('Photoshop says what it can do', () => {
  const { parts } = openPhotoshop()
  const { capabilities, ...verbs } = createPhotoshopHost(parts)
  expect(capabilities).toMatchObject({
    ...{ name: 'Photoshop', stacking: 'patches', paintsMasks: false, depths: [8, 16] },
    ...{ replacing: true, reframe: true, undo: true, leavesRequests: true },
  })
  expect(capabilities.reach).toBe(parts.reach)
  expect(verbs.promptsInFile).toBe(parts.promptsInFile)
})

test('without a document there is no history and nothing is picked', async () => {
  const host = createPhotoshopHost(openPhotoshop().parts)
  expect(await host.lineages()).toEqual({
    ...{ lineages: [], unreadable: [], reissued: [], remarked: [] },
  })
  expect(await host.pick()).toBeNull()
})

test('the lineages of a source are those of its document, whichever is in front', async () => {
  const { parts, hand, documentID } = openCup()
  const host = createPhotoshopHost(parts)
  const other = hand.openDocument({ size: { width: 4, height: 4 } })
  expect((await host.lineages()).lineages).toEqual([])
  const { lineages } = await host.lineages({ source: `${documentID}/2` })
  expect(lineages[0]?.versions).toHaveLength(3)
  hand.closeDocument(documentID)
  await expect(host.lineages({ source: `${documentID}/2` })).rejects.toMatchObject({
    code: 'not_found',
    message: 'The document was closed.',
  })
  expect(parts.photoshop.app.activeDocument.id).toBe(other)
})

test('an aborted signal looks at nothing', async () => {
  const { parts, counts } = openCup()
  const host = createPhotoshopHost(parts)
  const call = host.lineages({ signal: AbortSignal.abort() })
  await expect(call).rejects.toMatchObject({ code: 'cancelled' })
  expect(counts.of('batchPlay')).toBe(0)
})

test('who watches hears of every write, also of one that failed', async () => {
  const { parts, hand, expectNoLeaks } = openCup()
  const host = createPhotoshopHost(parts)
  let heard = 0
  host.watch(() => heard++)
  const listens = async (write: () => Promise<unknown>) => {
    const before = heard
    await write().catch(() => undefined)
    await Promise.resolve()
    return heard - before
  }
  const picked = await pickedIn(host)
  expect(await listens(() => placePatch(host, { id: 'n', number: 4, picked }))).toBe(1)
  expect(await listens(() => host.show(picked.source, null))).toBe(1)
  expect(await listens(() => host.rename('n', 'New'))).toBe(1)
  expect(await listens(() => host.mark('n', { starred: true }))).toBe(1)
  expect(await listens(() => host.editMask('n'))).toBe(1)
  expect(await listens(() => host.remove('n'))).toBe(1)
  expect(await listens(() => host.remove('n'))).toBe(1)
  hand.closeDocument()
  expectNoLeaks()
})

test('reading writes nothing: no step of History, nothing selected or hidden', async () => {
  const { parts, hand } = openCup()
  const host = createPhotoshopHost(parts)
  const before = { model: hand.model(), names: hand.historyNames() }
  await host.pick()
  await host.lineages()
  await host.thumbnail(`${hand.model().id}/2`, 'v2', 8)
  expect({ model: hand.model(), names: hand.historyNames() }).toEqual(before)
})

test('two hosts over two Photoshops know nothing of each other', async () => {
  const one = openCup()
  const two = createPhotoshop()
  const document = two.hand.openDocument({ size: { width: 4, height: 4 } })
  await createPhotoshopHost(one.parts).lineages()
  const host = createPhotoshopHost({ ...one.parts, photoshop: two.photoshop })
  expect((await host.lineages()).lineages).toEqual([])
  expect(two.photoshop.app.activeDocument.id).toBe(document)
})

test('what is asked in one go is answered from one look, and its pixels are read once', async () => {
  const { parts, counts, hand } = openPhotoshop()
  hand.openDocument({ size: { width: 40, height: 30 } })
  const host = createPhotoshopHost(parts)
  const askAll = () => Promise.all([host.pick(), host.pickAll(), host.lineages()])
  await askAll()
  hand.setSelection({ rect: { x: 0, y: 0, width: 4, height: 4 }, data: new Uint8Array(16).fill(9) })
  counts.reset()
  const [picked, pickedAll] = await askAll()
  expect(pickedAll).toEqual([picked])
  expect(counts.of('imaging.getPixels')).toBe(1)
  expect(counts.of('core.executeAsModal')).toBeLessThanOrEqual(2)
  hand.paintOn(
    hand.model().active[0] as number,
    { x: 0, y: 0, width: 9, height: 9 },
    [1, 2, 3, 255],
  )
  expect((await host.pick())?.state).not.toBe(picked?.state)
})
