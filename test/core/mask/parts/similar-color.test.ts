import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labOf } from '../../../../core/image/color/lab.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { flood } from '../../../../core/mask/parts/flood.ts'
import { similarColor } from '../../../../core/mask/parts/similar-color.ts'
import { finish } from '../../../../core/steps.ts'

/** A picture of greys, drawn: each digit times 28. */
function drawn(rows: readonly string[]): Picture {
  const width = rows[0]?.length ?? 0
  const words = rows.flatMap((row) =>
    [...row].flatMap((digit) => [Number(digit) * 28, Number(digit) * 28, Number(digit) * 28, 255]),
  )
  return createPicture({ width, height: rows.length }, 8, Uint8Array.from(words))
}

const white = labOf((9 * 28) / 255, (9 * 28) / 255, (9 * 28) / 255)

function rowsOf(coverage: Uint8Array, width: number): number[][] {
  return Array.from({ length: coverage.length / width }, (_, y) => [
    ...coverage.subarray(y * width, (y + 1) * width),
  ])
}

test('everywhere takes all that is alike, contiguous only what hangs together', () => {
  const picture = drawn(['9909', '0009', '9909'])
  const likeness = { colors: [white], tolerance: 8 }
  const everywhere = finish(similarColor(picture, { ...likeness, from: null }))
  const contiguous = finish(similarColor(picture, { ...likeness, from: [0] }))
  expect(rowsOf(everywhere, 4)).toEqual([
    [255, 255, 0, 255],
    [0, 0, 0, 255],
    [255, 255, 0, 255],
  ])
  expect(rowsOf(contiguous, 4)).toEqual([
    [255, 255, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ])
})

test('a mixed pixel at the border is in by its share, once', () => {
  const [row] = rowsOf(
    finish(similarColor(drawn(['99400', '99400']), { colors: [white], tolerance: 4, from: [0] })),
    5,
  )
  expect(row?.slice(0, 2)).toEqual([255, 255])
  expect(row?.[2]).toBeGreaterThan(60)
  expect(row?.[2]).toBeLessThan(190)
  expect(row?.slice(3)).toEqual([0, 0])
})

test('a mixed pixel that lies apart is out', () => {
  const likeness = { colors: [white], tolerance: 4, from: null }
  expect([...finish(similarColor(drawn(['99040']), likeness))]).toEqual([255, 255, 0, 0, 0])
})

test('what is transparent is like nothing', () => {
  const picture = drawn(['99'])
  picture.data[7] = 0
  const coverage = finish(similarColor(picture, { colors: [white], tolerance: 50, from: null }))
  expect([...coverage]).toEqual([255, 0])
})

test('the nearest of several colours counts', () => {
  const coverage = finish(
    similarColor(drawn(['950']), { colors: [white, labOf(0, 0, 0)], tolerance: 3, from: null }),
  )
  expect(coverage[0]).toBe(255)
  expect(coverage[2]).toBe(255)
})

test('flooding reaches exactly what can be walked to', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }).chain((width) =>
        fc.record({
          width: fc.constant(width),
          cells: fc
            .array(
              fc.array(fc.integer({ min: 0, max: 1 }), { minLength: width, maxLength: width }),
              {
                minLength: 1,
                maxLength: 9,
              },
            )
            .map((rows) => rows.flat()),
        }),
      ),
      fc.nat(),
      ({ width, cells }, place) => {
        const first = place % cells.length
        const flooded = Uint8Array.from(cells)
        finish(flood(flooded, { width, height: cells.length / width }, first))
        const reached = new Set<number>()
        const walk = (at: number): void => {
          if (cells[at] !== 1 || reached.has(at)) return
          reached.add(at)
          if (at % width > 0) walk(at - 1)
          if (at % width < width - 1) walk(at + 1)
          walk(at - width)
          walk(at + width)
        }
        walk(first)
        flooded.forEach((value, at) => {
          expect(value).toBe(reached.has(at) ? 2 : cells[at])
        })
      },
    ),
  )
})
