import { expect, test } from 'vitest'
import { toSourceDepth } from '../../../../core/edit/settle/to-source-depth.ts'
import { createPicture, type Picture, toDepth } from '../../../../core/image/picture.ts'
import { flatPicture } from '../arbitrary-picture.ts'
import { content, contextFor, runStage, stateOf, texturedPicture } from './color-match/stage-run.ts'

const size = { width: 256, height: 256 }

function lower(picture: Picture, options: { x?: number; faithful?: boolean } = {}): Picture {
  const parent = createPicture(picture, 8)
  const context = contextFor(parent, null, content, { faithful: options.faithful ?? false })
  const crop = { ...context.plan.crop, x: options.x ?? 0 }
  const placed = { ...context, plan: { ...context.plan, crop } }
  return runStage(toSourceDepth, stateOf(picture, placed), placed).picture
}

test('8 bits made 16 come back as they were', () => {
  const picture = texturedPicture(size, 8)
  expect(lower(toDepth(picture, 16)).data).toEqual(picture.data)
})

test('every word of 8 bits stays itself', () => {
  const ramp = createPicture({ width: 256, height: 1 }, 16)
  for (let i = 0; i < ramp.data.length; i++) ramp.data[i] = Math.floor(i / 4) * 257
  const words = [...lower(ramp).data]
  expect(words).toEqual(Array.from({ length: 1024 }, (_, i) => Math.floor(i / 4)))
})

test('what lies between two words keeps its mean, and never strays by more than one word and a half', () => {
  for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
    const value = Math.round((100 + share) * 257)
    const { data } = lower(flatPicture(size, 16, [value, value, value, 65_535]))
    const words = colors(data)
    expect(mean(words)).toBeCloseTo(value / 257, 2)
    expect(words.every((word) => word >= 99 && word <= 102)).toBe(true)
  }
})

test('the noise is as strong between any two words: the spread is half a word', () => {
  for (const share of [0.2, 0.5, 0.8]) {
    const value = Math.round((100 + share) * 257)
    const words = colors(lower(flatPicture(size, 16, [value, value, value, 65_535])).data)
    const variance = mean(words.map((word) => (word - value / 257) ** 2))
    expect(variance).toBeCloseTo(0.25, 1)
  }
})

test('neighbours and channels do not follow each other', () => {
  const { data } = lower(flatPicture(size, 16, [25_828, 25_828, 25_828, 65_535]))
  const red = data.filter((_, pos) => pos % 4 === 0)
  const green = data.filter((_, pos) => pos % 4 === 1)
  expect(Math.abs(likeness([...red], [...green]))).toBeLessThan(0.02)
  for (const by of [1, 2, 256, 257]) {
    const shifted = [...red.subarray(by), ...red.subarray(0, by)]
    expect(Math.abs(likeness([...red], shifted))).toBeLessThan(0.02)
  }
})

test('the same place of the source gets the same noise, wherever the crop lies', () => {
  const flat = (width: number) => flatPicture({ width, height: 8 }, 16, [300, 9000, 40_000, 65_535])
  const whole = lower(flat(64)).data
  const part = lower(flat(32), { x: 20 }).data
  for (let y = 0; y < 8; y++) {
    const row = whole.slice((y * 64 + 20) * 4, (y * 64 + 52) * 4)
    expect(part.slice(y * 32 * 4, (y + 1) * 32 * 4)).toEqual(row)
  }
})

test('black, white and opaque are never crossed', () => {
  for (const value of [1, 40, 65_500, 65_534]) {
    const { data } = lower(flatPicture(size, 16, [value, value, value, 65_535]))
    expect(Math.abs(mean(colors(data)) - value / 257)).toBeLessThan(0.3)
    expect(data[3]).toBe(255)
  }
})

test('alpha is rounded without noise', () => {
  const { data } = lower(flatPicture(size, 16, [300, 300, 300, 30_000]))
  expect(data.filter((_, pos) => pos % 4 === 3).every((alpha) => alpha === 117)).toBe(true)
})

test('a faithful model’s words are rounded without noise', () => {
  const picture = flatPicture({ width: 8, height: 8 }, 16, [300, 9000, 40_000, 65_535])
  expect(lower(picture, { faithful: true }).data).toEqual(toDepth(picture, 8).data)
})

test('a picture of the source’s depth is left', () => {
  const parent = createPicture({ width: 4, height: 4 }, 16)
  const context = contextFor(parent, null, content)
  const state = stateOf(createPicture({ width: 4, height: 4 }, 16), context)
  expect(runStage(toSourceDepth, state, context)).toBe(state)
})

function colors(data: ArrayLike<number>): number[] {
  return Array.from(data).filter((_, pos) => pos % 4 !== 3)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Correlation of two lists of words, −1..1. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [shared, lengthA, lengthB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    shared += (a[i]! - meanA) * (b[i]! - meanB)
    lengthA += (a[i]! - meanA) ** 2
    lengthB += (b[i]! - meanB) ** 2
  }
  return shared / Math.sqrt(lengthA * lengthB)
}
