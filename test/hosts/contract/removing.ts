import { describe, expect, test } from 'vitest'
import { rectOf } from '../../../core/image/rect.ts'
import type { MakeHarness } from '../harness.ts'
import { expectRefusal } from './expect-refusal.ts'
import {
  lookAt,
  openScene,
  patchContent,
  photograph,
  pickedIn,
  place,
  placeOne,
  readWhole,
} from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describeRemoving(make: MakeHarness): void {
  describe('remove', () => {
    test('lets what showed fall back to the parent', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const a = await readWhole(scene, { kind: 'shown' })
      const gone = await placeOne(scene, {
        id: 'b',
        parent: 'a',
        number: 2,
        content: patchContent(rect, 8, 7),
      })
      await scene.host.remove('b')
      expect((await scene.harness.layers()).map(({ id }) => id)).not.toContain(gone)
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(a)
      await scene.harness.pickLayer(scene.layer)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id: 'a' })
      await scene.host.remove('a')
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
    })

    test('leaves what shows alone when a hidden version goes', async () => {
      const scene = await openScene(make)
      await place(scene, [
        { id: 'a', content: patchContent(rect) },
        { id: 'b', number: 2, content: patchContent(rect, 8, 7) },
      ])
      const shown = await readWhole(scene, { kind: 'shown' })
      await scene.host.remove('b')
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(shown)
      await scene.harness.pickLayer(scene.layer)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id: 'a' })
    })

    test('promise 2: is refused while other versions are built on it', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect) })
      const before = await scene.harness.layers()
      await expectRefusal(scene.host.remove('a'), 'has_descendants')
      expect(await scene.harness.layers()).toEqual(before)
    })

    test('goes past a parent that the user took out', async () => {
      const scene = await openScene(make)
      const parent = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect, 8, 7) })
      await scene.harness.moveAway(parent)
      await scene.host.show(scene.layer, 'b')
      await scene.host.remove('b')
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
    })

    test('brings a custom mix back when the version made over it goes', async () => {
      const scene = await openScene(make)
      if (scene.harness.showsInSource) return
      const other = { x: 10, y: 5, width: 9, height: 7 }
      const placed = await place(scene, [
        { id: 'a', content: patchContent(rect) },
        { id: 'c', number: 2, content: patchContent(other, 8, 7) },
      ])
      for (const { layer } of placed.versions) await scene.harness.setVisible(layer, true)
      const mix = await readWhole(scene, { kind: 'shown' })
      const content = patchContent({ x: 0, y: 0, width: 8, height: 8 }, 8, 12)
      await placeOne(scene, { id: 'm', number: 3, parent: 'c', mix: ['a', 'c'], content })
      await scene.host.remove('m')
      await scene.harness.pickLayer(scene.layer)
      expect((await pickedIn(scene.harness)).head).toEqual(
        scene.host.capabilities.stacking === 'patches'
          ? { kind: 'mix', ids: ['a', 'c'] }
          : { kind: 'version', id: 'c' },
      )
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(mix)
    })

    test('promise 2: is refused while a custom mix that holds it has a version', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await placeOne(scene, { id: 'c', number: 2, content: patchContent(rect, 8, 7) })
      const content = patchContent(rect, 8, 12)
      await placeOne(scene, { id: 'm', number: 3, parent: 'c', mix: ['a', 'c'], content })
      await expectRefusal(scene.host.remove('a'), 'has_descendants')
    })

    test('promise 2: is refused for a reframe that was refined, and for no other', async () => {
      const scene = await openScene(make)
      if (!scene.host.capabilities.reframe) return
      const picture = photograph({ width: 10, height: 6 }, 8, 8)
      const reframe = {
        id: 'r',
        content: { kind: 'reframe', picture, transform: { rect: rectOf(picture) } },
        begins: {
          schema: 1,
          lineage: 'lineage-2',
          derivedFrom: { lineage: 'lineage-1', version: null, rect: rectOf(picture) },
        },
      } as const
      const layer = await placeOne(scene, reframe)
      await scene.harness.pickLayer(layer)
      const picked = await pickedIn(scene.harness)
      const content = patchContent({ x: 1, y: 1, width: 5, height: 4 })
      await place(scene, [{ id: 's', content }], { picked })
      const before = await lookAt(scene.harness)
      await expectRefusal(scene.host.remove('r'), 'has_descendants')
      expect(await lookAt(scene.harness)).toEqual(before)
      await scene.host.remove('s')
      await scene.host.remove('r')
      expect((await scene.harness.layers()).map(({ id }) => id)).toEqual([scene.layer])
    })
  })
}
