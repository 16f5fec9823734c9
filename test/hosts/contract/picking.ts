import { describe, expect, test } from 'vitest'
import type { MakeHarness } from '../harness.ts'
import { expectRefusal } from './expect-refusal.ts'
import {
  abortedSignal,
  lookAt,
  openHarness,
  openScene,
  patchContent,
  photograph,
  pickedIn,
  place,
  placeOne,
} from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describePicking(make: MakeHarness): void {
  describe('pick', () => {
    test('gives null when nothing is picked', async () => {
      const harness = await openHarness(make)
      await harness.addSource({ picture: photograph({ width: 5, height: 4 }, 8), name: 'Cup' })
      await harness.pickNothing()
      expect(await harness.host.pick()).toBeNull()
    })

    test('describes the picked source', async () => {
      const { picked, layer } = await openScene(make, { name: 'Cup “A” 🙂' })
      expect(picked).toMatchObject({
        source: layer,
        name: 'Cup “A” 🙂',
        width: 24,
        height: 16,
        depth: 8,
        lineage: null,
        head: { kind: 'source' },
        offersRegion: false,
      })
      expect(picked.color.space).toBe('srgb')
      expect(picked.state).not.toBe('')
    })

    test('takes a source of every depth that the host lists, and refuses others', async () => {
      const harness = await openHarness(make)
      for (const depth of [8, 16] as const) {
        const layer = await harness.addSource({
          picture: photograph({ width: 6, height: 5 }, depth),
          name: `Depth ${depth}`,
        })
        await harness.pickLayer(layer)
        if (harness.host.capabilities.depths.includes(depth)) {
          expect((await pickedIn(harness)).depth).toBe(depth)
        } else {
          await expectRefusal(harness.host.pick(), 'unsupported_source')
        }
      }
    })

    test('gives the source when a version’s layer is picked', async () => {
      const scene = await openScene(make)
      const version = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.pickLayer(version)
      expect((await pickedIn(scene.harness)).source).toBe(scene.layer)
    })

    test('names the lineage and what shows once there are versions', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const after = await pickedIn(scene.harness)
      expect(after.lineage).toBe('lineage-1')
      expect(after.head).toEqual({ kind: 'version', id: 'a' })
    })

    test('keeps the state while versions come and go, and changes it with the source’s pixels', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.host.show(scene.layer, null)
      await scene.harness.renameLayer(scene.layer, 'Another name')
      await scene.harness.pickLayer(scene.layer)
      expect((await pickedIn(scene.harness)).state).toBe(scene.picked.state)
      await scene.harness.paintOn(scene.layer)
      expect((await pickedIn(scene.harness)).state).not.toBe(scene.picked.state)
    })

    test('tells two sources apart', async () => {
      const scene = await openScene(make)
      const other = await scene.harness.addSource({
        picture: photograph({ width: 24, height: 16 }, 8, 5),
        name: 'Bottle',
      })
      await scene.harness.pickLayer(other)
      const picked = await pickedIn(scene.harness)
      expect(picked.source).toBe(other)
      expect(picked.state).not.toBe(scene.picked.state)
    })

    test('changes neither the document nor the selection', async () => {
      const scene = await openScene(make)
      await place(scene, [
        { id: 'a', content: patchContent(rect) },
        { id: 'b', content: patchContent(rect), number: 2 },
      ])
      const before = await lookAt(scene.harness)
      await scene.host.pick()
      expect(await lookAt(scene.harness)).toEqual(before)
    })

    test('is cancelled by an aborted signal', async () => {
      const { host } = await openScene(make)
      await expectRefusal(host.pick({ signal: abortedSignal() }), 'cancelled')
    })
  })

  describe('capabilities', () => {
    test('name the host, its depths and whether an address can be reached', async () => {
      const { host } = await openHarness(make)
      expect(host.capabilities.name).not.toBe('')
      expect(host.capabilities.depths).toContain(8)
      const reach = host.capabilities.reach('https://api.openai.com/v1/images/edits')
      if (!reach.ok) {
        expect(reach.reason).not.toBe('')
        expect(reach.fix).not.toBe('')
      }
    })

    test('agree with what the design tool can do', async () => {
      const harness = await openHarness(make)
      expect(harness.undo !== undefined).toBe(harness.host.capabilities.undo)
      expect(harness.setRegion !== undefined).toBe(harness.host.capabilities.regionHint !== null)
    })
  })
}
