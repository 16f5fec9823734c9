import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { MakeHarness } from '../harness.ts'
import {
  lookAt,
  openScene,
  photograph,
  pickedIn,
  placeOne,
  readWhole,
  type Scene,
  softPatch,
} from './scene.ts'

export function describeShowing(make: MakeHarness): void {
  describe('show', () => {
    test('makes a version, another branch or the source the one that shows', async () => {
      const { scene, looks } = await openTree(make)
      for (const id of ['a', 'b', 'c', 'b', 'a'] as const) {
        await scene.host.show(scene.layer, id)
        expect(await readWhole(scene, { kind: 'shown' })).toEqual(looks[id])
        expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id })
      }
      await scene.host.show(scene.layer, null)
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'source' })
    })

    test('shows the source again under versions after a replacing version was shown', async () => {
      const { scene, looks } = await openTree(make)
      if (!scene.host.capabilities.replacing) return
      const picture = photograph(scene.picture, 8, 9)
      await placeOne(scene, { id: 'full', number: 4, content: { kind: 'replacing', picture } })
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(picture)
      await scene.host.show(scene.layer, 'a')
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(looks.a)
      await scene.host.show(scene.layer, 'full')
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(picture)
      await scene.host.show(scene.layer, null)
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
    })

    test('touches no pixels, no names and no other source', async () => {
      const { scene } = await openTree(make)
      const other = await scene.harness.addSource({ picture: scene.picture, name: 'Other' })
      const still = async () =>
        Promise.all(
          (await scene.harness.layers()).map(async ({ id, name, visible }) => ({
            id,
            name,
            visible: id === other ? visible : null,
            content: await scene.harness.contentOf(id),
          })),
        )
      const before = await still()
      await scene.host.show(scene.layer, 'c')
      expect(await still()).toEqual(before)
    })

    test('leaves versions alone that the user took out', async () => {
      const { scene, layers, looks } = await openTree(make)
      await scene.host.show(scene.layer, 'c')
      await scene.harness.moveAway(layers.c)
      const visibleC = async () =>
        (await scene.harness.layers()).find(({ id }) => id === layers.c)?.visible
      expect(await visibleC()).toBe(true)
      await scene.host.show(scene.layer, 'a')
      expect(await visibleC()).toBe(true)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id: 'a' })
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(looks.a)
      const { lineages } = await scene.host.lineages()
      const taken = lineages[0]!.versions.find(({ record }) => record.id === 'c')
      expect(taken?.takenOut).toBe(true)
    })

    test('counts a version as taken out that the user grouped away', async () => {
      const { scene, layers } = await openTree(make)
      if (!scene.harness.groupAway) return
      await scene.host.show(scene.layer, 'c')
      await scene.harness.groupAway(layers.c)
      const { lineages } = await scene.host.lineages()
      const away = lineages.flatMap(({ versions }) => versions.filter((one) => one.takenOut))
      expect(away.map(({ record }) => record.id)).toEqual(['c'])
      await scene.harness.pickLayer(scene.layer)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'source' })
    })

    test('sees what the user shows and hides by hand', async () => {
      const { scene, layers } = await openTree(make)
      if (scene.harness.showsInSource) return
      await scene.host.show(scene.layer, 'a')
      await scene.harness.setVisible(layers.c, true)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'mix', ids: ['a', 'c'] })
      await scene.harness.setVisible(layers.a, false)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id: 'c' })
    })

    test('shows a version that was made over a custom mix together with that mix', async () => {
      const { scene, layers } = await openTree(make)
      if (scene.harness.showsInSource) return
      await scene.host.show(scene.layer, 'a')
      await scene.harness.setVisible(layers.c, true)
      const under = await readWhole(scene, { kind: 'shown' })
      const patch = softPatch({ x: 0, y: 0, width: 8, height: 8 }, 8, 12)
      await placeOne(scene, {
        id: 'm',
        number: 4,
        parent: 'c',
        mix: ['a', 'c'],
        content: { kind: 'patch', patch },
      })
      const expected = composeOnto(under, patch)
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(expected)
      await scene.host.show(scene.layer, null)
      expect(await readWhole(scene, { kind: 'version', id: 'm' })).toEqual(expected)
      await scene.host.show(scene.layer, 'm')
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(expected)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id: 'm' })
    })

    test('promise 4: is one undo step', async () => {
      const { scene } = await openTree(make)
      const before = await lookAt(scene.harness)
      await scene.host.show(scene.layer, 'a')
      if (!scene.harness.undo) return
      await scene.harness.undo()
      expect(await lookAt(scene.harness)).toMatchObject({
        layers: (before as { layers: unknown }).layers,
      })
    })
  })
}

/** A source with a, b over a, and c beside them; c shows. */
async function openTree(make: MakeHarness): Promise<{
  scene: Scene
  layers: Record<'a' | 'b' | 'c', string>
  looks: Record<'a' | 'b' | 'c', ReturnType<typeof photograph>>
}> {
  const scene = await openScene(make)
  const patches = {
    a: softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8, 3),
    b: softPatch({ x: 6, y: 2, width: 12, height: 11 }, 8, 4),
    c: softPatch({ x: 10, y: 5, width: 8, height: 9 }, 8, 5),
  }
  const layers = {
    a: await placeOne(scene, { id: 'a', content: { kind: 'patch', patch: patches.a } }),
    b: await placeOne(scene, {
      id: 'b',
      parent: 'a',
      number: 2,
      content: { kind: 'patch', patch: patches.b },
    }),
    c: await placeOne(scene, { id: 'c', number: 3, content: { kind: 'patch', patch: patches.c } }),
  }
  const a = composeOnto(scene.picture, patches.a)
  return {
    scene,
    layers,
    looks: { a, b: composeOnto(a, patches.b), c: composeOnto(scene.picture, patches.c) },
  }
}
