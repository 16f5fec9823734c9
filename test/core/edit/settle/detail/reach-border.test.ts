import { expect, test } from 'vitest'
import { marginNote } from '../../../../../core/edit/settle/bring-to-size.ts'
import { carryDetail } from '../../../../../core/edit/settle/carry-detail.ts'
import type { SettleState } from '../../../../../core/edit/settle/settle.ts'
import type { Depth, Picture } from '../../../../../core/image/picture.ts'
import { rectOf } from '../../../../../core/image/rect.ts'
import { createMask, fullMask, type Mask } from '../../../../../core/mask/mask.ts'
import { contextFor, look, runStage, stateOf } from '../color-match/stage-run.ts'
import { mapped, meanDifference, paint, photograph } from './carried.ts'

const size = { width: 200, height: 150 }
const [left, top] = [31, 7]

function isStrip(x: number, y: number): boolean {
  return x < left || y < top
}

const shown = createMask(
  { x: 0, y: 0, ...size },
  Uint8Array.from({ length: size.width * size.height }, (_, i) =>
    isStrip(i % size.width, Math.floor(i / size.width)) ? 0 : 255,
  ),
)

function warm(picture: Picture): Picture {
  const gains = [1.15, 1.02, 0.8]
  return mapped(picture, (value, channel) => value * gains[channel]!)
}

/** What is left of a picture in an answer that does not show the strip: its border, drawn out. */
function drawnOut(picture: Picture): Picture {
  const full = picture.depth === 8 ? 1 : 257
  return paint(picture, picture.depth, (x, y) => {
    const pos = (Math.max(y, top) * picture.width + Math.max(x, left)) * 4
    return [0, 1, 2].map((k) => picture.data[pos + k]! / full) as never
  })
}

function carry(
  candidate: Picture,
  parent: Picture,
  coverage: Mask,
  region: Mask | null = null,
): SettleState {
  const context = contextFor(parent, region, look)
  const state = stateOf(candidate, context, { coverage, notes: [marginNote] })
  return runStage(carryDetail, state, context)
}

test.each<Depth>([8, 16])(
  'a look goes on over the strip that an answer of %i bits does not show',
  (depth) => {
    const parent = photograph(size, depth)
    const ideal = warm(parent)
    const { picture, coverage, notes } = carry(drawnOut(ideal), parent, shown)
    expect(meanDifference(drawnOut(ideal), ideal, isStrip)).toBeGreaterThan(6)
    expect(meanDifference(picture, ideal, isStrip)).toBeLessThan(1)
    expect(coverage.data.every((value) => value === 255)).toBe(true)
    expect(notes).toEqual([expect.stringContaining('its light and colours go on')])
  },
)

test('a light of one side of the picture goes on there', () => {
  const parent = photograph(size)
  const ideal = paint(size, 8, (x, y) => {
    const pos = (y * size.width + x) * 4
    const more = 0.35 * Math.tanh((x - 100) / 40)
    return [0, 1, 2].map((k) => parent.data[pos + k]! * (0.8 - more)) as never
  })
  const { picture } = carry(drawnOut(ideal), parent, shown)
  expect(meanDifference(picture, ideal, (x, y) => x < left && y >= top)).toBeLessThan(2)
})

test('it goes on inside the region only', () => {
  const parent = photograph(size)
  const region = fullMask({ x: 0, y: 0, width: 90, height: 150 })
  const within = createMask(
    shown.rect,
    shown.data.map((value, i) => (i % size.width < 90 ? value : 0)),
  )
  const { coverage } = carry(drawnOut(warm(parent)), parent, within, region)
  expect(coverage.data[0]).toBe(255)
  expect(coverage.data[90]).toBe(0)
  expect(coverage.data[80 * size.width + 95]).toBe(0)
})

test('beside a new thing the strip stays as it was, and the note says so', () => {
  const parent = photograph(size)
  const ideal = paint(size, 8, (x, y) => {
    const pos = (y * size.width + x) * 4
    const own = [0, 1, 2].map((k) => parent.data[pos + k]!)
    const stripes = (x * 5 + y * 3) % 16 < 8 ? 230 : 20
    return y > 60 && x < 90 ? [stripes, 40, 255 - stripes] : (own as never)
  })
  const { coverage, notes } = carry(drawnOut(ideal), parent, shown)
  expect(coverage.data[110 * size.width + 4]).toBe(0)
  expect(coverage.data[3 * size.width + 150]).toBe(255)
  expect(notes).toEqual([marginNote])
})

test('an answer that shows all of it covers what it did, and one that shows nothing covers nothing', () => {
  const parent = photograph(size)
  const context = contextFor(parent, null, look)
  const state = stateOf(warm(parent), context)
  expect(runStage(carryDetail, state, context).coverage === context.feathered).toBe(true)
  const nothing = createMask(rectOf(parent))
  expect(carry(warm(parent), parent, nothing).coverage === nothing).toBe(true)
})

test('the smallest pictures are no trouble', () => {
  for (const side of [1, 2, 3, 9]) {
    const tiny = photograph({ width: side, height: side })
    const half = createMask(rectOf(tiny))
    half.data[0] = 255
    const { coverage } = carry(warm(tiny), tiny, half)
    expect(coverage.data[0]).toBe(255)
  }
})
