import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identityAlignment } from '../../../../core/edit/settle/alignment.ts'
import { localise } from '../../../../core/edit/settle/localise.ts'
import type { ChangeMap } from '../../../../core/edit/settle/settle.ts'
import { anyChange, type WantedChange } from '../../../../core/edit/wanted-change.ts'
import { type Depth, type Picture, toDepth } from '../../../../core/image/picture.ts'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { arbitraryInput } from './arbitrary-input.ts'
import {
  type Color,
  content,
  contextFor,
  look,
  paintPicture,
  runStage,
  stateOf,
  texturedPicture,
} from './color-match/stage-run.ts'
import { driftedPicture } from './localisation/drifted-picture.ts'

const size = { width: 300, height: 220 }
const region = fullMask({ x: 80, y: 50, width: 140, height: 120 })
const parent = texturedPicture(size, 8)

/** Localises a candidate. */
function localised(
  picture: Picture,
  area: Mask | null = region,
  wanted: WantedChange = content,
  before = parent,
) {
  const context = contextFor(before, area, wanted)
  const state = runStage(localise, stateOf(picture, context), context)
  return { ...state, change: state.change! }
}

/** Paints an ellipse within the region, softly or not. */
function painted(picture: Picture, paint: (color: Color) => Color, soft = 1): Picture {
  return paintPicture(picture, (color, x, y) => {
    const r = Math.hypot((x - 150) / 45, (y - 110) / 35)
    const weight = Math.min(1, Math.max(0, ((1 - r) * 40) / soft))
    const to = paint(color)
    return [0, 1, 2].map((k) => color[k]! + weight * (to[k]! - color[k]!)) as unknown as Color
  })
}

/** The mean of a plane over a rectangle of source pixels, 0..1. */
function meanOver(plane: Uint8Array, { side, columns }: ChangeMap, at: Mask['rect']): number {
  let sum = 0
  for (let y = at.y; y < at.y + at.height; y++) {
    for (let x = at.x; x < at.x + at.width; x++) {
      sum += plane[Math.floor(y / side) * columns + Math.floor(x / side)]! / 255
    }
  }
  return sum / (at.width * at.height)
}

const middle = { x: 125, y: 90, width: 50, height: 40 }
const corner = { x: 84, y: 54, width: 20, height: 20 }

test('what is the same picture is the same everywhere, at both depths', () => {
  for (const depth of [8, 16] as const satisfies readonly Depth[]) {
    const picture = texturedPicture(size, depth)
    for (const area of [region, null]) {
      const { change, measures } = localised(picture, area, content, picture)
      expect(change.same.every((value) => value === 255)).toBe(true)
      expect(change.changed.some((value) => value > 0)).toBe(false)
      expect(change.bounds).toBeNull()
      expect(measures.changedShare).toBe(0)
    }
  }
})

test('an answer that only drifted is the same picture, for the most part', () => {
  const { change, measures, notes } = localised(driftedPicture(parent, 1))
  expect(meanOver(change.same, change, region.rect)).toBeGreaterThan(0.8)
  expect(measures.changedShare).toBeLessThan(0.05)
  expect(notes).toEqual([])
})

test('a new object is found, nowhere shown to be the same, and told from what did not change', () => {
  const red = painted(parent, () => [0.8, 0.1, 0.1])
  const { change, measures } = localised(driftedPicture(red, 1))
  expect(meanOver(change.changed, change, middle)).toBe(1)
  expect(meanOver(change.content, change, middle)).toBe(1)
  expect(meanOver(change.same, change, middle)).toBe(0)
  expect(meanOver(change.same, change, corner)).toBeGreaterThan(0.7)
  expect(change.bounds!.x).toBeLessThanOrEqual(110)
  expect(change.bounds!.x + change.bounds!.width).toBeGreaterThanOrEqual(190)
  expect(measures.changedShare).toBeGreaterThan(0.25)
  expect(measures.cut).toBe(0)
})

test('a faint and wide change of tone is never shown to be the same, and is no new content', () => {
  const darker = painted(parent, ([r, g, b]) => [r * 0.94, g * 0.94, b * 0.94], 20)
  const { change } = localised(driftedPicture(darker, 1), region, look)
  expect(meanOver(change.same, change, middle)).toBe(0)
  // Faint and small as it is, the change is likely only.
  expect(meanOver(change.changed, change, middle)).toBeGreaterThan(0.45)
  expect(meanOver(change.content, change, middle)).toBeLessThan(0.05)
})

test('half a pixel of displacement is no change', () => {
  const moved = paintPicture(parent, (color, x, y) => {
    const next = (y * size.width + Math.min(x + 1, size.width - 1)) * 4
    return [0, 1, 2].map((k) => (color[k]! + parent.data[next + k]! / 255) / 2) as unknown as Color
  })
  const { change, measures } = localised(moved)
  expect(measures.changedShare).toBeLessThan(0.02)
  expect(meanOver(change.same, change, region.rect)).toBeGreaterThan(0.85)
})

test('an answer that is displaced in the region only, or has a cast that runs across it, is the same picture', () => {
  const moved = paintPicture(parent, (color, x, y) => {
    const share = x > 90 && x < 210 && y > 60 && y < 160 ? 0.4 : 0
    const next = (y * size.width + Math.min(x + 1, size.width - 1)) * 4
    return [0, 1, 2].map(
      (k) => color[k]! * (1 - share) + (share * parent.data[next + k]!) / 255,
    ) as unknown as Color
  })
  const displaced = localised(moved).change
  expect(meanOver(displaced.same, displaced, region.rect)).toBeGreaterThan(0.8)
  const cast = paintPicture(parent, ([r, g, b], x) => {
    const step = 0.06 * (x / size.width - 0.5)
    return [r + step, g + step, b + step]
  })
  const { change } = localised(cast)
  expect(meanOver(change.same, change, region.rect)).toBeGreaterThan(0.8)
})

test('a faint line is found although the answer is softer than its parent everywhere', () => {
  const lined = paintPicture(parent, (_, x, y) => {
    const line = x > 110 && x < 190 && y >= 108 && y < 112 ? 0.025 : 0
    return [0, 1, 2].map((k) => {
      let sum = 0
      for (let i = 0; i < 25; i++) {
        const column = Math.min(size.width - 1, Math.max(0, x + (i % 5) - 2))
        const row = Math.min(size.height - 1, Math.max(0, y + Math.floor(i / 5) - 2))
        sum += parent.data[(row * size.width + column) * 4 + k]!
      }
      return line + sum / 25 / 255
    }) as unknown as Color
  })
  const { change } = localised(lined)
  const line = { x: 115, y: 108, width: 70, height: 4 }
  expect(meanOver(change.changed, change, line)).toBeGreaterThan(0.45)
  expect(meanOver(change.same, change, line)).toBeLessThan(0.02)
})

test('severe drift shows nothing to be the same rather than eat an edit', () => {
  const darker = painted(parent, ([r, g, b]) => [r * 0.94, g * 0.94, b * 0.94], 20)
  const { change } = localised(driftedPicture(darker, 8), region, anyChange)
  expect(meanOver(change.same, change, middle)).toBeLessThan(0.05)
})

test('a look that the provider gave to everything is all change, and cuts nothing', () => {
  const warm = paintPicture(parent, ([r, g, b]) => [r * 1.15, g, b * 0.8])
  const { change, measures, notes } = localised(warm, region, look)
  expect(change.same.some((value) => value > 0)).toBe(false)
  expect(change.changed.every((value) => value === 255)).toBe(true)
  expect(measures).toMatchObject({ changedShare: 1, cut: 0 })
  expect(notes).toEqual([])
})

test('an edit that goes on beyond the region is cut, and the report says so', () => {
  const small = fullMask({ x: 40, y: 50, width: 110, height: 120 })
  const red = driftedPicture(
    painted(parent, () => [0.8, 0.1, 0.1]),
    1,
  )
  const { measures, notes } = localised(red, small)
  expect(measures.cut).toBeGreaterThan(0.08)
  expect(measures.cut).toBeLessThan(0.3)
  expect(measures.discarded!.share).toBeGreaterThan(0.04)
  expect(measures.discarded!.deltaE).toBeGreaterThan(20)
  expect(notes).toEqual([expect.stringContaining('cut at its border')])
})

test('a change of opacity is a change', () => {
  const faded = paintPicture(parent, (color) => color)
  for (let y = 90; y < 130; y++) {
    for (let x = 125; x < 175; x++) faded.data[(y * size.width + x) * 4 + 3] = 100
  }
  const { change } = localised(faded)
  expect(meanOver(change.changed, change, middle)).toBe(1)
  expect(meanOver(change.same, change, middle)).toBe(0)
})

test('without a region what changed is told from the rest, unless most of it changed', () => {
  const red = painted(parent, () => [0.8, 0.1, 0.1])
  const { change, measures } = localised(driftedPicture(red, 1), null)
  expect(meanOver(change.changed, change, middle)).toBe(1)
  expect(meanOver(change.same, change, corner)).toBeGreaterThan(0.7)
  expect(measures.cut).toBeUndefined()
  const half = paintPicture(parent, (color, x) => (x < 165 ? [0.8, 0.1, 0.1] : color))
  const most = localised(driftedPicture(half, 1), null)
  expect(most.change.same.some((value) => value > 0)).toBe(false)
  expect(most.measures.changedShare).toBe(1)
  const warm = localised(
    paintPicture(parent, ([r, g, b]) => [r * 1.15, g, b * 0.8]),
    null,
    look,
  )
  expect(warm.change.same.some((value) => value > 0)).toBe(false)
})

test('an exchanged background is new content all over', () => {
  const { change } = localised(parent, null, { look: false, content: true, background: true })
  expect(change.same.some((value) => value > 0)).toBe(false)
  expect(change.content.every((value) => value === 255)).toBe(true)
})

test('a faithful answer changed exactly where it differs', () => {
  const red = painted(parent, () => [0.8, 0.1, 0.1])
  const context = contextFor(parent, region, content, { faithful: true })
  const { change, picture } = runStage(localise, stateOf(red, context), context)
  expect(picture).toBe(red)
  expect(meanOver(change!.changed, change!, middle)).toBe(1)
  expect(meanOver(change!.same, change!, corner)).toBeGreaterThan(0.99)
})

test('both depths tell the same, and so does the same question again', () => {
  const drifted = driftedPicture(
    painted(parent, () => [0.8, 0.1, 0.1]),
    2,
  )
  const { change } = localised(drifted)
  expect(localised(drifted).change).toEqual(change)
  expect(localised(toDepth(drifted, 16), region, content, toDepth(parent, 16)).change).toEqual(
    change,
  )
})

test('whatever the pictures and the region are, there is a value for every square', () => {
  fc.assert(
    fc.property(arbitraryInput, ({ parent: before, region: area }) => {
      const whole = area && { ...area, rect: { ...area.rect, x: 0, y: 0 } }
      if (whole && !whole.data.some((value) => value > 0)) return
      const context = contextFor(before, whole, anyChange)
      const { change } = runStage(localise, stateOf(before, context), context)
      const { columns, rows, side } = change!
      expect(columns).toBe(Math.ceil(before.width / side))
      for (const plane of [change!.same, change!.changed, change!.content]) {
        expect(plane.length).toBe(columns * rows)
      }
      expect(change!.same.every((value) => value === 255)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('of a whole picture nothing is kept apart when nobody knows how the answer lies', () => {
  const picture = painted(driftedPicture(parent, 1), () => [200, 40, 40])
  const context = contextFor(parent, null, content)
  const lost = {
    ...stateOf(picture, context),
    alignment: { ...identityAlignment, found: 'unknown' as const },
  }
  expect(runStage(localise, lost, context).change).toBeNull()
  const sure = { ...lost, alignment: identityAlignment }
  expect(runStage(localise, sure, context).change).not.toBeNull()
})
