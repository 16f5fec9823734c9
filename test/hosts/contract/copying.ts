import { describe, expect, test } from 'vitest'
import type { MakeHarness } from '../harness.ts'
import { openScene, patchContent, pickedIn, place, placeOne, readWhole } from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describeCopying(make: MakeHarness): void {
  describe('copies made by hand', () => {
    test('promise 3: a source copied with its versions starts a lineage with the same tree', async () => {
      const scene = await openScene(make)
      const a = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const b = await placeOne(scene, {
        id: 'b',
        parent: 'a',
        number: 2,
        content: patchContent(rect, 8, 7),
      })
      const [source, copyA, copyB] = await scene.harness.duplicateLayers([scene.layer, a, b])
      const first = await scene.host.lineages()
      expect(first.lineages).toHaveLength(2)
      const original = first.lineages.find((lineage) => lineage.source === scene.layer)
      const copied = first.lineages.find((lineage) => lineage.source === source)
      expect(original?.id).toBe('lineage-1')
      expect(original?.versions.map(({ record }) => record.id)).toEqual(['a', 'b'])
      expect(copied?.versions.map(({ layer }) => layer)).toEqual([copyA, copyB])
      const [one, two] = copied!.versions
      expect(two!.record.parent).toBe(one!.record.id)
      const ids = [...original!.versions, ...copied!.versions].map(({ record }) => record.id)
      expect(new Set(ids).size).toBe(4)

      // The ids that copies were given hold, before and after the write that stores them.
      expect((await scene.host.lineages()).lineages).toEqual(first.lineages)
      await scene.host.mark(two!.record.id, { starred: true })
      const later = (await scene.host.lineages()).lineages.find(({ id }) => id === copied!.id)
      expect(later?.versions.map(({ record }) => record.id)).toEqual([
        one!.record.id,
        two!.record.id,
      ])
      expect(later?.versions.map(({ record }) => record.starred)).toEqual([false, true])
      const untouched = (await scene.host.lineages()).lineages.find(({ id }) => id === 'lineage-1')
      expect(untouched?.versions.map(({ record }) => record.starred)).toEqual([false, false])
    })

    test('promise 3: a copied source takes versions of its own', async () => {
      const scene = await openScene(make)
      const a = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const [source] = await scene.harness.duplicateLayers([scene.layer, a])
      await scene.harness.pickLayer(source!)
      const picked = await pickedIn(scene.harness)
      expect(picked.lineage).not.toBeNull()
      expect(picked.lineage).not.toBe('lineage-1')
      await place(scene, [{ id: 'n', number: 2, content: patchContent(rect, 8, 9) }], { picked })
      const { lineages } = await scene.host.lineages()
      const tree = lineages.map(({ source: of, versions }) => ({ of, count: versions.length }))
      expect(tree).toContainEqual({ of: scene.layer, count: 1 })
      expect(tree).toContainEqual({ of: source, count: 2 })
    })

    test('promise 3: a version copied alone becomes a branch', async () => {
      const scene = await openScene(make)
      const a = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const look = await readWhole(scene, { kind: 'version', id: 'a' })
      const [copy] = await scene.harness.duplicateLayers([a])
      const { lineages } = await scene.host.lineages()
      expect(lineages).toHaveLength(1)
      const { versions } = lineages[0]!
      expect(versions.map(({ layer }) => layer).sort()).toEqual([a, copy].sort())
      const branch = versions.find(({ layer }) => layer === copy)!
      expect(branch.record.id).not.toBe('a')
      expect(branch.record.parent).toBe(null)
      expect(await readWhole(scene, { kind: 'version', id: branch.record.id })).toEqual(look)
    })

    test('promise 3: copies survive saving and reopening', async () => {
      const scene = await openScene(make)
      const a = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.duplicateLayers([scene.layer, a])
      const harness = await scene.harness.reopen()
      const { lineages } = await harness.host.lineages()
      expect(lineages.map(({ versions }) => versions.length)).toEqual([1, 1])
      const ids = lineages.flatMap(({ versions }) => versions.map(({ record }) => record.id))
      expect(new Set(ids).size).toBe(2)
      await harness.close?.()
    })
  })
}
