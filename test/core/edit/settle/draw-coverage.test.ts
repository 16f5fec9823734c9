import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf } from '../../../../core/edit/coverage.ts'
import { drawCoverage } from '../../../../core/edit/settle/draw-coverage.ts'
import { localise } from '../../../../core/edit/settle/localise.ts'
import type { ChangeMap } from '../../../../core/edit/settle/settle.ts'
import { anyChange } from '../../../../core/edit/wanted-change.ts'
import { coverageAt, createMask, fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { flatPicture } from '../arbitrary-picture.ts'
import { arbitraryInput } from './arbitrary-input.ts'
import {
  content,
  contextFor,
  look,
  paintPicture,
  runStage,
  stateOf,
  texturedPicture,
} from './color-match/stage-run.ts'

const size = { width: 240, height: 200 }
const region = fullMask({ x: 40, y: 40, width: 140, height: 120 })
const parent = texturedPicture(size, 8)
const squares = { side: 2, columns: 120, rows: 100 }

/** A change map of which some rectangle of squares says something. */
function changeOf(known: Partial<Pick<ChangeMap, 'same' | 'changed' | 'content'>>): ChangeMap {
  const none = new Uint8Array(120 * 100)
  return { ...squares, same: none, changed: none, content: none, bounds: null, ...known }
}

function squaresIn(x: number, y: number, width: number, height: number): Uint8Array {
  const plane = new Uint8Array(120 * 100)
  for (let row = y; row < y + height; row++) plane.fill(255, row * 120 + x, row * 120 + x + width)
  return plane
}

function drawn(change: ChangeMap, area: Mask | null = region, known = {}): Mask {
  const context = contextFor(parent, area, content)
  return runStage(drawCoverage, stateOf(parent, context, { change, ...known }), context).coverage
}

test('without a change map coverage stays as it was', () => {
  const context = contextFor(parent, region, content)
  const state = stateOf(parent, context)
  expect(runStage(drawCoverage, state, context)).toBe(state)
})

test('where nothing is known the feather is the usual one', () => {
  const context = contextFor(parent, region, content)
  const usual = context.feathered
  const coverage = drawn(changeOf({}))
  for (let i = 0; i < usual.data.length; i++) {
    expect(Math.abs(coverage.data[i]! - usual.data[i]!)).toBeLessThanOrEqual(1)
  }
})

test('new content that touches the contour is covered up to it, and elsewhere the feather stays wide', () => {
  const coverage = drawn(changeOf({ content: squaresIn(0, 30, 40, 40) }))
  expect(coverageAt(coverage, 40, 100)).toBe(255)
  expect(coverageAt(coverage, 39, 100)).toBe(0)
  expect(coverageAt(coverage, 179, 100)).toBeLessThan(10)
  expect(coverageAt(coverage, 170, 100)).toBeLessThan(200)
})

test('coverage is full where new content begins, and rises on the way there', () => {
  const coverage = drawn(changeOf({ content: squaresIn(25, 30, 40, 40) }))
  const rise = [40, 42, 44, 46, 48, 50].map((x) => coverageAt(coverage, x, 100))
  expect(rise).toEqual([...rise].sort((a, b) => a - b))
  expect(rise[0]).toBeLessThan(40)
  expect(rise[5]).toBe(255)
  // The usual feather would have washed out what begins ten pixels inside.
  expect(coverageAt(contextFor(parent, region, content).feathered, 50, 100)).toBeLessThan(210)
})

test('where sameness was shown coverage falls to 0, softly', () => {
  const coverage = drawn(changeOf({ same: squaresIn(50, 20, 60, 80) }))
  expect(coverageAt(coverage, 140, 100)).toBe(0)
  expect(coverageAt(coverage, 70, 100)).toBe(255)
  expect(coverageAt(coverage, 100, 100)).toBeGreaterThan(0)
  expect(coverageAt(coverage, 100, 100)).toBeLessThan(255)
})

test('where the answer shows nothing coverage stays 0, and fades towards it', () => {
  const context = contextFor(parent, region, content)
  const shown = createMask(context.feathered.rect, context.feathered.data.slice())
  for (let y = 0; y < 60; y++) shown.data.fill(0, y * 240, (y + 1) * 240)
  const coverage = drawn(changeOf({}), region, { coverage: shown })
  expect(coverageAt(coverage, 110, 59)).toBe(0)
  expect(coverageAt(coverage, 110, 62)).toBeLessThan(60)
  expect(coverageAt(coverage, 110, 80)).toBe(255)
})

test('an edge that the user made soft is lowered only where nothing changed', () => {
  const context = contextFor(parent, region, content)
  const edge = { kind: 'soft', px: 12 } as const
  const soft = coverageOf({ rect: context.plan.crop, region, protect: [], edge })
  const asked = { ...context, ceiling: soft.ceiling, feathered: soft.coverage }
  const change = changeOf({ same: squaresIn(50, 20, 60, 80), content: squaresIn(0, 0, 30, 100) })
  const state = stateOf(parent, asked, { change, coverage: soft.coverage })
  const { coverage } = runStage(drawCoverage, state, asked)
  for (let x = 20; x < 90; x++) {
    expect(coverageAt(coverage, x, 100)).toBe(coverageAt(soft.coverage, x, 100))
  }
  expect(coverageAt(coverage, 150, 100)).toBe(0)
})

test('an answer to a whole picture is given both ways: what changed, and everything', () => {
  const context = contextFor(parent, null, content)
  const change = changeOf({ same: squaresIn(0, 0, 60, 100) })
  const state = runStage(drawCoverage, stateOf(parent, context, { change }), context)
  expect(coverageAt(state.coverage, 40, 100)).toBe(0)
  expect(coverageAt(state.coverage, 200, 100)).toBe(255)
  expect(state.everything).toEqual(context.ceiling)
  const all = runStage(drawCoverage, stateOf(parent, context, { change: changeOf({}) }), context)
  expect(all).not.toHaveProperty('everything')
})

test('a tone fades over the usual feather, but not along an edge of the picture', () => {
  const flat = flatPicture(size, 8, [120, 120, 120, 255])
  const halves = paintPicture(flat, (_, x) => (x < 40 ? [0.2, 0.2, 0.25] : [0.6, 0.55, 0.5]))
  const context = contextFor(halves, region, look)
  const warmer = paintPicture(halves, ([r, g, b], x, y) =>
    x >= 40 && x < 180 && y >= 40 && y < 160 ? [r * 1.08, g, b * 0.92] : [r, g, b],
  )
  const found = runStage(localise, stateOf(warmer, context), context)
  const { coverage } = runStage(drawCoverage, found, context)
  expect(coverageAt(coverage, 40, 100)).toBe(255)
  expect(coverageAt(coverage, 179, 100)).toBeLessThan(10)
  expect(coverageAt(coverage, 110, 100)).toBe(255)
})

test('whatever is known, coverage never exceeds the ceiling, and is the same each time', () => {
  fc.assert(
    fc.property(arbitraryInput, fc.infiniteStream(fc.nat(255)), (input, values) => {
      const area = input.region && { ...input.region, rect: { ...input.region.rect, x: 0, y: 0 } }
      if (area && !area.data.some((value) => value > 0)) return
      const context = contextFor(input.parent, area, anyChange)
      const plane = () => Uint8Array.from({ length: 49 }, () => values.next().value as number)
      const change: ChangeMap = {
        ...{ side: 2, columns: 7, rows: 7, bounds: null },
        ...{ same: plane(), changed: plane(), content: plane().map((v) => (v > 200 ? 255 : 0)) },
      }
      const state = stateOf(input.parent, context, { change })
      const { coverage } = runStage(drawCoverage, state, context)
      for (let i = 0; i < coverage.data.length; i++) {
        expect(coverage.data[i]!).toBeLessThanOrEqual(context.ceiling.data[i]!)
      }
      expect(runStage(drawCoverage, state, context).coverage).toEqual(coverage)
    }),
    { numRuns: 60 },
  )
})

test('content everywhere keeps every pixel of a region at its ceiling: one pixel, holes and borders included', () => {
  fc.assert(
    fc.property(arbitraryInput, ({ parent: before, region: area }) => {
      const whole = area && { ...area, rect: { ...area.rect, x: 0, y: 0 } }
      if (whole && !whole.data.some((value) => value > 1)) return
      const context = contextFor(before, whole, anyChange)
      const none = new Uint8Array(49)
      const all = none.map(() => 255)
      const change = { side: 2, columns: 7, rows: 7, same: none, changed: all, content: all }
      const state = stateOf(before, context, { change: { ...change, bounds: null } })
      expect(runStage(drawCoverage, state, context).coverage).toEqual(context.ceiling)
    }),
    { numRuns: 60 },
  )
})
