import { expect, test } from 'vitest'
import { cropPicture } from '../../../../core/image/picture.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import { resample } from '../../../../core/image/resample.ts'
import { uniteMasks } from '../../../../core/mask/combine.ts'
import { cropMask } from '../../../../core/mask/crop-mask.ts'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { maskFromShape } from '../../../../core/mask/mask-from-shape.ts'
import type { PartWish } from '../../../../core/mask/parts/part-wish.ts'
import { partArea, proposePart } from '../../../../core/mask/parts/propose-part.ts'
import { finish } from '../../../../core/steps.ts'
import { overlap, twoTextures } from './synthetic-pictures.ts'

const scene = twoTextures(160, 120)
const bounds = rectOf(scene.picture)
const box = maskFromShape(
  {
    kind: 'rectangle',
    x: scene.center.x - 48,
    y: scene.center.y - 48,
    width: 96,
    height: 96,
  },
  bounds,
)
const subject: PartWish = { kind: 'subject', hint: { within: box, inside: null, outside: null } }

function propose(wish: PartWish): Mask {
  const rect = partArea(wish, bounds)
  return finish(proposePart({ wish, bounds, rect, picture: cropPicture(scene.picture, rect) }))
}

test('a subject lies in source pixels and no wider than it is covered', () => {
  const mask = propose(subject)
  expect(overlap(mask, scene.disc, 160)).toBeGreaterThan(0.97)
  expect(mask.rect.width).toBeLessThan(2 * scene.radius + 14)
})

test('the background is what the subject leaves, over the whole picture', () => {
  const inside = propose(subject)
  const outside = propose({ ...subject, inverted: true })
  const both = uniteMasks(inside, outside)
  expect(outside.rect).toEqual(bounds)
  const rest = cropMask(inside, bounds).data.map((value, i) => value + (outside.data[i] as number))
  expect(new Set(rest)).toEqual(new Set([255]))
  expect(both.rect).toEqual(bounds)
})

test('a picture that was read smaller gives a mask in source pixels, only coarser', () => {
  const rect = partArea(subject, bounds)
  const picture = resample(cropPicture(scene.picture, rect), {
    width: Math.round(rect.width / 2),
    height: Math.round(rect.height / 2),
  })
  const mask = finish(proposePart({ wish: subject, bounds, rect, picture }))
  expect(overlap(mask, scene.disc, 160)).toBeGreaterThan(0.9)
})

test('similar colours are those at a point, or those under a painted area', () => {
  const { x, y } = scene.center
  const like = { kind: 'similar', tolerance: 40, contiguous: true } as const
  const atPoint = propose({ ...like, to: { x: Math.floor(x), y: Math.floor(y) } })
  const under = propose({
    ...like,
    tolerance: 25,
    to: fullMask({ x: Math.floor(x) - 10, y: Math.floor(y) - 10, width: 20, height: 20 }),
  })
  expect(overlap(atPoint, scene.disc, 160)).toBeGreaterThan(0.9)
  expect(overlap(under, scene.disc, 160)).toBeGreaterThan(0.9)
})

test('colours around one, and families of colours, find the red disc', () => {
  const color = { red: 0xb8 / 255, green: 0x48 / 255, blue: 0x40 / 255 }
  expect(
    overlap(propose({ kind: 'color', color, tolerance: 26 }), scene.disc, 160),
  ).toBeGreaterThan(0.9)
  expect(overlap(propose({ kind: 'hues', family: 'reds' }), scene.disc, 160)).toBeGreaterThan(0.8)
})

test('tones are taken from the whole picture', () => {
  const mask = propose({ kind: 'tones', range: 'midtones' })
  expect(mask.data.some((value) => value > 0)).toBe(true)
})

test('what is not there is refused', () => {
  const color = { red: 0, green: 0, blue: 1 }
  expect(() => propose({ kind: 'color', color, tolerance: 5 })).toThrow(/Nothing in the picture/)
  expect(() =>
    propose({ kind: 'similar', to: { x: 400, y: 2 }, tolerance: 5, contiguous: true }),
  ).toThrow(/does not lie in the picture/)
})

test('every part is worked out in steps', () => {
  const wishes: readonly PartWish[] = [
    subject,
    { kind: 'tones', range: 'shadows' },
    { kind: 'hues', family: 'greens' },
  ]
  for (const wish of wishes) {
    const rect = partArea(wish, bounds)
    const steps = proposePart({ wish, bounds, rect, picture: cropPicture(scene.picture, rect) })
    expect(steps.next().done).toBe(false)
  }
})
