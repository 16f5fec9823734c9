import { expect, test } from 'vitest'
import type { PixelOutline } from '../../../figma-plugin/ui/pixels/figma-pixels.ts'
import { drawOutlines } from '../../../figma-plugin/worker/draw-outlines.ts'

const within = { x: 10, y: 20, width: 6, height: 3 }
const box = (x: number, y: number, width: number, height: number): PixelOutline => ({
  data: 'M 0 0 L 1 0 L 1 1 L 0 1 Z',
  windingRule: 'NONZERO',
  matrix: [width, 0, 0, height, x, y],
})
const rowsOf = (outlines: readonly PixelOutline[]) => {
  const { data, rect } = drawOutlines(outlines, within)
  expect(rect).toEqual(within)
  return [0, 1, 2].map((y) => Array.from(data.slice(y * 6, y * 6 + 6)))
}

test('whole pixels are covered wholly, and only within the rectangle', () => {
  expect(rowsOf([box(11, 21, 3, 9)])).toEqual([
    [0, 0, 0, 0, 0, 0],
    [0, 255, 255, 255, 0, 0],
    [0, 255, 255, 255, 0, 0],
  ])
  expect(
    rowsOf([box(-1000, -1000, 5000, 5000)])
      .flat()
      .every((value) => value === 255),
  ).toBe(true)
  expect(
    rowsOf([box(0, 0, 5, 5)])
      .flat()
      .every((value) => value === 0),
  ).toBe(true)
  expect(
    rowsOf([])
      .flat()
      .every((value) => value === 0),
  ).toBe(true)
})

test('a pixel that is covered in part has that part as coverage', () => {
  const [first, second] = rowsOf([box(10.5, 20, 2, 1.25)])
  for (const [value, expected] of [
    [first![0]!, 128],
    [first![1]!, 255],
    [first![2]!, 128],
    [second![1]!, 64],
  ]) {
    // Canvases count in steps of about a sixteenth.
    expect(Math.abs(value! - expected!)).toBeLessThanOrEqual(4)
  }
})

test('the winding rule decides about a ring’s hole', () => {
  const ring = 'M 0 0 L 6 0 L 6 3 L 0 3 Z M 1 1 L 5 1 L 5 2 L 1 2 Z'
  const matrix = [1, 0, 0, 1, 10, 20] as const
  const middle = (windingRule: 'NONZERO' | 'EVENODD') =>
    rowsOf([{ data: ring, windingRule, matrix }])[1]
  expect(middle('EVENODD')).toEqual([255, 0, 0, 0, 0, 255])
  expect(middle('NONZERO')).toEqual([255, 255, 255, 255, 255, 255])
})

test('two outlines that touch within a pixel leave no seam', () => {
  const [row] = rowsOf([box(10, 20, 2.5, 1), box(12.5, 20, 3.5, 1)])
  expect(row).toEqual([255, 255, 255, 255, 255, 255])
})

test('the same outline twice is the same as once', () => {
  const edge = box(10.25, 20.5, 4.5, 2)
  const once = rowsOf([edge]).flat()
  const twice = rowsOf([edge, edge]).flat()
  // Points count quarters exactly; the canvas is a step off at most.
  twice.forEach((value, i) => {
    expect(Math.abs(value - once[i]!)).toBeLessThanOrEqual(4)
  })
})

test('outlines are turned, mirrored and moved by their matrix', () => {
  const data = 'M 0 0 L 2 0 L 2 1 L 0 1 Z'
  const [, second, third] = rowsOf([
    { data, windingRule: 'NONZERO', matrix: [0, 1, 1, 0, 12, 21] },
    { data, windingRule: 'NONZERO', matrix: [-1, 0, 0, 1, 16, 21] },
  ])
  expect([second, third]).toEqual([
    [0, 0, 255, 0, 255, 255],
    [0, 0, 255, 0, 0, 0],
  ])
})

test('commands that Figma does not write are drawn all the same', () => {
  const outline = {
    data: 'm 0 0 h 2 v 2 h -2 z',
    windingRule: 'NONZERO',
    matrix: [1, 0, 0, 1, 14, 21],
  } as const
  expect(rowsOf([outline])[2]).toEqual([0, 0, 0, 0, 255, 255])
})
