import { describe, expect, test } from 'vitest'
import type { Version } from '../../../core/history/lineage.ts'
import type { MakeHarness } from '../harness.ts'
import {
  openHarness,
  openScene,
  patchContent,
  photograph,
  pickedIn,
  place,
  placeOne,
  readWhole,
} from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describeKeeping(make: MakeHarness): void {
  describe('lineages', () => {
    test('are none in a document without versions', async () => {
      const { host } = await openScene(make)
      expect(await host.lineages()).toEqual({
        lineages: [],
        unreadable: [],
        reissued: [],
        remarked: [],
      })
    })

    test('give back every record as it was placed, with its layer', async () => {
      const scene = await openScene(make)
      const placed = await place(scene, [
        { id: 'a', content: patchContent(rect), name: 'One' },
        { id: 'b', number: 2, content: patchContent(rect, 8, 7), name: 'Two' },
      ])
      const { lineages } = await scene.host.lineages()
      expect(lineages).toHaveLength(1)
      const [lineage] = lineages
      expect(lineage).toMatchObject({
        id: 'lineage-1',
        source: scene.layer,
        sourceName: 'Bottle',
        derivedFrom: null,
        head: { kind: 'version', id: 'a' },
      })
      expect(lineage!.versions).toMatchObject(
        placed.versions.map(({ id, layer, name }, index) => ({
          layer,
          name,
          visible: index === 0,
          adjusted: false,
          moved: false,
          takenOut: false,
          parentMissing: false,
          sourceChanged: false,
          record: {
            id,
            number: index + 1,
            layer: { id: layer, name },
            edit: { instruction: `change ${id}` },
            report: { inside: { meanDifference: 4.5 } },
          },
        })),
      )
      expect(lineage!.versions[0]!.record.fingerprint).not.toBe('')
    })

    test('are the same when asked for around one of their sources', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const all = await scene.host.lineages()
      await scene.harness.pickNothing()
      expect(await scene.host.lineages({ source: scene.layer })).toEqual(all)
    })

    test('keep two sources apart', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const other = await scene.harness.addSource({
        picture: photograph({ width: 24, height: 16 }, 8, 5),
        name: 'Vase',
      })
      await scene.harness.pickLayer(other)
      const picked = { ...(await pickedIn(scene.harness)), lineage: 'lineage-2' }
      await place(scene, [{ id: 'z', content: patchContent(rect) }], { picked })
      const { lineages } = await scene.host.lineages()
      const tree = lineages.map(({ id, source, versions }) => ({
        id,
        source,
        versions: versions.map(({ record }) => record.id),
      }))
      expect(tree).toHaveLength(2)
      expect(tree).toContainEqual({ id: 'lineage-1', source: scene.layer, versions: ['a'] })
      expect(tree).toContainEqual({ id: 'lineage-2', source: other, versions: ['z'] })
    })

    test('know a version that was painted on as adjusted', async () => {
      const scene = await openScene(make)
      const layer = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.paintOn(layer)
      const { lineages } = await scene.host.lineages()
      expect(lineages[0]?.versions[0]?.adjusted).toBe(true)
    })

    test('know that the source changed under its versions', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.paintOn(scene.layer)
      const { lineages } = await scene.host.lineages()
      expect(lineages[0]?.versions[0]?.sourceChanged).toBe(true)
    })

    test('promise 3: a damaged record is listed, the others stay, and nothing throws', async () => {
      for (const damage of ['', '{', '[]', '{"schema":999}', '"</script>"', 'null']) {
        const scene = await openScene(make)
        await placeOne(scene, { id: 'a', content: patchContent(rect) })
        const layer = await placeOne(scene, {
          id: 'b',
          number: 2,
          name: 'Damaged',
          content: patchContent(rect, 8, 7),
        })
        await scene.harness.damageRecord(layer, damage)
        const rebuilt = await scene.host.lineages()
        expect(rebuilt.lineages[0]?.versions.map(({ record }) => record.id)).toEqual(['a'])
        if (damage !== '') {
          expect(rebuilt.unreadable).toMatchObject([{ layer, name: 'Damaged' }])
          expect(rebuilt.unreadable[0]?.reason).not.toBe('')
        }
        await scene.harness.pickLayer(scene.layer)
        expect((await pickedIn(scene.harness)).lineage).toBe('lineage-1')
      }
    })

    test('promise 3: a version whose parent was deleted by hand says so', async () => {
      const scene = await openScene(make)
      const parent = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect, 8, 7) })
      await scene.harness.deleteLayer(parent)
      const { lineages } = await scene.host.lineages()
      expect(lineages[0]?.versions).toMatchObject([{ record: { id: 'b' }, parentMissing: true }])
    })

    test('promise 3: versions whose source is gone are still listed', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.deleteLayer(scene.layer)
      const { lineages } = await scene.host.lineages()
      expect(lineages).toMatchObject([
        { id: 'lineage-1', source: null, versions: [{ record: { id: 'a' } }] },
      ])
    })
  })

  describe('saving and reopening', () => {
    test('promise 3: keeps the tree, the records, the names and every pixel', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', name: 'One', content: patchContent(rect) })
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect, 8, 7) })
      await placeOne(scene, { id: 'c', number: 3, content: patchContent(rect, 8, 9) })
      await scene.host.mark('a', { starred: true, note: 'the warm one' })
      await scene.host.show(scene.layer, 'b')
      const before = (await scene.host.lineages()).lineages[0]!
      const pixels = await readAll(scene, ['a', 'b', 'c'])

      const harness = await openHarness(() => scene.harness.reopen())
      const { lineages, unreadable } = await harness.host.lineages()
      expect(unreadable).toEqual([])
      expect(lineages).toHaveLength(1)
      const after = lineages[0]!
      expect({ ...after, source: null, versions: null }).toEqual({
        ...before,
        source: null,
        versions: null,
      })
      expect(after.versions.map(withoutLayer)).toEqual(before.versions.map(withoutLayer))
      const reopened = { harness, host: harness.host, layer: after.source!, picture: scene.picture }
      expect(await readAll(reopened, ['a', 'b', 'c'])).toEqual(pixels)
      await harness.pickLayer(reopened.layer)
      expect((await pickedIn(harness)).state).toBe(scene.picked.state)
    })

    test('promise 3: a reopened document takes further versions', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const harness = await openHarness(() => scene.harness.reopen())
      const layer = (await harness.host.lineages()).lineages[0]!.source!
      await harness.pickLayer(layer)
      const picked = await pickedIn(harness)
      const reopened = { harness, host: harness.host, layer, picture: scene.picture, picked }
      await placeOne(reopened, {
        id: 'b',
        parent: 'a',
        number: 2,
        content: patchContent(rect, 8, 7),
      })
      const { lineages } = await harness.host.lineages()
      expect(lineages).toHaveLength(1)
      expect(lineages[0]!.versions.map(({ record }) => record.id)).toEqual(['a', 'b'])
      expect(lineages[0]!.head).toEqual({ kind: 'version', id: 'b' })
    })
  })
}

/** All of a version but where it lives: layer ids may change with every opening. */
function withoutLayer(version: Version): unknown {
  const { record, layer: _layer, moved: _moved, ...rest } = version
  return { ...rest, record: { ...record, layer: record.layer.name } }
}

async function readAll(scene: Parameters<typeof readWhole>[0], ids: readonly string[]) {
  return Promise.all([
    readWhole(scene, { kind: 'source' }),
    readWhole(scene, { kind: 'shown' }),
    ...ids.map((id) => readWhole(scene, { kind: 'version', id })),
  ])
}
