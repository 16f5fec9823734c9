import { expect, test } from 'vitest'
import { measurePicture } from '../../../../core/batch/set/measure-picture.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import type { Rect } from '../../../../core/image/rect.ts'
import { finish } from '../../../../core/steps.ts'
import { photograph } from '../../../hosts/contract/scene.ts'

type Rgb = readonly [number, number, number]

/** A subject before a plain ground. */
function shot(ground: Rgb, subject: Rect, paint: Rgb, alpha = 255): Picture {
  const picture = createPicture({ width: 100, height: 80 }, 8)
  for (let i = 0; i < 100 * 80; i++) {
    const x = i % 100
    const y = Math.floor(i / 100)
    const isIn =
      x >= subject.x &&
      x < subject.x + subject.width &&
      y >= subject.y &&
      y < subject.y + subject.height
    picture.data.set([...(isIn ? paint : ground), alpha], i * 4)
  }
  return picture
}

const measure = (picture: Picture, region: Rect | null = null) =>
  finish(measurePicture({ small: picture, full: picture, region }))

const box = { x: 30, y: 20, width: 40, height: 40 }
const region = { x: 10, y: 10, width: 80, height: 60 }

test('the background is the colour of the rim, whatever stands in the middle', () => {
  const white = measure(shot([255, 255, 255], box, [200, 30, 30])).background
  expect(white?.[0]).toBeCloseTo(100, 0)
  const cream = measure(shot([250, 240, 220], box, [200, 30, 30])).background
  expect(cream?.[2]).toBeGreaterThan(5)
})

test('the white balance is that of what is nearly grey, clipped white left out', () => {
  const [a, b] = measure(shot([255, 255, 255], box, [140, 128, 112])).grey ?? []
  expect(a).toBeGreaterThan(0)
  expect(b).toBeGreaterThan(5)
  expect(measure(shot([255, 255, 255], box, [200, 30, 30])).grey).toBe(null)
})

test('the scale is that of what differs from the background inside the region', () => {
  const scale = (subject: Rect) =>
    measure(shot([255, 255, 255], subject, [20, 20, 20]), region).scale
  expect(scale(box)).toBeCloseTo(Math.sqrt((40 * 40) / (100 * 80)), 1)
  const larger = scale({ x: 26, y: 16, width: 48, height: 48 }) ?? 0
  expect(larger / (scale(box) ?? 1)).toBeCloseTo(1.2, 1)
  expect(measure(shot([255, 255, 255], box, [20, 20, 20])).scale).toBe(null)
})

test('a subject that fills its region, or is not there, has no scale', () => {
  const fills = { x: 0, y: 0, width: 100, height: 70 }
  expect(measure(shot([255, 255, 255], fills, [20, 20, 20]), region).scale).toBe(null)
  expect(measure(shot([255, 255, 255], box, [254, 255, 255]), region).scale).toBe(null)
})

test('what is blurred is less sharp, and what has no detail has no sharpness', () => {
  const picture = photograph({ width: 96, height: 96 }, 8)
  const blurred = createPicture(picture, 8)
  for (let pos = 0; pos < picture.data.length; pos++) {
    const right = picture.data[pos + 4] ?? picture.data[pos]
    const below = picture.data[pos + 96 * 4] ?? picture.data[pos]
    blurred.data[pos] = ((picture.data[pos] as number) + (right as number) + (below as number)) / 3
  }
  const sharp = measure(picture).sharpness ?? 0
  expect(measure(blurred).sharpness ?? 9).toBeLessThan(0.9 * sharp)
  expect(measure(shot([250, 250, 250], box, [250, 250, 250])).sharpness).toBe(null)
})

test('a transparent rim is no background', () => {
  expect(measure(shot([255, 255, 255], box, [0, 0, 0], 0))).toMatchObject({
    ...{ background: null, grey: null },
  })
})
