import { expect, test } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import { type Affine, resampleTurnedInSteps } from '../../../core/image/turned-resample.ts'
import { finish } from '../../../core/steps.ts'
import { plain } from './random-picture.ts'

/** A smooth picture whose red is known at every place. */
function waves(width: number, height: number): Picture {
  const picture = createPicture({ width, height }, 16)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const red = waveAt(x + 0.5, y + 0.5)
      picture.data.set([red, red, red, 65535], (y * width + x) * 4)
    }
  }
  return picture
}

function waveAt(x: number, y: number): number {
  return Math.round(33000 + 12000 * Math.sin(x / 9) * Math.cos(y / 11))
}

const unturned: Affine = { a: 1.25, b: 0, c: 3, d: 0, e: 1.5, f: 2 }

test('without a turn it gives what the plain resampling of that window gives', () => {
  const picture = waves(80, 60)
  const turned = finish(resampleTurnedInSteps(picture, { width: 40, height: 30 }, unturned))
  const window = { across: { from: 3, length: 50 }, down: { from: 2, length: 45 } }
  const straight = resample(picture, { width: 40, height: 30 }, window)
  for (let pos = 0; pos < straight.data.length; pos++) {
    expect(Math.abs((turned.data[pos] as number) - (straight.data[pos] as number))).toBeLessThan(
      200,
    )
  }
})

for (const angle of [0.02, -0.03]) {
  test(`every place shows what lies there when turned by ${angle}`, () => {
    const picture = waves(120, 90)
    const affine: Affine = { a: 0.9, b: -angle, c: 5, d: angle, e: 0.95, f: 3 }
    const { data, width } = finish(
      resampleTurnedInSteps(picture, { width: 110, height: 80 }, affine),
    )
    let worst = 0
    for (let y = 5; y < 75; y++) {
      for (let x = 5; x < 105; x++) {
        const { a, b, c, d, e, f } = affine
        const u = a * (x + 0.5) + b * (y + 0.5) + c
        const v = d * (x + 0.5) + e * (y + 0.5) + f
        const off = (data[(y * width + x) * 4] as number) - waveAt(u, v)
        worst = Math.max(worst, Math.abs(off))
      }
    }
    expect(worst).toBeLessThan(150)
  })
}

test('a picture of one colour keeps exactly that colour and alpha', () => {
  const affine: Affine = { a: 0.8, b: 0.01, c: -4, d: -0.01, e: 1.3, f: -2 }
  for (const rgba of [
    [10, 200, 30, 255],
    [10, 200, 30, 77],
  ] as [number, number, number, number][]) {
    const result = finish(
      resampleTurnedInSteps(
        plain({ width: 30, height: 20 }, 8, rgba),
        { width: 40, height: 18 },
        affine,
      ),
    )
    expect(result).toEqual(plain({ width: 40, height: 18 }, 8, rgba))
  }
})

test('a hard edge leaves no ghosts when it is enlarged', () => {
  const edge = createPicture({ width: 20, height: 20 }, 8)
  for (let i = 0; i < 400; i++)
    edge.data.set(i % 20 < 10 ? [0, 0, 0, 255] : [255, 255, 255, 255], i * 4)
  const affine: Affine = { a: 0.25, b: 0, c: 0, d: 0.001, e: 0.25, f: 0 }
  const { data } = finish(resampleTurnedInSteps(edge, { width: 80, height: 80 }, affine))
  const reds = Array.from(data.slice(40 * 320, 41 * 320).filter((_, pos) => pos % 4 === 0))
  expect(reds.slice(0, 30)).toEqual(new Array(30).fill(0))
  expect(reds.slice(-30)).toEqual(new Array(30).fill(255))
})

test('scales that are not above 0 are refused', () => {
  const affine: Affine = { a: 0, b: 0, c: 0, d: 0, e: 1, f: 0 }
  expect(() => finish(resampleTurnedInSteps(waves(4, 4), { width: 4, height: 4 }, affine))).toThrow(
    new RangeError('Expected scales above 0 but received 0 and 1'),
  )
})

test.each([
  ['above', -40],
  ['below', 200],
])('rows that lie wholly %s the picture show its border', (_, f) => {
  const picture = plain({ width: 20, height: 16 }, 8, [10, 20, 30, 255])
  const affine: Affine = { a: 1, b: 0.02, c: 0, d: -0.02, e: 1, f }
  const turned = finish(resampleTurnedInSteps(picture, { width: 20, height: 16 }, affine))
  expect(turned.data).toEqual(picture.data)
})
