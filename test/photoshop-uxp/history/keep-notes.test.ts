import { expect, test } from 'vitest'
import type { KeptNotes } from '../../../core/history/lineage-notes.ts'
import { keepNotes } from '../../../photoshop-uxp/history/keep-notes.ts'
import { removeVersion } from '../../../photoshop-uxp/history/remove-version.ts'
import { createPhotoshopHost } from '../../../photoshop-uxp/host/create-photoshop-host.ts'
import { writeEntries } from '../../../photoshop-uxp/layers/records.ts'
import { inModal } from '../../../photoshop-uxp/modal/in-modal.ts'
import { inOneStep } from '../../../photoshop-uxp/modal/one-step.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import { notesFixture } from '../../support/notes-fixture.ts'
import { cupDocument, entryOf, marker, openCup, settings } from './cup-in-photoshop.ts'

const notes = notesFixture()
const kept: KeptNotes = { lineage: 'new', notes }

type Open = ReturnType<typeof openCup>

function entryOn({ hand }: Open, id: number): unknown {
  return entryOf(
    layersOf(hand.model().layers).find((one) => one.id === id) ?? { generatorSettings: {} },
  )
}

function notesIn(rebuilt: Awaited<ReturnType<Open['look']['look']>>['rebuilt']) {
  return rebuilt.lineages.map((lineage) => [lineage.source, lineage.notes])
}

test('promise 4: notes are one step, named after the source, and stand in its marker', async () => {
  const open = openCup()
  await keepNotes(open.parts, open.look, '60/2', kept, {})
  expect(open.hand.historyNames().slice(1)).toEqual(['Note on “Cup”'])
  expect(entryOn(open, 2)).toEqual({ marker: { ...marker, notes } })
  expect(open.hand.model().xmp).not.toContain('commuters')
  open.hand.undo()
  expect(entryOn(open, 2)).toEqual({ marker })
})

test('promise 4: a removal and its notes are one step', async () => {
  const open = openCup()
  await removeVersion(open.parts, open.look, 'v3', { notes })
  expect(open.hand.historyNames().slice(1)).toEqual(['Remove v3'])
  expect(entryOn(open, 2)).toEqual({ marker: { ...marker, notes } })
  open.hand.undo()
  expect(entryOn(open, 2)).toEqual({ marker })
  expect(await open.look.findVersion('v3')).toMatchObject({ version: { record: { id: 'v3' } } })
})

test('notes on the whole picture are the document’s own, and stay out of what exported files carry', async () => {
  const open = openCup()
  await keepNotes(open.parts, open.look, '60/visible', kept, {})
  expect(entryOf(open.hand.model())).toMatchObject({ marker: { lineage: 'new', notes } })
  expect(open.hand.model().xmp).not.toContain('commuters')
  const { rebuilt } = await open.look.look()
  expect(notesIn(rebuilt)).toContainEqual(['60/visible', notes])
})

test('notes go along with a layer that is copied into another document, and into a lineage of its own there', async () => {
  const open = openCup()
  const { hand, look, parts } = open
  await keepNotes(parts, look, '60/2', kept, {})
  const other = hand.openDocument({ size: { width: 16, height: 12 } })
  hand.switchTo(60)
  const [copy] = hand.copyTo(other, [2])
  const there = (await look.look(other)).rebuilt
  expect(notesIn(there)).toEqual([[`${other}/${copy}`, notes]])
  await keepNotes(
    parts,
    look,
    `${other}/${copy}`,
    { ...kept, notes: notesFixture({ told: [] }) },
    {},
  )
  expect(notesIn((await look.look(60)).rebuilt)).toContainEqual(['60/2', notes])
})

test('a marker that a newer Pentimento wrote is never written over', async () => {
  const newer = { schema: 99, lineage: 'lineage' }
  const [sky = {}, cup = {}, group = {}] = cupDocument.layers ?? []
  const layers = [sky, { ...cup, generatorSettings: settings({ marker: newer }) }, group]
  const open = openCup({ ...cupDocument, layers })
  await expectRefusal(keepNotes(open.parts, open.look, '60/2', kept, {}), 'would_lose_data')
  expect(entryOn(open, 2)).toEqual({ marker: newer })
  expect(open.hand.historyNames()).toEqual(['Open'])
})

test('neither a version, nor a group, nor a layer that is gone takes notes', async () => {
  const { parts, look } = openCup()
  for (const layer of ['60/3', '60/6', '60/99', '77/2', 'nonsense']) {
    await expectRefusal(keepNotes(parts, look, layer, kept, {}), 'not_found')
  }
})

test('promise 4: a failure while notes are written leaves the document as it was', async () => {
  const open = openCup()
  const before = open.hand.model()
  open.hand.refuse('set:generatorSettings', 'silently')
  await expectRefusal(keepNotes(open.parts, open.look, '60/2', kept, {}), 'host_failed')
  expect(open.hand.model().layers).toEqual(before.layers)
})

test('notes that only generator settings keep come with a remark; a bare marker needs none', async () => {
  const open = openCup()
  open.hand.refuse('set:XMP of a layer', 'silently')
  await keepNotes(open.parts, open.look, '60/2', kept, {})
  expect((await open.look.look()).remarks).toEqual([expect.stringContaining('Save it now')])
  const entry = { layerID: 2, marker }
  await inModal(open.parts, { name: 'Test', writes: true }, (scope) =>
    inOneStep(scope, 60, 'Test', () => writeEntries(open.parts, 60, [entry])),
  )
  expect((await open.look.look()).remarks).toEqual([])
})

test('notes of a new document survive its first save, which loses what layers carry', async () => {
  const open = openCup()
  const host = createPhotoshopHost(open.parts)
  await host.keepNotes('60/2', kept)
  open.hand.saveAndReopen(undefined, { first: true })
  const { lineages } = await host.lineages()
  expect(lineages.map((lineage) => lineage.notes)).toEqual([notes])
})
