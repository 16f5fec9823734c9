import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { MakeHarness } from '../harness.ts'
import {
  lookAt,
  openHarness,
  openScene,
  patchContent,
  photograph,
  pickedIn,
  place,
  placeOne,
  readWhole,
  softPatch,
  translucent,
} from './scene.ts'

const size = { width: 24, height: 16 }
const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describePlacing(make: MakeHarness): void {
  describe('place', () => {
    test('promise 1: what is read back is exactly what compose gives, at every depth', async () => {
      const { host } = await openHarness(make)
      for (const depth of host.capabilities.depths) {
        const scene = await openScene(make, { picture: photograph(size, depth) })
        const patch = softPatch(rect, depth)
        await placeOne(scene, { id: 'a', content: { kind: 'patch', patch } })
        const expected = composeOnto(scene.picture, patch)
        expect(await readWhole(scene, { kind: 'version', id: 'a' })).toEqual(expected)
        expect(await readWhole(scene, { kind: 'shown' })).toEqual(expected)
      }
    })

    test('promise 1: words stay where coverage is 0, also at the picture’s corners', async () => {
      const scene = await openScene(make)
      const corner = { x: 18, y: 11, width: 6, height: 5 }
      const patch = softPatch(corner, 8)
      await placeOne(scene, { id: 'a', content: { kind: 'patch', patch } })
      const shown = await readWhole(scene, { kind: 'shown' })
      let covered = 0
      for (let i = 0; i < size.width * size.height; i++) {
        const x = (i % size.width) - corner.x
        const y = Math.floor(i / size.width) - corner.y
        const inside = x > 0 && y > 0 && x < corner.width - 1 && y < corner.height - 1
        if (inside) covered++
        else {
          expect(shown.data.subarray(i * 4, i * 4 + 4)).toEqual(
            scene.picture.data.subarray(i * 4, i * 4 + 4),
          )
        }
      }
      expect(covered).toBe(12)
    })

    test('promise 2: the source’s pixels, place, name and style are never written to', async () => {
      const scene = await openScene(make)
      const before = await scene.harness.contentOf(scene.layer)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect, 8, 5) })
      expect(await scene.harness.contentOf(scene.layer)).toBe(before)
      expect(await readWhole(scene, { kind: 'source' })).toEqual(scene.picture)
      const source = (await scene.harness.layers()).find((layer) => layer.id === scene.layer)
      expect(source).toMatchObject({ name: 'Bottle', kind: 'source' })
    })

    test('promise 2: existing versions stay as they are', async () => {
      const scene = await openScene(make)
      const first = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const before = await scene.harness.contentOf(first)
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect, 8, 5) })
      await placeOne(scene, { id: 'c', number: 3, content: patchContent(rect, 8, 6) })
      expect(await scene.harness.contentOf(first)).toBe(before)
    })

    test('what the caller does to its pixels afterwards does not reach the document', async () => {
      const scene = await openScene(make)
      const patch = softPatch(rect, 8)
      const expected = composeOnto(scene.picture, patch)
      await placeOne(scene, { id: 'a', content: { kind: 'patch', patch } })
      patch.color.data.fill(0)
      patch.coverage.data.fill(255)
      expect(await readWhole(scene, { kind: 'version', id: 'a' })).toEqual(expected)
    })

    test('a replacing version holds exact words, translucent ones included', async () => {
      const { host } = await openHarness(make)
      if (!host.capabilities.replacing) return
      for (const depth of host.capabilities.depths) {
        const scene = await openScene(make, { picture: translucent(photograph(size, depth)) })
        const wanted = translucent(photograph(size, depth, 8))
        const picture = scene.harness.keeps?.(wanted) ?? wanted
        await placeOne(scene, { id: 'a', content: { kind: 'replacing', picture } })
        expect(await readWhole(scene, { kind: 'version', id: 'a' })).toEqual(picture)
        expect(await readWhole(scene, { kind: 'shown' })).toEqual(picture)
        expect(await readWhole(scene, { kind: 'source' })).toEqual(scene.picture)
        const patch = softPatch({ x: 14, y: 2, width: 8, height: 8 }, depth, 4)
        await placeOne(scene, {
          id: 'b',
          parent: 'a',
          number: 2,
          content: { kind: 'patch', patch },
        })
        expect(await readWhole(scene, { kind: 'shown' })).toEqual(composeOnto(picture, patch))
      }
    })

    test('versions become layers with the names that were asked for, above the source', async () => {
      const scene = await openScene(make)
      const placed = await place(scene, [
        { id: 'a', content: patchContent(rect), name: 'Bottle · v1 · warmer' },
        { id: 'b', content: patchContent(rect), number: 2, name: 'Bottle · v2 · <b>“🙂”' },
      ])
      const layers = await scene.harness.layers()
      expect(placed.versions.map(({ id, name }) => ({ id, name }))).toEqual([
        { id: 'a', name: 'Bottle · v1 · warmer' },
        { id: 'b', name: 'Bottle · v2 · <b>“🙂”' },
      ])
      const versions = layers.filter((layer) => layer.kind === 'version')
      expect(versions.map(({ id, name }) => ({ layer: id, name }))).toEqual(
        placed.versions.map(({ layer, name }) => ({ layer, name })),
      )
      const order = layers.map((layer) => layer.id)
      for (const version of versions) {
        expect(order.indexOf(version.id)).toBeGreaterThan(order.indexOf(scene.layer))
      }
    })

    test('a version stands right above its own source when other layers lie over it', async () => {
      const scene = await openScene(make)
      const over = await scene.harness.addSource({
        picture: photograph({ width: 5, height: 5 }, 8),
        name: 'Sticker',
      })
      const version = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const order = (await scene.harness.layers()).map((layer) => layer.id)
      expect(order).toEqual([scene.layer, version, over])
    })

    test('promise 4: the version that shows becomes the picked layer', async () => {
      const scene = await openScene(make)
      const placed = await place(scene, [
        { id: 'a', content: patchContent(rect) },
        { id: 'b', content: patchContent(rect), number: 2 },
      ])
      const shown = scene.harness.showsInSource ? scene.layer : placed.versions[0]!.layer
      expect(await scene.harness.pickedLayers()).toEqual([shown])
      const picked = await pickedIn(scene.harness)
      expect(picked.source).toBe(scene.layer)
      expect(picked.head).toEqual({ kind: 'version', id: 'a' })
      const layers = await scene.harness.layers()
      expect(layers.find((layer) => layer.id === placed.versions[1]!.layer)?.visible).toBe(false)
    })

    test('promise 4: with nothing to show, neither what shows nor what is picked moves', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const other = await scene.harness.addSource({
        picture: photograph({ width: 5, height: 5 }, 8),
        name: 'Sticker',
      })
      await scene.harness.pickLayer(other)
      const shown = await readWhole(scene, { kind: 'shown' })
      const before = await scene.harness.layers()
      const placed = await place(scene, [{ id: 'b', number: 2, content: patchContent(rect) }], {
        show: null,
      })
      expect(await scene.harness.pickedLayers()).toEqual([other])
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(shown)
      const after = await scene.harness.layers()
      expect(after.find(({ id }) => id === placed.versions[0]!.layer)?.visible).toBe(false)
      expect(after.filter(({ id }) => id !== placed.versions[0]!.layer)).toEqual(before)
    })

    test('promise 4: a version that shows while another layer is picked leaves that one picked', async () => {
      const scene = await openScene(make)
      const other = await scene.harness.addSource({
        picture: photograph({ width: 5, height: 5 }, 8),
        name: 'Sticker',
      })
      await scene.harness.pickLayer(other)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      expect(await scene.harness.pickedLayers()).toEqual([other])
      await scene.harness.pickLayer(scene.layer)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'version', id: 'a' })
    })

    test('promise 4: several candidates are one undo step', async () => {
      const scene = await openScene(make)
      const before = await lookAt(scene.harness)
      await place(scene, [
        { id: 'a', content: patchContent(rect) },
        { id: 'b', content: patchContent(rect), number: 2 },
        { id: 'c', content: patchContent(rect), number: 3 },
      ])
      expect(scene.harness.undo !== undefined).toBe(scene.host.capabilities.undo)
      if (!scene.harness.undo) return
      await scene.harness.undo()
      const after = await lookAt(scene.harness)
      expect({ ...(after as object), picked: null }).toEqual({
        ...(before as object),
        picked: null,
      })
      await scene.harness.pickLayer(scene.layer)
      expect(await pickedIn(scene.harness)).toEqual(scene.picked)
    })
  })
}
