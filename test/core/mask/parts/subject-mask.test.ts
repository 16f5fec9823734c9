import { expect, test } from 'vitest'
import { sideFor } from '../../../../core/image/color/lab-planes.ts'
import { cropPicture, type Picture } from '../../../../core/image/picture.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { maskFromShape } from '../../../../core/mask/mask-from-shape.ts'
import { type SubjectHint, subjectArea } from '../../../../core/mask/parts/subject-hint.ts'
import { mostCells, subjectMask } from '../../../../core/mask/parts/subject-mask.ts'
import { finish } from '../../../../core/steps.ts'
import { overlap, type TwoTextures, twoTextures } from './synthetic-pictures.ts'

const nothing: SubjectHint = { within: null, inside: null, outside: null }

function propose(picture: Picture, hint: SubjectHint): Mask {
  const rect = subjectArea(hint, rectOf(picture))
  if (!rect) throw new Error('The hint shows nothing.')
  return finish(subjectMask(cropPicture(picture, rect), rect, hint))
}

/** A box that is a quarter wider than the disc on every side. */
function boxAround({ center, radius, picture }: TwoTextures): SubjectHint {
  const box = {
    kind: 'rectangle',
    x: center.x - radius * 1.25,
    y: center.y - radius * 1.25,
    width: radius * 2.5,
    height: radius * 2.5,
  } as const
  return { ...nothing, within: maskFromShape(box, rectOf(picture)) }
}

function strokeFrom(
  { picture }: TwoTextures,
  points: readonly { x: number; y: number }[],
  radius = 4,
): Mask {
  return maskFromShape({ kind: 'stroke', points, radius }, rectOf(picture))
}

test('a box around a disc of another texture finds the disc', () => {
  const scene = twoTextures(240, 180)
  const mask = propose(scene.picture, boxAround(scene))
  expect(overlap(mask, scene.disc, 240)).toBeGreaterThan(0.97)
})

test('a stroke on the disc finds it without a box', () => {
  const scene = twoTextures(240, 180)
  const { center, radius } = scene
  const inside = strokeFrom(scene, [
    { x: center.x - radius / 2, y: center.y },
    { x: center.x + radius / 2, y: center.y + 9 },
  ])
  const mask = propose(scene.picture, { ...nothing, inside })
  expect(overlap(mask, scene.disc, 240)).toBeGreaterThan(0.97)
})

test('a picture of more pixels than cells is cut coarser, and its mask is as fine as the picture', () => {
  const scene = twoTextures(640, 480)
  expect(sideFor(scene.picture, mostCells)).toBe(2)
  const mask = propose(scene.picture, {
    ...nothing,
    inside: strokeFrom(scene, [scene.center, { x: scene.center.x + 60, y: scene.center.y }], 9),
  })
  expect(overlap(mask, scene.disc, 640)).toBeGreaterThan(0.985)
})

test('no picture is cut on more cells than the bound', () => {
  for (const [width, height] of [
    [6000, 4000],
    [30000, 10],
    [1, 1],
    [387, 388],
  ] as const) {
    const side = sideFor({ width, height }, mostCells)
    expect(Math.ceil(width / side) * Math.ceil(height / side)).toBeLessThanOrEqual(mostCells)
  }
})

test('16 bits give the same mask as 8', () => {
  const hint = boxAround(twoTextures(120, 90))
  const [eight, sixteen] = [8, 16].map((depth) =>
    propose(twoTextures(120, 90, depth as 8 | 16).picture, hint),
  ) as [Mask, Mask]
  expect(sixteen).toEqual(eight)
})

test('the same picture and hint give the same mask again', () => {
  const scene = twoTextures(120, 90)
  expect(propose(scene.picture, boxAround(scene))).toEqual(propose(scene.picture, boxAround(scene)))
})

test('strokes decide what they lie on, whatever its colour', () => {
  const scene = twoTextures(240, 180)
  const hole = strokeFrom(scene, [{ x: scene.center.x + 10, y: scene.center.y }], 12)
  const mask = propose(scene.picture, { ...boxAround(scene), outside: hole })
  const { rect, data } = mask
  const at = (x: number, y: number) =>
    data[(Math.floor(y) - rect.y) * rect.width + Math.floor(x) - rect.x]
  expect(at(scene.center.x + 10, scene.center.y)).toBe(0)
  expect(at(scene.center.x - 35, scene.center.y)).toBe(255)
})

test('nothing beyond a box is ever proposed', () => {
  const scene = twoTextures(240, 180)
  const { center } = scene
  const box = { x: Math.floor(center.x), y: Math.floor(center.y), width: 40, height: 40 }
  const inside = strokeFrom(scene, [{ x: center.x + 18, y: center.y + 18 }])
  const mask = propose(scene.picture, { ...nothing, within: fullMask(box), inside })
  for (let y = 0; y < mask.rect.height; y++) {
    for (let x = 0; x < mask.rect.width; x++) {
      const [column, row] = [mask.rect.x + x - box.x, mask.rect.y + y - box.y]
      const isInBox = column >= 0 && row >= 0 && column < 40 && row < 40
      if (!isInBox) expect(mask.data[y * mask.rect.width + x]).toBe(0)
    }
  }
})

test('a stroke is covered as it was painted, also where no edge tells it from the ground', () => {
  const scene = twoTextures(240, 180)
  const inside = strokeFrom(scene, [scene.center, { x: 20, y: 20 }], 6)
  const { rect, data } = propose(scene.picture, { ...boxAround(scene), inside })
  inside.data.forEach((value, at) => {
    const x = inside.rect.x + (at % inside.rect.width) - rect.x
    const y = inside.rect.y + Math.floor(at / inside.rect.width) - rect.y
    expect(data[y * rect.width + x]).toBeGreaterThanOrEqual(value)
  })
})

test('black on nothing is told from the black that transparent pixels store', () => {
  const scene = twoTextures(120, 90)
  scene.disc.forEach((label, at) => {
    scene.picture.data.set([0, 0, 0, 255 * label], at * 4)
  })
  const mask = propose(scene.picture, boxAround(scene))
  expect(overlap(mask, scene.disc, 120)).toBe(1)
  expect(new Set(mask.data)).toEqual(new Set([0, 255]))
})

test('transparent pixels are no examples of a ground that is seen elsewhere', () => {
  const scene = twoTextures(120, 90)
  scene.disc.forEach((label, at) => {
    const ground = at % 120 < 60 ? [0, 0, 0, 0] : [40, 160, 60, 255]
    scene.picture.data.set(label ? [0, 0, 0, 255] : ground, at * 4)
  })
  const mask = propose(scene.picture, boxAround(scene))
  expect(overlap(mask, scene.disc, 120)).toBeGreaterThan(0.97)
})

test('what is fully transparent is never the subject', () => {
  const scene = twoTextures(120, 90)
  const { data } = scene.picture
  for (let pos = 3; pos < data.length; pos += 4) if (pos % 480 < 240) data[pos] = 0
  const mask = propose(scene.picture, boxAround(scene))
  mask.data.forEach((value, at) => {
    if (mask.rect.x + (at % mask.rect.width) < 60) expect(value).toBe(0)
  })
})

test('a box without any background is refused', () => {
  const { picture } = twoTextures(60, 40)
  expect(() => propose(picture, { ...nothing, within: fullMask(rectOf(picture)) })).toThrow(
    /no background/,
  )
})

test('a box in the middle of one texture holds no subject', () => {
  const scene = twoTextures(240, 180)
  const { x, y } = scene.center
  const within = fullMask({ x: Math.floor(x), y: Math.floor(y), width: 20, height: 20 })
  expect(() => propose(scene.picture, { ...nothing, within })).toThrow(/No subject/)
})

test('a box beside the picture shows nothing', () => {
  const within = fullMask({ x: 500, y: 0, width: 5, height: 5 })
  expect(subjectArea({ ...nothing, within }, { x: 0, y: 0, width: 60, height: 40 })).toBeNull()
  expect(subjectArea(nothing, { x: 0, y: 0, width: 60, height: 40 })).toBeNull()
})

test('pictures of a single pixel are refused, not crashed on', () => {
  const picture = cropPicture(twoTextures(8, 8).picture, { x: 0, y: 0, width: 1, height: 1 })
  const hint = { ...nothing, inside: fullMask({ x: 0, y: 0, width: 1, height: 1 }) }
  expect(() => propose(picture, hint)).toThrow(/no background/)
})
