import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxStoredCharacters } from '../../../core/history/expect-storable.ts'
import { noNotes } from '../../../core/history/lineage-notes.ts'
import { markerAfterRemoval, notedMarker } from '../../../core/history/noted-marker.ts'
import { readNotes } from '../../../core/history/read-notes.ts'
import { readMarker } from '../../../core/history/read-record.ts'
import { rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { notesFixture } from '../../support/notes-fixture.ts'
import { markerFixture, recordFixture } from '../../support/record-fixture.ts'

const notes = notesFixture()

function rebuilt(marker: unknown, layers = ['source']) {
  const sources = layers.map((layer) => ({
    ...{ layer, name: 'Cup', visible: true, state: 'state-1', marker },
  }))
  return rebuildLineages({ sources, versions: [], stacking: 'patches' })
}

const bare = { layer: 'source', name: 'Cup', state: 'state-1', marker: null }

test('notes are read as they were written, also those of an empty form', () => {
  const marker = markerFixture({ notes })
  expect(readMarker(JSON.stringify(marker))).toEqual({ ok: true, marker })
  expect(readMarker({ ...marker, notes: {} })).toMatchObject({ marker: { notes: noNotes } })
})

test('promise 3: damaged notes leave the lineage as it is, and of them all that can be read', () => {
  const { notes: _, ...plain } = markerFixture()
  for (const damage of ['text', 7, [], null]) {
    expect(readMarker({ ...plain, notes: damage })).toEqual({ ok: true, marker: plain })
  }
  const [lock] = notes.locks
  const later = { ...lock, id: 'later', kind: 'of a newer Pentimento' }
  const damaged = { ...notes, brief: { purpose: 7 }, locks: [later, lock, 'no lock'], told: 'x' }
  expect(readMarker({ ...plain, notes: damaged })).toEqual({
    ok: true,
    marker: { ...plain, notes: { locks: [lock], failed: notes.failed, told: [] } },
  })
  const { lineages, unreadable } = rebuilt({ ...plain, notes: 'text' })
  expect(lineages).toMatchObject([{ id: 'lineage', notes: noNotes }])
  expect(unreadable).toEqual([])
})

test('promise 3: reading notes never throws, and what it gives is notes', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (raw) => {
      const read = readNotes(raw)
      if (read) expect(readNotes(JSON.parse(JSON.stringify(read)))).toEqual(read)
    }),
    { numRuns: 300 },
  )
})

test('the copy of a noted source has the notes, and is to be marked with them', () => {
  const { lineages, remarked } = rebuilt(markerFixture({ notes }), ['source', 'the-copy'])
  expect(lineages.map((lineage) => lineage.notes)).toEqual([notes, notes])
  expect(new Set(lineages.map(({ id }) => id)).size).toBe(2)
  expect(remarked).toMatchObject([{ layer: 'the-copy', marker: { notes } }])
})

test('failed rounds of a copied lineage speak of the copied versions', () => {
  const failed = [
    { ...notes.failed[0]!, parent: 'a' },
    { ...notes.failed[0]!, parent: 'deleted' },
  ]
  const marker = markerFixture({ notes: { ...notes, failed } })
  const version = (layer: string, source: string) => ({
    ...{ layer, name: layer, visible: false, inPlace: true, source, order: 1, fingerprint: null },
    record: recordFixture({ id: 'a', layer: { id: 'layer-a', name: 'a' } }),
  })
  const { lineages, remarked } = rebuildLineages({
    sources: ['source', 'the-copy'].map((layer) => ({
      ...{ layer, name: 'Cup', visible: true, state: 'state-1', marker },
    })),
    versions: [version('layer-a', 'source'), version('copy-a', 'the-copy')],
    stacking: 'patches',
  })
  const copied = lineages.find(({ source }) => source === 'the-copy')
  const id = copied?.versions[0]?.record.id
  expect(id).not.toBe('a')
  expect(copied?.notes.failed.map(({ parent }) => parent)).toEqual([id, 'deleted'])
  expect(remarked[0]?.marker.notes).toEqual(copied?.notes)
  expect(lineages.find(({ source }) => source === 'source')?.notes.failed).toEqual(failed)
})

test('notes on a source without a lineage begin the one that is offered', () => {
  expect(notedMarker(bare, rebuilt(null), { lineage: 'new', notes })).toEqual({
    ...{ schema: 1, lineage: 'new', layer: 'source', state: 'state-1', notes },
  })
})

test('notes on a marked source leave its marker otherwise as it is', () => {
  const marker = markerFixture({
    derivedFrom: { lineage: 'l', version: 'v', rect: { x: 0, y: 0, width: 1, height: 1 } },
    notes: notesFixture({ told: ['old'] }),
  })
  const noted = notedMarker({ ...bare, state: 'later', marker }, rebuilt(marker), {
    ...{ lineage: 'other', notes },
  })
  expect(noted).toEqual({ ...marker, notes })
})

test('notes on a copy go to the copy’s own lineage', () => {
  const marker = markerFixture({ notes })
  const history = rebuilt(marker, ['source', 'the-copy'])
  const noted = notedMarker({ ...bare, layer: 'the-copy', marker }, history, {
    ...{ lineage: 'other', notes: noNotes },
  })
  expect(noted).toMatchObject({ layer: 'the-copy', notes: noNotes })
  expect(noted.lineage).toBe(history.lineages.find(({ source }) => source === 'the-copy')?.id)
})

test('a marker that can’t be read is never written over; a version on it can still be removed', async () => {
  const marker = { schema: 99 }
  const keep = async () => notedMarker({ ...bare, marker }, rebuilt(marker), kept)
  const kept = { lineage: 'new', notes }
  await expectRefusal(keep(), 'would_lose_data')
  expect(markerAfterRemoval({ layer: 'source', marker }, rebuilt(marker), notes)).toBeNull()
})

test('a removal without notes, or whose source is gone, notes nothing', () => {
  const marker = markerFixture()
  const source = { layer: 'source', marker }
  expect(markerAfterRemoval(source, rebuilt(marker), undefined)).toBeNull()
  expect(markerAfterRemoval(null, rebuilt(marker), notes)).toBeNull()
  expect(markerAfterRemoval(source, rebuilt(marker), notes)).toEqual({ ...marker, notes })
})

test('notes may be as long as a document keeps them, and no longer', async () => {
  const keep = async (characters: number) =>
    notedMarker(bare, rebuilt(null), {
      lineage: 'new',
      notes: notesFixture({ told: ['x'.repeat(characters)] }),
    })
  const room = maxStoredCharacters - JSON.stringify(await keep(0)).length
  expect(JSON.stringify(await keep(room))).toHaveLength(maxStoredCharacters)
  await expectRefusal(keep(room + 1), 'too_large')
})
