import { expect, test } from 'vitest'
import { matchColor } from '../../../../core/edit/settle/match-color.ts'
import type { WantedChange } from '../../../../core/edit/wanted-change.ts'
import { maxWord, type Picture, samePicture, toDepth } from '../../../../core/image/picture.ts'
import { createMask, fullMask, type Mask } from '../../../../core/mask/mask.ts'
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
const parent = texturedPicture(size, 8)
const parent16 = toDepth(parent, 16)
const region = fullMask({ x: 40, y: 30, width: 60, height: 50 })

function match(candidate: Picture, wanted: WantedChange, within: Mask | null = region) {
  const context = contextFor(parent, within, wanted)
  return runStage(matchColor, stateOf(candidate, context), context)
}

function isInside(x: number, y: number): boolean {
  return x >= 40 && x < 100 && y >= 30 && y < 80
}

/** A third of the region. */
function isSpot(x: number, y: number): boolean {
  return Math.hypot(x - 70, y - 55) < 18
}

/** A provider's cast: gain, offset, gamma and saturation. */
function cast([red, green, blue]: Color): Color {
  const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return [
    (grey + 1.06 * (red - grey)) ** 1.04 * 1.02 - 0.01,
    (grey + 1.06 * (green - grey)) ** 1.04 * 0.98,
    (grey + 1.06 * (blue - grey)) ** 1.04 + 0.012,
  ]
}

function warm([red, green, blue]: Color): Color {
  return [red * 1.12, green * 1.01, blue * 0.85]
}

test('what came without a cast is left word for word', () => {
  const state = match(parent16, content)
  expect(state.picture === parent16).toBe(true)
  expect(state.measures.cast).toEqual({ l: 0, a: 0, b: 0 })
  expect(state.notes).toEqual([])
})

test('a cast over the whole frame is taken off to less than can be seen', () => {
  const candidate = paintPicture(parent16, cast)
  const state = match(candidate, content)
  expect(colorDistance(candidate, parent16, region)).toBeGreaterThan(1.5)
  expect(colorDistance(state.picture, parent16, region)).toBeLessThan(0.2)
  expect(state.isOwn).toBe(true)
  expect(samePicture(candidate, paintPicture(parent16, cast))).toBe(true)
})

test('the cast that was taken off is told in CIE Lab', () => {
  const candidate = paintPicture(parent16, ([r, g, b]) => [r, g, b - 0.05])
  const { cast: found } = match(candidate, content).measures
  expect(found?.b).toBeGreaterThan(4)
  expect(Math.abs(found?.l ?? 9)).toBeLessThan(1)
})

test('contrast stays where only sharpness and grain differ', () => {
  let seed = 1
  const candidate = paintPicture(parent16, (_color, x, y) => {
    seed = (seed * 48_271) % 2_147_483_647
    const grain = (seed / 2_147_483_647 - 0.5) * 0.03
    const near = [-1, 0, 1].flatMap((dy) =>
      [-1, 0, 1].map((dx) => colorAt(parent16, x + dx, y + dy)),
    )
    return [0, 1, 2].map((k) => near.reduce((sum, c) => sum + c[k]!, 0) / 9 + grain) as never
  })
  const matched = match(candidate, content).picture
  expect(gain(candidate, matched)).toBeGreaterThan(0.99)
  expect(gain(candidate, matched)).toBeLessThan(1.01)
})

test('a thing that was put in keeps its colour, and loses the cast', () => {
  const ideal = paintPicture(parent16, (color, x, y) =>
    isInside(x, y) ? [0.62, 0.3 + color[1] * 0.1, 0.28] : color,
  )
  const { picture } = match(paintPicture(ideal, cast), content)
  expect(colorDistance(picture, ideal, region)).toBeLessThan(1.2)
})

test('light that the provider changed everywhere is kept inside, and said', () => {
  const candidate = paintPicture(parent16, warm)
  const state = match(candidate, look)
  expect(state.picture === candidate).toBe(true)
  expect(state.notes).toEqual([
    'The provider changed the light everywhere; it is kept inside the region.',
  ])
  expect(state.measures.cast).toBeUndefined()
})

test('a cast beside the wanted light is taken off, and the light kept', () => {
  const ideal = paintPicture(parent16, (color, x, y) => (isInside(x, y) ? warm(color) : color))
  const candidate = paintPicture(ideal, ([r, g, b]) => [r - 0.01, g + 0.025, b - 0.008])
  const { picture, notes } = match(candidate, look)
  expect(notes).toEqual([])
  expect(colorDistance(picture, ideal, region)).toBeLessThan(0.5)
  const kept = shareKept(parent16, ideal, picture, region)
  expect(kept).toBeGreaterThan(0.97)
  expect(kept).toBeLessThan(1.03)
})

test('light that reaches almost as strongly beyond the region is not taken back', () => {
  const ideal = paintPicture(parent16, (color, x, y) => (isInside(x, y) ? warm(color) : color))
  const candidate = paintPicture(parent16, (color, x, y) => {
    const share = isInside(x, y) ? 1 : 0.85
    const warmed = warm(color)
    return color.map((value, k) => value + share * (warmed[k]! - value)) as never
  })
  expect(shareKept(parent16, ideal, match(candidate, look).picture, region)).toBeGreaterThan(0.95)
})

test('a faint light in a part of the region is kept, and a cast as strong taken off', () => {
  const ideal = paintPicture(parent16, (color, x, y) =>
    isSpot(x, y) ? (color.map((value) => value + 0.03) as never) : color,
  )
  for (const [dr, dg, db] of [
    [0.03, 0.03, 0.03],
    [-0.04, -0.02, 0],
    [0.03, -0.02, 0.01],
  ] as const) {
    const candidate = paintPicture(ideal, ([r, g, b]) => [r + dr, g + dg, b + db])
    const { picture, notes } = match(candidate, look)
    expect(notes).toEqual([])
    expect(colorDistance(picture, ideal, region)).toBeLessThan(0.3)
    const kept = shareKept(parent16, ideal, picture, region)
    expect(kept).toBeGreaterThan(0.95)
    expect(kept).toBeLessThan(1.05)
  }
})

test('a look is kept also in colours that occur only inside, and when no curve tells it', () => {
  const other = paintPicture(parent16, (color, x, y) =>
    isSpot(x, y) ? [0.15 + color[0] * 0.2, 0.3, 0.85] : color,
  )
  const bent = paintPicture(other, ([r, g, b]) => [
    r + 0.12 * Math.sin(3 * r) * (1 - b),
    g ** 1.2,
    b * (1 - 0.3 * g),
  ])
  const context = contextFor(other, region, look)
  const { picture } = runStage(matchColor, stateOf(bent, context), context)
  expect(shareKept(other, bent, picture, region)).toBeGreaterThan(0.95)
})

test('without a region the cast of what did not change is taken off', () => {
  const ideal = paintPicture(parent16, (color, x) => (x < 40 ? [0.2, 0.6, 0.3] : color))
  const state = match(paintPicture(ideal, cast), content, null)
  const rest = fullMask({ x: 40, y: 0, width: 120, height: 120 })
  expect(colorDistance(state.picture, parent16, rest)).toBeLessThan(0.4)
})

test('without a region nothing is matched when most changed, or when the look was to change', () => {
  const other = paintPicture(parent16, (color, x, y) =>
    cast(x < 100 ? [0.5 + 0.4 * Math.sin(x + y / 3), 0.5 + 0.4 * Math.cos(y), 0.2] : color),
  )
  expect(match(other, content, null).picture === other).toBe(true)
  const candidate = paintPicture(parent16, warm)
  const { picture, notes } = match(candidate, look, null)
  expect(picture === candidate).toBe(true)
  expect(notes).toEqual([])
})

test('a region that leaves nothing outside gives nothing to match by', () => {
  const candidate = paintPicture(parent16, cast)
  const all = fullMask({ x: 0, y: 0, ...size })
  expect(match(candidate, content, all).picture === candidate).toBe(true)
})

test('another picture is not matched', () => {
  const black = paintPicture(parent16, () => [0, 0, 0])
  expect(match(black, content).picture === black).toBe(true)
})

test('a faithful model’s colours are left', () => {
  const candidate = paintPicture(parent, cast)
  const context = contextFor(parent, region, content, { faithful: true })
  const state = stateOf(candidate, context)
  expect(runStage(matchColor, state, context) === state).toBe(true)
})

test('alpha stays, and what nobody sees tells nothing', () => {
  const candidate = paintPicture(parent16, cast)
  const veiled = toDepth(parent, 8)
  for (let i = 0; i < size.width * size.height; i += 3) veiled.data[i * 4 + 3] = 0
  for (let i = 0; i < size.width * size.height; i += 3) {
    candidate.data.fill(0, i * 4, i * 4 + 3)
    candidate.data[i * 4 + 3] = 100
  }
  const context = contextFor(veiled, region, content)
  const { picture } = runStage(matchColor, stateOf(candidate, context), context)
  expect(picture.data[3]).toBe(100)
  expect(picture.data[7]).toBe(maxWord(16))
  const shown = createMask(
    region.rect,
    region.data.map((_, i) => {
      const at = (30 + Math.floor(i / 60)) * 160 + 40 + (i % 60)
      return at % 3 === 0 ? 0 : 255
    }),
  )
  expect(colorDistance(picture, parent16, shown)).toBeLessThan(0.2)
})

test('the smallest pictures are left as they are', () => {
  for (const side of [1, 2, 3]) {
    const tiny = texturedPicture({ width: side, height: 1 })
    const context = contextFor(tiny, fullMask({ x: 0, y: 0, width: 1, height: 1 }), content)
    const state = stateOf(paintPicture(tiny, cast), context)
    expect(runStage(matchColor, state, context) === state).toBe(true)
  }
})

function colorAt(picture: Picture, x: number, y: number): Color {
  const column = Math.min(Math.max(x, 0), picture.width - 1)
  const row = Math.min(Math.max(y, 0), picture.height - 1)
  const at = (row * picture.width + column) * 4
  return [0, 1, 2].map((k) => picture.data[at + k]! / maxWord(picture.depth)) as never
}

/** How much the contrast of green grew. */
function gain(before: Picture, after: Picture): number {
  const spread = ({ data }: Picture): number => {
    const greens = Array.from({ length: data.length / 4 }, (_, i) => data[i * 4 + 1]!)
    const mean = greens.reduce((a, b) => a + b, 0) / greens.length
    return Math.sqrt(greens.reduce((sum, value) => sum + (value - mean) ** 2, 0) / greens.length)
  }
  return spread(after) / spread(before)
}
