import { describe, expect, test } from 'vitest'
import type { MakeHarness } from '../harness.ts'
import { expectRefusal } from './expect-refusal.ts'
import {
  abortedSignal,
  lookAt,
  openScene,
  patchContent,
  photograph,
  pickedIn,
  place,
  placeOne,
} from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describeRefusing(make: MakeHarness): void {
  describe('place refuses', () => {
    test('an aborted signal, and writes nothing', async () => {
      const scene = await openScene(make)
      const before = await lookAt(scene.harness)
      await expectRefusal(
        place(scene, [{ id: 'a', content: patchContent(rect) }], { signal: abortedSignal() }),
        'cancelled',
      )
      expect(await lookAt(scene.harness)).toEqual(before)
      expect((await scene.host.lineages()).lineages).toEqual([])
    })

    test('a source that is no longer what the edit was made for, and writes nothing', async () => {
      const scene = await openScene(make)
      await scene.harness.paintOn(scene.layer)
      const before = await lookAt(scene.harness)
      await expectRefusal(
        place(scene, [{ id: 'a', content: patchContent(rect) }]),
        'source_changed',
      )
      expect(await lookAt(scene.harness)).toEqual(before)
    })

    test('a source that is gone', async () => {
      const scene = await openScene(make)
      await scene.harness.deleteLayer(scene.layer)
      await expectRefusal(place(scene, [{ id: 'a', content: patchContent(rect) }]), 'not_found')
    })

    test('all versions when one of them does not fit', async () => {
      const scene = await openScene(make)
      const before = await lookAt(scene.harness)
      const outside = patchContent({ x: 20, y: 10, width: 9, height: 7 })
      await expect(
        place(scene, [
          { id: 'a', content: patchContent(rect) },
          { id: 'b', content: outside, number: 2 },
        ]),
      ).rejects.toThrow()
      expect(await lookAt(scene.harness)).toEqual(before)
      expect((await scene.host.lineages()).lineages).toEqual([])
    })

    test('a patch of another depth than the source’s', async () => {
      const scene = await openScene(make)
      const before = await lookAt(scene.harness)
      await expect(place(scene, [{ id: 'a', content: patchContent(rect, 16) }])).rejects.toThrow()
      expect(await lookAt(scene.harness)).toEqual(before)
    })

    test('a replacing version where the host can’t write one', async () => {
      const scene = await openScene(make)
      if (scene.host.capabilities.replacing) return
      const picture = photograph(scene.picture, 8, 8)
      await expectRefusal(
        place(scene, [{ id: 'a', content: { kind: 'replacing', picture } }]),
        'not_supported',
      )
    })
  })

  describe('verbs on one version refuse', () => {
    test('a version that is gone', async () => {
      const scene = await openScene(make)
      const layer = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.deleteLayer(layer)
      await scene.harness.pickLayer(scene.layer)
      const { host } = scene
      await expectRefusal(host.show(scene.layer, 'a'), 'not_found')
      await expectRefusal(host.rename('a', 'Other'), 'not_found')
      await expectRefusal(host.mark('a', { starred: true }), 'not_found')
      await expectRefusal(host.remove('a'), 'not_found')
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'source' })
    })

    test('an aborted signal, and change nothing', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const before = await lookAt(scene.harness)
      const { host } = scene
      const options = { signal: abortedSignal() }
      await expectRefusal(host.show(scene.layer, null, options), 'cancelled')
      await expectRefusal(host.rename('a', 'Other', options), 'cancelled')
      await expectRefusal(host.mark('a', { starred: true }, options), 'cancelled')
      await expectRefusal(host.remove('a', options), 'cancelled')
      await expectRefusal(host.lineages(options), 'cancelled')
      await expectRefusal(host.thumbnail(scene.layer, null, 8, options), 'cancelled')
      await expectRefusal(host.readRegion(scene.layer, options), 'cancelled')
      await expectRefusal(host.readReferences(scene.layer, options), 'cancelled')
      expect(await lookAt(scene.harness)).toEqual(before)
    })
  })
}
