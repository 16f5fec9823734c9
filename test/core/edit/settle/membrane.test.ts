import { expect, test } from 'vitest'
import { membrane } from '../../../../core/edit/settle/membrane.ts'
import type { ChangeMap, SettleState } from '../../../../core/edit/settle/settle.ts'
import type { WantedChange } from '../../../../core/edit/wanted-change.ts'
import { type Picture, samePicture } from '../../../../core/image/picture.ts'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { colorDistance, shareKept } from './color-match/color-distance.ts'
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

const size = { width: 160, height: 120 }
const parent = texturedPicture(size, 16)
const region = fullMask({ x: 40, y: 30, width: 60, height: 50 })

function stretch(
  candidate: Picture,
  { wanted = content, within = region as Mask | null, change = null as ChangeMap | null } = {},
): SettleState {
  const context = contextFor(parent, within, wanted)
  return runStage(membrane, stateOf(candidate, context, { change }), context)
}

function isInside(x: number, y: number): boolean {
  return x >= 40 && x < 100 && y >= 30 && y < 80
}

/** A cast that varies slowly: up to 0.03 either way. */
function slowCast([red, green, blue]: Color, x: number, y: number): Color {
  return [
    red + 0.03 * Math.cos(x / 70),
    green + 0.02 * Math.sin(y / 60),
    blue - 0.025 * Math.cos((x + y) / 90),
  ]
}

/** What is known about a crop where only the told places changed. */
function changeWhere(isChanged: (x: number, y: number) => boolean): ChangeMap {
  const side = 2
  const [columns, rows] = [size.width / side, size.height / side]
  const changed = new Uint8Array(columns * rows)
  for (let i = 0; i < changed.length; i++) {
    if (isChanged((i % columns) * side, Math.floor(i / columns) * side)) changed[i] = 255
  }
  const same = changed.map((value) => 255 - value)
  return { side, columns, rows, same, changed, content: changed, bounds: null }
}

test('what fits already is left word for word', () => {
  const { picture, isOwn } = stretch(parent)
  expect(picture === parent).toBe(true)
  expect(isOwn).toBe(false)
})

test('a cast that varies slowly is taken off outside and inside, and the candidate is not written to', () => {
  const candidate = paintPicture(parent, slowCast)
  const { picture } = stretch(candidate)
  expect(colorDistance(candidate, parent, region)).toBeGreaterThan(1.8)
  expect(colorDistance(picture, parent, region)).toBeLessThan(0.35)
  expect(samePicture(candidate, paintPicture(parent, slowCast))).toBe(true)
})

test('a constant cast is taken off without a rest', () => {
  const candidate = paintPicture(parent, ([r, g, b]) => [r + 0.02, g - 0.01, b + 0.015])
  expect(colorDistance(stretch(candidate).picture, parent)).toBeLessThan(0.03)
})

test('a thing in the region keeps its colour', () => {
  const ideal = paintPicture(parent, (color, x, y) =>
    x > 55 && x < 85 && y > 40 && y < 70 ? [0.7, 0.2, 0.2] : color,
  )
  const candidate = paintPicture(ideal, slowCast)
  expect(colorDistance(stretch(candidate).picture, ideal, region)).toBeLessThan(0.6)
})

test('a shadow that crosses the contour is not dragged through the region', () => {
  const isShadow = (x: number, y: number): boolean => x >= 80 && x < 130 && y > 44 && y < 64
  const ideal = paintPicture(parent, ([r, g, b], x, y) =>
    isShadow(x, y) ? [r * 0.6, g * 0.6, b * 0.65] : [r, g, b],
  )
  const rest = fullMask({ x: 42, y: 32, width: 36, height: 46 })
  const alone = stretch(ideal).picture
  expect(colorDistance(alone, ideal, rest)).toBeLessThan(0.5)
  const known = stretch(ideal, { change: changeWhere(isShadow) }).picture
  expect(colorDistance(known, ideal, rest)).toBeLessThan(0.05)
})

test('where nothing is shown to be unchanged there is no membrane', () => {
  const candidate = paintPicture(parent, slowCast)
  const change = changeWhere(() => true)
  expect(stretch(candidate, { change }).picture === candidate).toBe(true)
})

test('a look that reaches over the whole frame is not undone', () => {
  const candidate = paintPicture(parent, ([r, g, b]) => [r * 1.12, g, b * 0.85])
  expect(stretch(candidate, { wanted: look }).picture === candidate).toBe(true)
})

test('a look in the region is kept while a slow cast is taken off', () => {
  const warm = ([r, g, b]: Color): Color => [r * 1.15, g, b * 0.8]
  const ideal = paintPicture(parent, (color, x, y) => (isInside(x, y) ? warm(color) : color))
  const candidate = paintPicture(ideal, ([r, g, b], _x, y) => [r, g + 0.02 * Math.sin(y / 40), b])
  const { picture } = stretch(candidate, { wanted: look })
  const kept = shareKept(parent, ideal, picture, region)
  expect(kept).toBeGreaterThan(0.97)
  expect(kept).toBeLessThan(1.03)
})

test('a look in a part of the region keeps no slow cast beside it', () => {
  const isSpot = (x: number, y: number) => Math.hypot(x - 70, y - 55) < 18
  const ideal = paintPicture(parent, (color, x, y) =>
    isSpot(x, y) ? [color[0] + 0.02, color[1] + 0.01, color[2] - 0.02] : color,
  )
  const { picture } = stretch(paintPicture(ideal, slowCast), {
    wanted: look,
    change: changeWhere(isSpot),
  })
  expect(colorDistance(picture, ideal, region)).toBeLessThan(0.3)
})

test('without a region only what is shown to be unchanged counts', () => {
  const isThing = (x: number): boolean => x < 50
  const ideal = paintPicture(parent, (color, x) => (isThing(x) ? [0.2, 0.5, 0.6] : color))
  const candidate = paintPicture(ideal, slowCast)
  expect(stretch(candidate, { within: null }).picture === candidate).toBe(true)
  const { picture } = stretch(candidate, { within: null, change: changeWhere(isThing) })
  expect(colorDistance(picture, ideal)).toBeLessThan(0.9)
  const wanted: WantedChange = look
  expect(
    stretch(candidate, { within: null, wanted, change: changeWhere(isThing) }).picture ===
      candidate,
  ).toBe(true)
})

test('a region without any outside, and the smallest pictures, are left', () => {
  const candidate = paintPicture(parent, slowCast)
  const within = fullMask({ x: 0, y: 0, ...size })
  expect(stretch(candidate, { within }).picture === candidate).toBe(true)
  const tiny = texturedPicture({ width: 1, height: 1 })
  const context = contextFor(tiny, fullMask({ x: 0, y: 0, width: 1, height: 1 }), content)
  const state = stateOf(
    paintPicture(tiny, () => [1, 0, 0]),
    context,
  )
  expect(runStage(membrane, state, context)).toBe(state)
})

test('a faithful model’s colours are left', () => {
  const context = contextFor(parent, region, content, { faithful: true })
  const state = stateOf(paintPicture(parent, slowCast), context)
  expect(runStage(membrane, state, context)).toBe(state)
})
