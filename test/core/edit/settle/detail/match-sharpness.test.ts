import { expect, test } from 'vitest'
import { detailCells } from '../../../../../core/edit/settle/detail/detail-cells.ts'
import { matchSharpness } from '../../../../../core/edit/settle/detail/match-sharpness.ts'
import type { Picture } from '../../../../../core/image/picture.ts'
import { rectOf } from '../../../../../core/image/rect.ts'
import { fullMask } from '../../../../../core/mask/mask.ts'
import { finish } from '../../../../../core/steps.ts'
import { mapped, paint, photograph } from './carried.ts'

const size = { width: 120, height: 90 }
const parent = photograph(size, 16)

/** Filters each colour with [share, 1 − 2 share, share] across and down, in encoded values. */
function soften(picture: Picture, share: number): Picture {
  const { width, height, data } = picture
  const at = (x: number, y: number, channel: number) => {
    const column = Math.min(width - 1, Math.max(0, x))
    const row = Math.min(height - 1, Math.max(0, y))
    return (data[(row * width + column) * 4 + channel] as number) / 257
  }
  const kernel = [share, 1 - 2 * share, share]
  const color = (x: number, y: number, channel: number) => {
    let sum = 0
    for (let j = -1; j <= 1; j++) {
      for (let i = -1; i <= 1; i++) {
        sum += kernel[i + 1]! * kernel[j + 1]! * at(x + i, y + j, channel)
      }
    }
    return sum
  }
  return paint(picture, 16, (x, y) => [color(x, y, 0), color(x, y, 1), color(x, y, 2)])
}

function cellsOf(candidate: Picture) {
  const everywhere = fullMask(rectOf(size))
  return finish(detailCells({ parent, candidate, coverage: everywhere, allowed: everywhere }, 1))
}

test('the parent becomes as soft as the candidate, whatever its light', () => {
  const soft = soften(parent, 0.12)
  for (const candidate of [soft, mapped(soft, (value) => value * 0.6 + 30)]) {
    const cells = cellsOf(candidate)
    expect(finish(matchSharpness(cells))).toBeCloseTo(0.12, 5)
    const expected = cellsOf(soft).candidate[1]
    cells.parent[1].forEach((value, i) => {
      expect(Math.abs(value - expected[i]!)).toBeLessThan(0.02)
    })
  }
})

test('an equally sharp candidate leaves the parent as it is, and so does one without structure', () => {
  const before = cellsOf(parent).parent[1]
  for (const candidate of [parent, mapped(parent, () => 90)]) {
    const cells = cellsOf(candidate)
    expect(finish(matchSharpness(cells))).toBe(0)
    expect(cells.parent[1]).toEqual(before)
  }
})

test('softening keeps the mean of an area', () => {
  const cells = cellsOf(soften(parent, 0.2))
  const mean = (plane: Float32Array) => plane.reduce((sum, value) => sum + value, 0) / plane.length
  const before = mean(cells.parent[0])
  finish(matchSharpness(cells))
  expect(mean(cells.parent[0])).toBeCloseTo(before, 0)
})
