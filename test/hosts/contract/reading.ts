import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { cropPicture, maxWord } from '../../../core/image/picture.ts'
import { coverageAt, createMask } from '../../../core/mask/mask.ts'
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
  readWhole,
  softPatch,
  translucent,
} from './scene.ts'

const size = { width: 24, height: 16 }
const rect = { x: 4, y: 3, width: 9, height: 7 }

/** The four edges, the four corners, and parts that lie half on the patch of a test. */
const borderParts = [
  { x: 0, y: 0, width: 24, height: 1 },
  { x: 0, y: 15, width: 24, height: 1 },
  { x: 0, y: 0, width: 1, height: 16 },
  { x: 23, y: 0, width: 1, height: 16 },
  { x: 0, y: 0, width: 3, height: 3 },
  { x: 21, y: 0, width: 3, height: 3 },
  { x: 0, y: 13, width: 3, height: 3 },
  { x: 21, y: 13, width: 3, height: 3 },
  { x: 9, y: 6, width: 8, height: 6 },
]

export function describeReading(make: MakeHarness): void {
  describe('readPixels', () => {
    test('gives the source’s own words at every depth', async () => {
      const { host } = await openHarness(make)
      for (const depth of host.capabilities.depths) {
        const scene = await openScene(make, { picture: photograph(size, depth) })
        expect(await readWhole(scene, { kind: 'source' })).toEqual(scene.picture)
        expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
      }
    })

    test('keeps translucent words, also colour under alpha 0', async () => {
      const scene = await openScene(make, { picture: translucent(photograph(size, 8)) })
      expect(await readWhole(scene, { kind: 'source' })).toEqual(scene.picture)
    })

    test('reads only the rectangle that was asked for', async () => {
      const { host, layer, picture } = await openScene(make)
      const one = { x: 23, y: 15, width: 1, height: 1 }
      expect(await host.readPixels(layer, { kind: 'source' }, rect)).toEqual(
        cropPicture(picture, rect),
      )
      expect(await host.readPixels(layer, { kind: 'source' }, one)).toEqual(
        cropPicture(picture, one),
      )
    })

    test('reads parts at every border and corner as they are in the whole', async () => {
      const { host } = await openHarness(make)
      for (const depth of host.capabilities.depths) {
        const scene = await openScene(make, { picture: photograph(size, depth) })
        const patch = softPatch({ x: 0, y: 9, width: 12, height: 7 }, depth)
        await placeOne(scene, { id: 'a', content: { kind: 'patch', patch } })
        for (const target of [
          { kind: 'source' },
          { kind: 'version', id: 'a' },
          { kind: 'shown' },
        ] as const) {
          const whole = await readWhole(scene, target)
          for (const part of borderParts) {
            const read = await scene.host.readPixels(scene.layer, target, part)
            expect(read).toEqual(cropPicture(whole, part))
          }
        }
      }
    })

    test('refuses a rectangle that reaches outside the picture', async () => {
      const { host, layer } = await openScene(make)
      for (const outside of [
        { x: -1, y: 0, width: 4, height: 4 },
        { x: 20, y: 0, width: 5, height: 4 },
        { x: 0, y: 16, width: 1, height: 1 },
      ]) {
        await expect(host.readPixels(layer, { kind: 'source' }, outside)).rejects.toThrow(
          RangeError,
        )
      }
    })

    test('gives a version as it would look when shown, while another one shows', async () => {
      const scene = await openScene(make)
      const first = softPatch(rect, 8, 3)
      const second = softPatch({ x: 0, y: 0, width: 12, height: 12 }, 8, 4)
      await placeOne(scene, { id: 'a', content: { kind: 'patch', patch: first } })
      await placeOne(scene, {
        id: 'b',
        parent: 'a',
        number: 2,
        content: { kind: 'patch', patch: second },
      })
      await scene.host.show(scene.layer, null)
      const a = composeOnto(scene.picture, first)
      expect(await readWhole(scene, { kind: 'version', id: 'a' })).toEqual(a)
      expect(await readWhole(scene, { kind: 'version', id: 'b' })).toEqual(composeOnto(a, second))
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(scene.picture)
    })

    test('gives what is visible for a custom mix', async () => {
      const scene = await openScene(make)
      if (scene.harness.showsInSource) return
      const first = softPatch(rect, 8, 3)
      const second = softPatch({ x: 9, y: 6, width: 12, height: 8 }, 8, 4)
      const placed = await place(scene, [
        { id: 'a', content: { kind: 'patch', patch: first } },
        { id: 'b', number: 2, content: { kind: 'patch', patch: second } },
      ])
      for (const { layer } of placed.versions) await scene.harness.setVisible(layer, true)
      expect((await pickedIn(scene.harness)).head).toEqual({ kind: 'mix', ids: ['a', 'b'] })
      const below = composeOnto(scene.picture, first)
      const seen =
        scene.host.capabilities.stacking === 'patches'
          ? composeOnto(below, second)
          : composeOnto(scene.picture, second)
      expect(await readWhole(scene, { kind: 'shown' })).toEqual(seen)
    })

    test('says when the source or the version is gone', async () => {
      const { host, layer } = await openScene(make)
      await expectRefusal(host.readPixels('no-such-layer', { kind: 'source' }, rect), 'not_found')
      await expectRefusal(
        host.readPixels(layer, { kind: 'version', id: 'no-such-version' }, rect),
        'not_found',
      )
    })

    test('changes nothing and hands out copies', async () => {
      const scene = await openScene(make)
      await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const before = await lookAt(scene.harness)
      const read = await readWhole(scene, { kind: 'version', id: 'a' })
      const kept = read.data.slice()
      read.data.fill(0)
      expect((await readWhole(scene, { kind: 'version', id: 'a' })).data).toEqual(kept)
      expect(await lookAt(scene.harness)).toEqual(before)
    })

    test('is cancelled by an aborted signal', async () => {
      const { host, layer } = await openScene(make)
      const signal = abortedSignal()
      await expectRefusal(host.readPixels(layer, { kind: 'source' }, rect, { signal }), 'cancelled')
    })
  })

  describe('readRegion', () => {
    test('is null when there is none', async () => {
      const { host, layer, picked } = await openScene(make)
      expect(picked.offersRegion).toBe(false)
      expect(await host.readRegion(layer)).toBeNull()
    })

    test('gives the tool’s own region in source pixels, softness kept', async () => {
      const scene = await openScene(make)
      if (!scene.harness.setRegion) {
        expect(scene.host.capabilities.regionHint).toBeNull()
        return
      }
      const drawn = createMask(
        { x: 5, y: 2, width: 4, height: 3 },
        Uint8Array.of(0, 60, 120, 255, 0, 60, 120, 255, 2, 61, 121, 254),
      )
      await scene.harness.setRegion(scene.layer, drawn)
      expect((await pickedIn(scene.harness)).offersRegion).toBe(true)
      const read = await scene.host.readRegion(scene.layer)
      for (let y = 0; y < size.height; y++) {
        for (let x = 0; x < size.width; x++) {
          expect(read && coverageAt(read, x, y)).toBe(coverageAt(drawn, x, y))
        }
      }
      await scene.harness.setRegion(scene.layer, null)
      expect(await scene.host.readRegion(scene.layer)).toBeNull()
    })
  })

  describe('readReferences', () => {
    test('gives the further picked pictures by name, and none when only the source is picked', async () => {
      const scene = await openScene(make)
      expect(await scene.host.readReferences(scene.layer)).toEqual([])
      if (!scene.harness.pickAlso) return
      const texture = photograph({ width: 7, height: 5 }, 8, 9)
      const layer = await scene.harness.addSource({ picture: texture, name: 'Oak' })
      await scene.harness.pickLayer(scene.layer)
      await scene.harness.pickAlso(layer)
      expect(await scene.host.readReferences(scene.layer)).toEqual([
        { name: 'Oak', picture: texture },
      ])
    })
  })

  describe('thumbnail', () => {
    test('is an 8-bit picture of the same ratio within the asked edge', async () => {
      const { host } = await openHarness(make)
      for (const depth of host.capabilities.depths) {
        const scene = await openScene(make, { picture: photograph(size, depth) })
        const { width, height, depth: given } = await scene.host.thumbnail(scene.layer, null, 12)
        expect({ width, height, given }).toEqual({ width: 12, height: 8, given: 8 })
      }
    })

    test('is never larger than the picture', async () => {
      const scene = await openScene(make)
      const { width, height } = await scene.host.thumbnail(scene.layer, null, 200)
      expect({ width, height }).toEqual(size)
    })

    test('shows the version that was asked for, also a hidden one', async () => {
      const grey = photograph(size, 8)
      grey.data.fill(maxWord(8))
      const scene = await openScene(make, { picture: grey })
      const patch = softPatch({ x: 0, y: 0, ...size }, 8)
      patch.color.data.forEach((_, pos) => {
        patch.color.data[pos] = pos % 4 === 3 ? 255 : 40
      })
      await placeOne(scene, { id: 'dark', content: { kind: 'patch', patch } })
      await scene.host.show(scene.layer, null)
      const center = (4 * 12 + 6) * 4
      const dark = await scene.host.thumbnail(scene.layer, 'dark', 12)
      const light = await scene.host.thumbnail(scene.layer, null, 12)
      expect(dark.data[center]).toBeLessThan(60)
      expect(light.data[center]).toBeGreaterThan(250)
    })

    test('says when the version is gone', async () => {
      const { host, layer } = await openScene(make)
      await expectRefusal(host.thumbnail(layer, 'no-such-version', 12), 'not_found')
    })
  })

  describe('color', () => {
    test('leaves words alone between sRGB and sRGB', async () => {
      const { host, picture, picked } = await openScene(make)
      if (!host.color) return
      expect(await host.color.toSrgb(picture, picked.color)).toEqual(picture)
      expect(await host.color.fromSrgb(picture, picked.color)).toEqual(picture)
    })
  })
}
