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
  type Scene,
} from './scene.ts'

const part = { x: 2, y: 1, width: 20, height: 12 }

export function describeReframing(make: MakeHarness): void {
  describe('a reframe', () => {
    test('becomes a source with a lineage of its own that says where it comes from', async () => {
      const scene = await openScene(make)
      if (!scene.host.capabilities.reframe) return
      const picture = photograph({ width: 10, height: 6 }, 8, 8)
      const layer = await placeReframe(scene, picture)
      await scene.harness.pickLayer(layer)
      const picked = await pickedIn(scene.harness)
      expect(picked).toMatchObject({
        source: layer,
        width: 10,
        height: 6,
        lineage: 'lineage-2',
        head: { kind: 'source' },
      })
      const read = await scene.host.readPixels(layer, { kind: 'source' }, rectOf(picture))
      expect(read).toEqual(picture)
      const { lineages } = await scene.host.lineages()
      const begun = lineages.find((lineage) => lineage.source === layer)
      expect(begun?.derivedFrom).toEqual({ lineage: 'lineage-1', version: null, rect: part })
    })

    test('leaves the source and its versions as they are', async () => {
      const scene = await openScene(make)
      if (!scene.host.capabilities.reframe) return
      await place(scene, [{ id: 'a', content: patchContent({ x: 1, y: 1, width: 6, height: 6 }) }])
      const before = await Promise.all(
        (await scene.harness.layers()).map(async (layer) => ({
          ...layer,
          content: await scene.harness.contentOf(layer.id),
        })),
      )
      const layer = await placeReframe(scene, photograph({ width: 10, height: 6 }, 8, 8))
      const after = await scene.harness.layers()
      for (const fact of before) {
        const { content, ...rest } = fact
        expect(after.find(({ id }) => id === fact.id)).toEqual(rest)
        expect(await scene.harness.contentOf(fact.id)).toBe(content)
      }
      expect(after.find(({ id }) => id === layer)?.kind).toBe('source')
    })

    test('is refused where the host can’t make one', async () => {
      const scene = await openScene(make)
      if (scene.host.capabilities.reframe) return
      const before = await lookAt(scene.harness)
      await expectRefusal(
        placeReframe(scene, photograph({ width: 10, height: 6 }, 8, 8)),
        'not_supported',
      )
      expect(await lookAt(scene.harness)).toEqual(before)
    })
  })
}

async function placeReframe(scene: Scene, picture: ReturnType<typeof photograph>): Promise<string> {
  const placed = await place(
    scene,
    [
      {
        id: 'r',
        number: 2,
        content: { kind: 'reframe', picture, transform: { rect: part } },
        begins: {
          schema: 1,
          lineage: 'lineage-2',
          derivedFrom: { lineage: 'lineage-1', version: null, rect: part },
        },
      },
    ],
    { show: null },
  )
  return placed.versions[0]!.layer
}
