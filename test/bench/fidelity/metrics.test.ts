import { expect, test } from 'vitest'
import { backgroundScores } from '../../../bench/fidelity/metrics/background.ts'
import { bandError, bandOf } from '../../../bench/fidelity/metrics/band.ts'
import { psnr } from '../../../bench/fidelity/metrics/score.ts'
import { seamExcess } from '../../../bench/fidelity/metrics/seam.ts'
import { sharpnessRatio } from '../../../bench/fidelity/metrics/sharpness.ts'
import { countAllocations } from '../../../bench/speed/count-allocations.ts'
import { type LabPlanes, labPlanes } from '../../../core/image/color/lab-planes.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { createMask, fullMask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'

const size = { width: 96, height: 72 }
const everywhere = new Uint8Array(size.width * size.height).fill(255)

function drawn(valueAt: (x: number, y: number) => number): Picture {
  const picture = createPicture(size, 8)
  for (let i = 0; i < size.width * size.height; i++) {
    const value = valueAt(i % size.width, Math.floor(i / size.width))
    picture.data.set([value, value, value, 255], i * 4)
  }
  return picture
}

const stripes = (x: number, y: number) => 120 + ((x * 7 + y * 3) % 40)

function lab(picture: Picture): LabPlanes {
  return finish(labPlanes(picture))
}

/** The right half may change. */
function rightHalf(): Uint8Array {
  return everywhere.map((_, i) => (i % size.width >= 48 ? 255 : 0))
}

test('PSNR follows its definition, and equal pictures stop at 99 dB', () => {
  const picture = drawn(stripes)
  const lighter = drawn((x, y) => stripes(x, y) + 5)
  expect(psnr(picture, lighter, everywhere)).toBeCloseTo(10 * Math.log10((255 * 255) / 25), 9)
  expect(psnr(picture, picture, everywhere)).toBe(99)
  expect(psnr(picture, lighter, new Uint8Array(everywhere.length))).toBeNull()
})

test('a step along the line of coverage is a seam, the same error on both sides is none', () => {
  const ideal = lab(drawn(stripes))
  const mask = createMask({ x: 0, y: 0, ...size }, rightHalf())
  const stepped = lab(drawn((x, y) => stripes(x, y) + (x >= 48 ? 6 : 0)))
  const lighter = lab(drawn((x, y) => stripes(x, y) + 6))
  expect(seamExcess(stepped, ideal, mask)).toBeGreaterThan(1.5)
  expect(seamExcess(lighter, ideal, mask)).toBeLessThan(0.1)
  expect(seamExcess(ideal, ideal, mask)).toBe(0)
  const grainy = lab(drawn((x, y) => stripes(x, y) + (x >= 48 ? (y % 2 === 0 ? 6 : -6) : 0)))
  expect(seamExcess(grainy, ideal, mask)).toBeLessThan(0.3)
  expect(seamExcess(stepped, ideal, fullMask({ x: 0, y: 0, ...size }))).toBeNull()
})

test('the band lies inside the contour only, and holds its error', () => {
  const band = bandOf(rightHalf(), size)
  expect(Math.min(...band.map((i) => i % size.width))).toBe(48)
  expect(Math.max(...band.map((i) => i % size.width))).toBe(71)
  const ideal = lab(drawn(() => 120))
  const lighter = lab(drawn((x) => (x >= 72 ? 200 : 120)))
  expect(bandError(lighter, ideal, band).mean).toBe(0)
})

test('softer is below one, sharper above', () => {
  const ideal = lab(drawn(stripes))
  const soft = lab(drawn((x, y) => (stripes(x, y) + stripes(x + 1, y)) / 2))
  const sharp = lab(drawn((x, y) => 140 + 1.5 * (stripes(x, y) - 140)))
  expect(sharpnessRatio(soft, ideal, everywhere)).toBeLessThan(0.9)
  expect(sharpnessRatio(sharp, ideal, everywhere)).toBeGreaterThan(1.2)
  expect(sharpnessRatio(ideal, ideal, everywhere)).toBe(1)
})

test('PIE-Bench counts the black inside as equal, the other convention does not', () => {
  const parent = drawn(stripes)
  const changed = drawn((x, y) => stripes(x, y) + 5)
  const { pie, kept } = backgroundScores(changed, parent, rightHalf())
  expect(kept.mse).toBeCloseTo((5 / 255) ** 2, 6)
  expect(pie.mse).toBeCloseTo(kept.mse / 2, 6)
  expect(pie.psnr - kept.psnr).toBeCloseTo(10 * Math.log10(2), 4)
  expect(pie.ssim).toBeGreaterThan(kept.ssim)
  const inside = drawn((x, y) => (x >= 48 ? 0 : stripes(x, y)))
  expect(backgroundScores(inside, parent, rightHalf()).pie).toEqual({ psnr: 99, ssim: 1, mse: 0 })
})

test('every array is counted, copies too, and views are not', () => {
  const source = new Uint8Array(100)
  const { bytes, largest } = countAllocations(() => {
    new Float32Array(50)
    Uint16Array.from([1, 2, 3])
    source.slice(0, 40)
    source.subarray(0, 40)
    new Uint8Array(source.buffer, 0, 10)
  })
  expect(bytes).toBe(200 + 6 + 40)
  expect(largest).toBe(200)
  expect(new Uint8Array(3).slice()).toHaveLength(3)
})
