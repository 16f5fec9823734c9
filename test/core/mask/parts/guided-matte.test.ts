import { expect, test } from 'vitest'
import { labPlanes } from '../../../../core/image/color/lab-planes.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { fromLinear, toLinear } from '../../../../core/image/srgb.ts'
import { learnMatte } from '../../../../core/mask/parts/guided-matte.ts'
import { paintMatte } from '../../../../core/mask/parts/paint-matte.ts'
import { finish } from '../../../../core/steps.ts'
import { twoTextures } from './synthetic-pictures.ts'

/** Dark on the left, light on the right, mixed in light over a ramp of some pixels around the middle. */
function ramp(width: number, height: number, over: number): { picture: Picture; alpha: number[] } {
  const picture = createPicture({ width, height }, 8)
  const alpha: number[] = []
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const part = Math.min(1, Math.max(0, (x + 0.5 - width / 2) / over + 0.5))
      alpha.push(part)
      const mix = (dark: number, light: number) =>
        255 * fromLinear(toLinear(dark / 255) * (1 - part) + toLinear(light / 255) * part)
      const pixel = [mix(30, 235), mix(40, 220), mix(60, 190), 255].map(Math.round)
      picture.data.set(pixel, (y * width + x) * 4)
    }
  }
  return { picture, alpha }
}

function matteOf(picture: Picture, side: number, labelAt: (x: number) => number): Uint8Array {
  const planes = finish(labPlanes(picture, side))
  const labels = Uint8Array.from(planes.l, (_, i) => labelAt(((i % planes.width) + 0.5) * side))
  return finish(paintMatte(picture, finish(learnMatte(planes, labels)), side))
}

test.each([0, 1])('a label of %i everywhere gives exactly that coverage everywhere', (label) => {
  for (const side of [1, 3]) {
    const coverage = matteOf(twoTextures(64, 48).picture, side, () => label)
    expect(new Set(coverage)).toEqual(new Set([255 * label]))
  }
})

test('the models of a constant label have no slope and that offset, textured as the guide may be', () => {
  const planes = finish(labPlanes(twoTextures(40, 30).picture))
  const matte = finish(learnMatte(planes, new Uint8Array(1200).fill(1)))
  for (const plane of [matte.l, matte.a, matte.b]) {
    expect(Math.max(...plane.data.map(Math.abs))).toBeLessThan(1e-5)
  }
  expect(Math.max(...matte.offset.data.map((value) => Math.abs(value - 1)))).toBeLessThan(1e-3)
})

test.each([1, 4])(
  'without any colour to go by, coverage is even about the cut (cells of %i)',
  (side) => {
    const size = { width: 64, height: 64 }
    const picture = createPicture(size, 8, new Uint8Array(64 * 64 * 4).fill(120))
    const planes = finish(labPlanes(picture, side))
    for (const along of ['across', 'down'] as const) {
      const labels = Uint8Array.from(planes.l, (_, i) => {
        const cell = along === 'across' ? i % planes.width : Math.floor(i / planes.width)
        return cell >= planes.width / 2 ? 1 : 0
      })
      const coverage = finish(paintMatte(picture, finish(learnMatte(planes, labels)), side))
      const at = (i: number) => coverage[along === 'across' ? 32 * 64 + i : i * 64 + 32] as number
      for (let i = 0; i < 32; i++) expect(Math.abs(at(i) + at(63 - i) - 255)).toBeLessThan(8)
      expect(at(31)).toBeGreaterThan(60)
      expect(at(31)).toBeLessThan(128)
    }
  },
)

test('a hard edge comes out at its pixel although it was cut in coarse cells', () => {
  const { picture, alpha } = ramp(62, 30, 0.01)
  const coverage = matteOf(picture, 4, (x) => (x > 32 ? 1 : 0))
  for (let x = 0; x < 62; x++) {
    expect(Math.abs((coverage[15 * 62 + x] as number) / 255 - (alpha[x] as number))).toBeLessThan(
      0.1,
    )
  }
})

test('a soft edge comes out soft', () => {
  const { picture } = ramp(64, 30, 8)
  const row = [...matteOf(picture, 1, (x) => (x > 32 ? 1 : 0)).subarray(15 * 64, 16 * 64)]
  const between = row.filter((value) => value > 20 && value < 235)
  expect(between.length).toBeGreaterThanOrEqual(3)
  expect(row).toEqual([...row].sort((a, b) => a - b))
})
