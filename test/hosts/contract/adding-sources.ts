import { describe, expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import { toDepth } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
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
  type Scene,
} from './scene.ts'

const picture = photograph({ width: 12, height: 10 }, 8, 9)
const added = { name: 'A red kite', picture }

/** `addSource` is a verb that a host has or has not: where it is absent there is nothing to promise. */
export function describeAddingSources(make: MakeHarness): void {
  describe('addSource', () => {
    test('adds a picture word for word as a layer that is picked and can be refined', async () => {
      const scene = await openScene(make)
      const { host, harness } = scene
      if (!host.addSource) return
      const { layer } = await host.addSource(added)
      const picked = await pickedIn(harness)
      expect(picked).toMatchObject({
        source: layer,
        name: 'A red kite',
        width: 12,
        height: 10,
        lineage: null,
        head: { kind: 'source' },
      })
      const read = await host.readPixels(layer, { kind: 'source' }, rectOf(picture))
      expect(toDepth(read, 8)).toEqual(picture)
      await placeOne({ ...scene, layer, picked }, firstVersion(picked.depth))
      const { lineages } = await host.lineages()
      expect(lineages.find(({ source }) => source === layer)?.versions).toHaveLength(1)
    })

    test('adds the first picture of an empty document at its own size', async () => {
      const harness = await openHarness(make)
      if (!harness.host.addSource) return
      const { layer } = await harness.host.addSource(added)
      expect(await pickedIn(harness)).toMatchObject({ source: layer, width: 12, height: 10 })
    })

    test('takes on the depth of the document', async () => {
      const { host } = await openHarness(make)
      if (!host.addSource) return
      for (const depth of host.capabilities.depths) {
        const scene = await openScene(make, {
          picture: photograph({ width: 24, height: 16 }, depth),
        })
        const layer = await addTo(scene)
        const read = await scene.host.readPixels(layer, { kind: 'source' }, rectOf(picture))
        expect(toDepth(read, 8)).toEqual(picture)
      }
    })

    test('shows all of a picture that is larger than what is there, in its proportions', async () => {
      const scene = await openScene(make)
      if (!scene.host.addSource) return
      await scene.host.addSource({
        name: 'Large',
        picture: photograph({ width: 96, height: 48 }, 8),
      })
      const { width, height } = await pickedIn(scene.harness)
      expect(width / height).toBeCloseTo(2, 1)
      expect(width).toBeLessThanOrEqual(96)
    })

    test('promise 2: leaves every other layer as it is', async () => {
      const scene = await openScene(make)
      if (!scene.host.addSource) return
      await place(scene, [{ id: 'a', content: patchContent({ x: 1, y: 1, width: 6, height: 6 }) }])
      const before = await factsOf(scene)
      const layer = await addTo(scene)
      const after = await factsOf(scene)
      expect(after.filter(({ id }) => id !== layer)).toEqual(before)
      expect(after.find(({ id }) => id === layer)).toMatchObject({ visible: true, kind: 'source' })
    })

    test('gives each layer a name of its own', async () => {
      const scene = await openScene(make, { name: 'A red kite' })
      if (!scene.host.addSource) return
      await addTo(scene)
      await addTo(scene)
      const names = (await scene.harness.layers()).map(({ name }) => name)
      expect(names).toHaveLength(3)
      expect(new Set(names).size).toBe(3)
    })

    test('promise 4: is one undo step', async () => {
      const scene = await openScene(make)
      const { host, harness } = scene
      if (!host.addSource || !harness.undo) return
      const before = await lookAt(harness)
      await addTo(scene)
      await harness.undo()
      const after = await lookAt(harness)
      // What is picked after that is the tool's own business.
      expect({ ...(after as object), picked: null }).toEqual({
        ...(before as object),
        picked: null,
      })
    })

    test('what the caller does to its pixels afterwards does not reach the document', async () => {
      const scene = await openScene(make)
      if (!scene.host.addSource) return
      const own = photograph({ width: 12, height: 10 }, 8, 9)
      const { layer } = await scene.host.addSource({ name: 'Mine', picture: own })
      own.data.fill(0)
      const read = await scene.host.readPixels(layer, { kind: 'source' }, rectOf(own))
      expect(toDepth(read, 8)).toEqual(picture)
    })

    test('keeps what was added through saving and reopening', async () => {
      const scene = await openScene(make)
      if (!scene.host.addSource) return
      await addTo(scene)
      const reopened = await scene.harness.reopen()
      const layer = (await reopened.layers()).find(({ name }) => name === 'A red kite')
      await reopened.pickLayer(layer?.id ?? '')
      expect(await pickedIn(reopened)).toMatchObject({ width: 12, height: 10 })
      await reopened.close?.()
    })

    test('tells those who watch', async () => {
      const scene = await openScene(make)
      if (!scene.host.addSource) return
      let calls = 0
      const stop = scene.host.watch(() => calls++)
      await addTo(scene)
      stop()
      expect(calls).toBeGreaterThan(0)
    })

    test('writes nothing once it is cancelled', async () => {
      const { host, harness } = await openScene(make)
      if (!host.addSource) return
      const before = await lookAt(harness)
      await expectRefusal(host.addSource(added, { signal: abortedSignal() }), 'cancelled')
      expect(await lookAt(harness)).toEqual(before)
    })
  })
}

function firstVersion(depth: 8 | 16) {
  const content = patchContent({ x: 2, y: 2, width: 6, height: 6 }, depth)
  return { id: 'first', content }
}

async function addTo({ host }: { readonly host: Host }): Promise<string> {
  return (await host.addSource?.(added))?.layer ?? ''
}

async function factsOf({ harness }: Scene) {
  const layers = await harness.layers()
  return Promise.all(
    layers.map(async (layer) => ({ ...layer, content: await harness.contentOf(layer.id) })),
  )
}
