import { describe, expect, test } from 'vitest'
import type { LineageNotes } from '../../../core/history/lineage-notes.ts'
import { noNotes } from '../../../core/history/lineage-notes.ts'
import type { Host } from '../../../core/host.ts'
import { lockFixture, notesFixture } from '../../support/notes-fixture.ts'
import type { MakeHarness } from '../harness.ts'
import { expectRefusal } from './expect-refusal.ts'
import {
  abortedSignal,
  lookAt,
  openScene,
  patchContent,
  pickedIn,
  placeOne,
  readWhole,
  type Scene,
} from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describeNoting(make: MakeHarness): void {
  describe('notes', () => {
    test('begin the lineage of a source that has none, without a version', async () => {
      const scene = await openScene(make)
      const notes = notesFixture()
      await keep(scene, notes)
      expect((await scene.host.lineages()).lineages).toEqual([
        {
          id: 'lineage-1',
          source: scene.layer,
          sourceName: 'Bottle',
          derivedFrom: null,
          versions: [],
          head: { kind: 'source' },
          notes,
        },
      ])
      expect(await pickedIn(scene.harness)).toEqual({ ...scene.picked, lineage: 'lineage-1' })
    })

    test('promise 1: change nothing that shows', async () => {
      const scene = await openScene(make)
      const before = await lookAt(scene.harness)
      await keep(scene, notesFixture())
      expect(await lookAt(scene.harness)).toEqual(before)
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const placed = await lookAt(scene.harness)
      const picked = await pickedIn(scene.harness)
      await keep(scene, noNotes)
      expect(await lookAt(scene.harness)).toEqual(placed)
      expect(await pickedIn(scene.harness)).toEqual(picked)
    })

    test('stay while versions come, show, are renamed, starred and removed, and count again when replaced', async () => {
      const scene = await openScene(make)
      await keep(scene, notesFixture(), 'noted')
      const picked = await pickedIn(scene.harness)
      const noted = { ...scene, picked }
      await placeOne(noted, { id: 'a', content: patchContent(rect) })
      await placeOne(noted, { id: 'b', parent: 'a', number: 2, content: patchContent(rect, 8, 7) })
      await scene.host.show(scene.layer, null)
      await scene.host.rename('a', 'Mine')
      await scene.host.mark('a', { starred: true })
      await scene.host.remove('b')
      await scene.harness.renameLayer(scene.layer, 'Cup')
      const [lineage, ...others] = (await scene.host.lineages()).lineages
      expect(others).toEqual([])
      expect(lineage).toMatchObject({ id: 'noted', source: scene.layer, notes: notesFixture() })
      expect(lineage!.versions.map(({ record }) => record.id)).toEqual(['a'])
      await keep(scene, notesFixture({ told: ['stop', 'drift'] }), 'another')
      expect(await notesIn(scene.host)).toEqual([
        ['noted', notesFixture({ told: ['stop', 'drift'] })],
      ])
    })

    test('promise 3: survive saving and reopening, with versions and without', async () => {
      const scene = await openScene(make)
      await keep(scene, notesFixture())
      const once = await scene.harness.reopen()
      expect(await notesIn(once.host)).toEqual([['lineage-1', notesFixture()]])
      await once.close?.()
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const twice = await scene.harness.reopen()
      expect(await notesIn(twice.host)).toEqual([['lineage-1', notesFixture()]])
      await twice.close?.()
    })

    test('hold the masks of several locks', async () => {
      const scene = await openScene(make)
      const locks = ['one', 'two', 'three'].map((id) => lockFixture({ id }, 100_000))
      await keep(scene, notesFixture({ locks }))
      const reopened = await scene.harness.reopen()
      const [[, { locks: kept }]] = (await notesIn(reopened.host)) as [[string, LineageNotes]]
      expect(kept.map(({ id }) => id)).toEqual(['one', 'two', 'three'])
      expect(kept.every(({ area }) => area.data === locks[0]!.area.data)).toBe(true)
      await reopened.close?.()
      await keep(scene, noNotes)
      expect(await notesIn(scene.host)).toEqual([['lineage-1', noNotes]])
    })

    test('that are too large are refused before anything is written', async () => {
      const scene = await openScene(make)
      const locks = Array.from({ length: 12 }, () => lockFixture({}, 100_000))
      const before = await scene.host.lineages()
      await expectRefusal(keep(scene, notesFixture({ locks })), 'too_large')
      expect(await scene.host.lineages()).toEqual(before)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const layers = await lookAt(scene.harness)
      await expectRefusal(scene.host.remove('a', { notes: notesFixture({ locks }) }), 'too_large')
      expect(await lookAt(scene.harness)).toEqual(layers)
    })

    test('of a source that is gone, or with an aborted signal, are not written', async () => {
      const scene = await openScene(make)
      const kept = { lineage: 'lineage-1', notes: notesFixture() }
      const aborted = scene.host.keepNotes(scene.layer, kept, { signal: abortedSignal() })
      await expectRefusal(aborted, 'cancelled')
      expect((await scene.host.lineages()).lineages).toEqual([])
      await scene.harness.deleteLayer(scene.layer)
      await expectRefusal(scene.host.keepNotes(scene.layer, kept), 'not_found')
    })

    test('promise 4: are one undo step, alone and with a version that is removed', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await placeOne(scene, { id: 'b', number: 2, content: patchContent(rect, 8, 7) })
      await keep(scene, notesFixture())
      const before = await lookAt(scene.harness)
      const notes = notesFixture({ told: ['after'] })
      await scene.host.remove('b', { notes })
      expect(await notesIn(scene.host)).toEqual([['lineage-1', notes]])
      const { undo } = scene.harness
      if (!undo) return
      await undo()
      const [lineage] = (await scene.host.lineages()).lineages
      expect(lineage!.versions.map(({ record }) => record.id)).toEqual(['a', 'b'])
      expect(lineage!.notes).toEqual(notesFixture())
      expect((await lookAt(scene.harness)) as object).toMatchObject(only(before, 'contents'))
      await undo()
      expect(await notesIn(scene.host)).toEqual([['lineage-1', noNotes]])
      expect(lineage!.versions).toHaveLength(2)
    })

    test('promise 3: come along with a copied source, into a lineage of its own', async () => {
      const scene = await openScene(make)
      const a = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const failed = [{ ...notesFixture().failed[0]!, parent: 'a' }]
      await keep(scene, notesFixture({ failed }))
      const [source] = await scene.harness.duplicateLayers([scene.layer, a])
      const copied = await lineageOn(scene.host, source!)
      const [copy] = copied.versions
      const own = notesFixture({ failed: [{ ...failed[0]!, parent: copy!.record.id }] })
      expect(copied.notes).toEqual(own)
      await scene.host.keepNotes(source!, { lineage: 'unused', notes: { ...own, told: ['mine'] } })
      expect(await lineageOn(scene.host, source!)).toMatchObject({
        id: copied.id,
        notes: { ...own, told: ['mine'] },
      })
      const original = await lineageOn(scene.host, scene.layer)
      expect(original.notes).toEqual(notesFixture({ failed }))
      expect(original.id).toBe('lineage-1')
    })

    test('promise 3: come along with a copy of a source that was only noted on', async () => {
      const scene = await openScene(make)
      await keep(scene, notesFixture())
      const [source] = await scene.harness.duplicateLayers([scene.layer])
      const copied = await lineageOn(scene.host, source!)
      expect(copied.notes).toEqual(notesFixture())
      expect(copied.id).not.toBe('lineage-1')
      await scene.host.keepNotes(scene.layer, { lineage: 'unused', notes: noNotes })
      const reopened = await scene.harness.reopen()
      const kept = await notesIn(reopened.host)
      expect(kept).toHaveLength(2)
      expect(kept).toContainEqual(['lineage-1', noNotes])
      expect(kept).toContainEqual([copied.id, notesFixture()])
      await reopened.close?.()
    })
  })
}

async function keep(
  { host, layer }: Scene,
  notes: LineageNotes,
  lineage = 'lineage-1',
): Promise<void> {
  await host.keepNotes(layer, { lineage, notes })
}

async function notesIn(host: Host): Promise<readonly (readonly [string, LineageNotes])[]> {
  const { lineages } = await host.lineages()
  return lineages.map(({ id, notes }) => [id, notes])
}

async function lineageOn(host: Host, source: string) {
  const { lineages } = await host.lineages()
  const lineage = lineages.find((one) => one.source === source)
  if (!lineage) throw new Error(`Expected a lineage on ${source} but found none`)
  return lineage
}

function only(look: unknown, key: string): object {
  return { [key]: (look as Record<string, unknown>)[key] }
}
