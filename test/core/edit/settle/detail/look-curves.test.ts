import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detailCells } from '../../../../../core/edit/settle/detail/detail-cells.ts'
import {
  lookCurves,
  mapCells,
  valueAt,
} from '../../../../../core/edit/settle/detail/look-curves.ts'
import type { Picture } from '../../../../../core/image/picture.ts'
import { rectOf } from '../../../../../core/image/rect.ts'
import { fullMask } from '../../../../../core/mask/mask.ts'
import { finish } from '../../../../../core/steps.ts'
import { mapped, paint, photograph } from './carried.ts'

const size = { width: 64, height: 48 }
const parent = photograph(size, 16)

function cellsOf(candidate: Picture, source = parent) {
  const everywhere = fullMask(rectOf(source))
  const input = { parent: source, candidate, coverage: everywhere, allowed: everywhere }
  return finish(detailCells(input, 1))
}

test('a look is found as a curve a channel, which carries the parent there', () => {
  const look = (value: number, channel: number) =>
    255 * (value / 255) ** ([0.6, 1, 1.7][channel] as number)
  const cells = cellsOf(mapped(parent, look))
  const curves = finish(lookCurves(cells))
  expect(curves).not.toBeNull()
  finish(mapCells(cells, curves!))
  for (let channel = 0; channel < 3; channel++) {
    cells.parent[channel]!.forEach((value, i) => {
      expect(Math.abs(value - cells.candidate[channel]![i]!)).toBeLessThan(1.5)
    })
  }
})

test('a part that does not follow the look does not bend it', () => {
  const dark = mapped(parent, (value) => value * 0.6)
  const cells = cellsOf(
    paint(size, 16, (x, y) => {
      const pos = (y * size.width + x) * 4
      const [r, g, b] = [0, 1, 2].map((k) => (dark.data[pos + k] as number) / 257)
      return x < 12 ? [230, 20, 200] : [r!, g!, b!]
    }),
  )
  const curves = finish(lookCurves(cells))
  for (const level of [90, 120, 150]) {
    expect(Math.abs(valueAt(curves![0], level) - level * 0.6)).toBeLessThan(1.5)
  }
})

test('no curves are given where nothing changed, or where the change is no look', () => {
  expect(finish(lookCurves(cellsOf(parent)))).toBeNull()
  const halfDark = paint(size, 16, (x, y) => {
    const pos = (y * size.width + x) * 4
    const share = x / size.width
    const [r, g, b] = [0, 1, 2].map((k) => ((parent.data[pos + k] as number) / 257) * share)
    return [r!, g!, b!]
  })
  expect(finish(lookCurves(cellsOf(halfDark)))).toBeNull()
})

test('curves never fall, whatever the candidate', () => {
  const color = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(
    fc.property(fc.array(color, { minLength: 4, maxLength: 9 }), (colors) => {
      const steps = paint(size, 16, (x) => {
        const level = 28 * Math.floor(x / 8)
        return [level, level, level]
      })
      const candidate = paint(size, 16, (x) => colors[Math.floor(x / 8) % colors.length]!)
      const curves = finish(lookCurves(cellsOf(candidate, steps)))
      for (const curve of curves ?? []) {
        for (let level = 1; level <= 255; level++) {
          expect(valueAt(curve, level)).toBeGreaterThanOrEqual(valueAt(curve, level - 1))
        }
      }
    }),
    { numRuns: 40 },
  )
})
