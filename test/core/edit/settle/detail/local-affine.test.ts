import { expect, test } from 'vitest'
import { cellKinds, detailCells } from '../../../../../core/edit/settle/detail/detail-cells.ts'
import {
  blockSide,
  localAffine,
  modelSize,
} from '../../../../../core/edit/settle/detail/local-affine.ts'
import { rectOf } from '../../../../../core/image/rect.ts'
import { createMask, fullMask } from '../../../../../core/mask/mask.ts'
import { finish } from '../../../../../core/steps.ts'
import { mapped, photograph } from './carried.ts'

const size = { width: 24, height: 20 }
const parent = photograph(size, 16)
const everywhere = fullMask(rectOf(size))
const mix = [
  [0.6, 0.2, 0.05, 12],
  [0.1, 0.7, 0.1, 20],
  [0, 0.15, 0.8, 5],
] as const

/** The parent through one matrix everywhere, and a wave on top that no matrix explains. */
function remixed(wave: number) {
  const result = mapped(parent, (value) => value)
  for (let i = 0; i < size.width * size.height; i++) {
    const [r, g, b] = [0, 1, 2].map((k) => (parent.data[i * 4 + k] as number) / 257)
    mix.forEach((row, k) => {
      const value = row[0] * r! + row[1] * g! + row[2] * b! + row[3] + wave * Math.sin(i * 1.7 + k)
      result.data[i * 4 + k] = Math.round(value * 257)
    })
  }
  return result
}

test('models are the weighted, pulled least squares over the blocks around, as by brute force', () => {
  const candidate = remixed(6)
  const input = { parent, candidate, coverage: everywhere, allowed: everywhere }
  const cells = finish(detailCells(input, 1))
  const models = finish(localAffine(cells, cellKinds.open))
  for (const [blockX, blockY] of [
    [0, 0],
    [2, 1],
    [5, 4],
    [3, 2],
  ] as const) {
    const data = models.data.subarray((blockY * models.width + blockX) * modelSize)
    const weights: number[] = []
    const rows: number[][] = []
    const targets: number[][] = []
    for (let i = 0; i < cells.weight.length; i++) {
      const x = Math.abs(Math.floor((i % size.width) / blockSide) - blockX)
      const y = Math.abs(Math.floor(i / size.width / blockSide) - blockY)
      if (x > 1 || y > 1) continue
      weights.push((x === 0 ? 1 : 0.5) * (y === 0 ? 1 : 0.5))
      rows.push(cells.parent.map((plane) => plane[i]!))
      targets.push(cells.candidate.map((plane) => plane[i]!))
    }
    for (let channel = 0; channel < 3; channel++) {
      const model = [...data.subarray(channel * 4, channel * 4 + 4)]
      const gradient = slope(model, channel, weights, rows, targets)
      for (const value of gradient) expect(Math.abs(value)).toBeLessThan(0.02)
    }
  }
})

/** The gradient of mean squared misses + 16 · |gains − light · identity|², halved: zero only at the solution. */
function slope(
  model: number[],
  channel: number,
  weights: number[],
  rows: number[][],
  targets: number[][],
): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const gradient = [0, 0, 0, 0]
  rows.forEach((row, i) => {
    const given = model[0]! * row[0]! + model[1]! * row[1]! + model[2]! * row[2]! + model[3]!
    const miss = ((given - targets[i]![channel]!) * weights[i]!) / total
    for (let k = 0; k < 3; k++) gradient[k]! += miss * row[k]!
    gradient[3]! += miss
  })
  const light = (lights(targets, weights) + 4) / (lights(rows, weights) + 4)
  for (let k = 0; k < 3; k++) gradient[k]! += 16 * (model[k]! - (k === channel ? light : 0))
  return gradient
}

/** The weighted mean of lightness. */
function lights(colors: number[][], weights: number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = [0.25, 0.6, 0.15]
  return colors.reduce(
    (sum, color, i) =>
      sum + (weights[i]! / total) * color.reduce((all, value, k) => all + value * shares[k]!, 0),
    0,
  )
}

test('cells of another kind don’t count, and where there are none colours stay as they are', () => {
  const left = createMask(
    rectOf(size),
    Uint8Array.from({ length: 24 * 20 }, (_, i) => (i % 24 < 4 ? 255 : 0)),
  )
  const input = { parent, candidate: remixed(0), coverage: left, allowed: left }
  const models = finish(localAffine(finish(detailCells(input, 1)), cellKinds.open))
  const right = [...models.data.subarray(4 * modelSize, 5 * modelSize)]
  expect(right).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0])
  expect(models.data[3]).not.toBe(0)
})

test('gains are bounded, and what is lighter never comes out darker for it', () => {
  for (const [gain, offset] of [
    [8, -700],
    [-1, 255],
  ] as const) {
    const candidate = mapped(parent, (value) => value * gain + offset)
    const input = { parent, candidate, coverage: everywhere, allowed: everywhere }
    const { data } = finish(localAffine(finish(detailCells(input, 1)), cellKinds.open))
    for (let at = 0; at < data.length; at += 4) {
      expect(Math.hypot(data[at]!, data[at + 1]!, data[at + 2]!)).toBeLessThan(3.001)
    }
    for (let at = 0; at < data.length; at += modelSize) {
      const lightness = [0.25, 0.6, 0.15].reduce(
        (sum, share, k) =>
          sum + share * (data[at + k * 4]! + data[at + k * 4 + 1]! + data[at + k * 4 + 2]!),
        0,
      )
      expect(lightness).toBeGreaterThanOrEqual(0)
    }
  }
})
