import { expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { Patch } from '../../../core/edit/patch.ts'
import { cropPicture, type Picture, toDepth } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { resample } from '../../../core/image/resample.ts'
import { shrinkPicture } from '../../../core/image/shrink.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { plain } from '../../core/image/random-picture.ts'
import { imagesOf, noise } from './image-fixtures.ts'

const large = { width: 90, height: 70 }
const stack = { base: 'base', overlays: ['one', 'two'] }

const patchAt = (x: number, y: number, seed: number): Patch => {
  const rect = { x, y, width: 11, height: 7 }
  return { rect, color: noise(8, rect, seed), coverage: fullMask(rect) }
}

async function withTwoOverlays(base: Picture) {
  const patches = [patchAt(13, 5, 1), patchAt(70, 60, 2)] as const
  const { files, pixels } = imagesOf({ base: encodePng(base) })
  files.one = await pixels.overlayFile(patches[0], 'base')
  files.two = await pixels.overlayFile(patches[1], 'base')
  return { pixels, composed: composeOnto(composeOnto(base, patches[0]), patches[1]) }
}

test('a thumbnail is what shrinking all of what is shown would give', async () => {
  const { pixels, composed } = await withTwoOverlays(noise(8, large, 0))
  // 90 pixels on 10 are shrunk to 23 × 18 by 4, and from there on by the good filter.
  const expected = resample(shrinkPicture(composed, 4), { width: 10, height: 8 })
  expect(await pixels.thumbnail(stack, 10)).toEqual(expected)
  expect(await pixels.thumbnail({ ...stack, overlays: [] }, 10)).toEqual(
    resample(shrinkPicture(noise(8, large, 0), 4), { width: 10, height: 8 }),
  )
})

test('a picture that is small enough is given as it is, at 8 bits', async () => {
  const { pixels, composed } = await withTwoOverlays(noise(8, large, 0))
  expect(await pixels.thumbnail(stack, 90)).toEqual(composed)
  const deep = noise(16, { width: 4, height: 3 }, 0)
  const alone = imagesOf({ base: encodePng(deep) })
  expect(await alone.pixels.thumbnail({ base: 'base', overlays: [] }, 8)).toEqual(toDepth(deep, 8))
})

test('one colour stays that colour, through overlays of it', async () => {
  const gray = plain(large, 8, [90, 120, 7, 255])
  const { files, pixels } = imagesOf({ base: encodePng(gray) })
  const rect = { x: 3, y: 3, width: 50, height: 40 }
  const patch = { rect, color: cropPicture(gray, rect), coverage: fullMask(rect) }
  files.one = await pixels.overlayFile(patch, 'base')
  const thumbnail = await pixels.thumbnail({ base: 'base', overlays: ['one'] }, 9)
  expect(thumbnail).toEqual(plain({ width: 9, height: 7 }, 8, [90, 120, 7, 255]))
  expect(rectOf(thumbnail)).toMatchObject({ width: 9, height: 7 })
})
