import { afterEach, expect, test } from 'vitest'
import { loadMask } from '../../../../core/edit/stored-mask.ts'
import { pickedLineage, pickedLocks } from '../../../../core/panel/chosen.ts'
import { intentOf } from '../../../../core/panel/intent.ts'
import { box } from '../../refine/desk.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const notesOf = ({ store }: OpenPanel) => pickedLineage(store.getState())?.notes
const label = {
  text: 'the front label',
  kind: 'text',
  area: { x: 4, y: 5, width: 10, height: 8 },
} as const

test('a brief is kept with the picture, also before its first version', async () => {
  const panel = await openPanel()
  await panel.store.setBrief({ purpose: 'shop page', role: 'product' })
  await panel.store.setBrief({ mood: 'calm' })
  expect(notesOf(panel)?.brief).toEqual({
    ...{ purpose: 'shop page', role: 'product', mood: 'calm' },
    ...{ audience: '', mustHaves: [] },
  })
  ask(panel)
  await panel.store.refine()
  expect(pickedLineage(panel.store.getState())?.versions).toHaveLength(1)
  expect(notesOf(panel)?.brief?.purpose).toBe('shop page')
})

test('notes that are taken at once are all kept, and what another hand has noted stays', async () => {
  const panel = await openPanel()
  const { store, desk } = panel
  await store.setBrief({ purpose: 'shop page' })
  const [lineage] = store.getState().lineages
  const elsewhere = { ...lineage!.notes, told: ['stop:steps'] }
  await desk.host.keepNotes(lineage!.source!, { lineage: lineage!.id, notes: elsewhere })
  await Promise.all([
    store.setBrief({ mood: 'calm' }),
    store.setBrief({ audience: 'people at home' }),
    store.lockPreserve(label),
    store.ignoreNotice({ name: 'stop:failed' }),
  ])
  expect(notesOf(panel)).toMatchObject({
    brief: { purpose: 'shop page', mood: 'calm', audience: 'people at home' },
    locks: [{ text: 'the front label' }],
    told: ['stop:steps', 'stop:failed'],
  })
})

test('a note that is taken while something is written waits, and a lock is asked for again', async () => {
  let written = () => {}
  const panel = await openPanel(undefined, {
    host: (host) => ({
      ...host,
      show: () => new Promise((resolve) => (written = resolve)),
    }),
  })
  const { store } = panel
  const protect = box(3, 4, 6, 7)
  store.dispatch({ type: 'preserve', preserve: label })
  store.dispatch({ type: 'paint', painting: { region: null, protect } })
  const showing = store.show(null)
  const noted = store.setBrief({ mood: 'calm' })
  await store.lockPreserve(label)
  await store.lockProtected()
  expect(store.getState().draft).toMatchObject({ preserve: [label], painting: { protect } })
  written()
  await Promise.all([showing, noted])
  expect(notesOf(panel)).toMatchObject({ brief: { mood: 'calm' }, locks: [] })
})

test('a version that is deleted takes no note along that the panel has not seen', async () => {
  const panel = await openPanel()
  const { store, desk } = panel
  ask(panel)
  await store.refine()
  const [lineage] = store.getState().lineages
  const notes = { ...lineage!.notes, told: ['stop:steps'] }
  await desk.host.keepNotes(lineage!.source!, { lineage: lineage!.id, notes })
  await store.remove(lineage!.versions[0]!.record.id)
  expect(store.getState().lineages[0]?.notes.told).toEqual(['stop:steps'])
})

test('what is painted as protected while a lock is kept is not thrown away', async () => {
  let kept = () => {}
  const panel = await openPanel(undefined, {
    host: (host) => ({
      ...host,
      keepNotes: () => new Promise((resolve) => (kept = resolve)),
    }),
  })
  const { store } = panel
  const paint = (protect: ReturnType<typeof box>) =>
    store.dispatch({ type: 'paint', painting: { region: null, protect } })
  paint(box(3, 4, 6, 7))
  const before = kept
  const locking = store.lockProtected()
  await expect.poll(() => kept).not.toBe(before)
  paint(box(3, 4, 16, 7))
  kept()
  await locking
  expect(store.getState().draft.painting.protect).toEqual(box(3, 4, 16, 7))
})

test('what must stay at its place is locked, and is then no line of the draft', async () => {
  const panel = await openPanel()
  panel.store.dispatch({ type: 'preserve', preserve: label })
  await panel.store.lockPreserve(label)
  const [lock] = pickedLocks(panel.store.getState())
  expect(lock).toMatchObject({ text: 'the front label', kind: 'text' })
  expect(lock?.area.rect).toEqual(label.area)
  expect(panel.store.getState().draft.preserve).toEqual([])
})

test('what was painted as protected is locked, and is then painted no more', async () => {
  const panel = await openPanel()
  const protect = box(3, 4, 6, 7)
  const paint = () => panel.store.dispatch({ type: 'paint', painting: { region: null, protect } })
  paint()
  await panel.store.lockProtected()
  paint()
  await panel.store.lockProtected()
  const locks = pickedLocks(panel.store.getState())
  expect(locks.map(({ text }) => text)).toEqual(['the locked area', 'the locked area 2'])
  expect(loadMask(locks[0]!.area)).toEqual(protect)
  expect(panel.store.getState().draft.painting.protect).toBeNull()
})

test('promise 1: locks hold for every refinement until they are unlocked', async () => {
  const panel = await openPanel()
  await panel.store.lockPreserve(label)
  ask(panel)
  await panel.store.refine()
  const edit = pickedLineage(panel.store.getState())?.versions[0]?.record.edit
  expect(edit?.protect.map(({ rect }) => rect)).toEqual([label.area])
  expect(edit?.preserve.map(({ text }) => text)).toEqual(['the front label'])
  const before = panel.store.getState().revision
  await panel.store.unlock(pickedLocks(panel.store.getState())[0]!.id)
  expect(intentOf(panel.store.getState())?.protect).toEqual([])
  expect(panel.store.getState().revision).toBeGreaterThan(before)
})

test('a lock that can’t be kept leaves the draft as it is, and says so', async () => {
  const panel = await openPanel(undefined, {
    host: (host) => ({ ...host, keepNotes: () => Promise.reject(new Error('full')) }),
  })
  panel.store.dispatch({ type: 'preserve', preserve: label })
  await panel.store.lockPreserve(label)
  expect(panel.store.getState().problem?.error.code).toBe('internal')
  expect(panel.store.getState().draft.preserve).toEqual([label])
})

test('a deleted version is remembered as a failed round, in the same undo step', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  const [version] = pickedLineage(panel.store.getState())?.versions ?? []
  await panel.store.remove(version!.record.id)
  const [lineage] = panel.store.getState().lineages
  expect(lineage?.versions).toEqual([])
  expect(lineage?.notes.failed).toMatchObject([
    {
      version: version!.record.id,
      number: 1,
      instruction: 'make the light warmer',
      why: 'deleted',
    },
  ])
})
