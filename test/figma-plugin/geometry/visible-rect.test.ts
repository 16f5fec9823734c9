import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rect, Size } from '../../../core/image/rect.ts'
import { imageMatrix, type PlacedPaint } from '../../../figma-plugin/ui/geometry/image-matrix.ts'
import { mapPoint, type Point } from '../../../figma-plugin/ui/geometry/matrix.ts'
import { visibleRect } from '../../../figma-plugin/ui/geometry/visible-rect.ts'
import { imageCases } from './image-cases.ts'

test.each(imageCases)('the part that shows: $name', ({ paint, box, image, visible }) => {
  expect(shown(paint, box, image)).toEqual(visible)
})

test('single precision in Figma’s numbers costs no pixel', () => {
  // As a crop to columns 100 to 300 and rows 0 to 200 of 400×200 comes back from Figma.
  const imageTransform = [
    [0.5000000596046448, 0, 0.2499999850988388],
    [0, 0.9999999403953552, 1.0155599028394136e-7],
  ]
  const paint: PlacedPaint = { scaleMode: 'CROP', imageTransform }
  expect(shown(paint, { width: 100, height: 100 }, { width: 400, height: 200 })).toEqual({
    x: 100,
    y: 0,
    width: 200,
    height: 200,
  })
})

test('a picture that lies beside its box has no visible part to name', () => {
  const imageTransform = [
    [1, 0, 5],
    [0, 1, 0],
  ]
  const size = { width: 10, height: 10 }
  expect(shown({ scaleMode: 'CROP', imageTransform }, size, size)).toBeUndefined()
})

test('a turned crop names the box around what it shows', () => {
  // A box of 20×20 on a picture of 200×200, turned by 45° about the middle of both, pixels as large as units: a diamond
  // with half diagonals of 10·√2 = 14.14 around 100, 100.
  const c = Math.SQRT1_2 / 10
  const imageTransform = [
    [c, c, 0.5 - c],
    [-c, c, 0.5],
  ]
  const paint: PlacedPaint = { scaleMode: 'CROP', imageTransform }
  expect(shown(paint, { width: 20, height: 20 }, { width: 200, height: 200 })).toEqual({
    x: 85,
    y: 85,
    width: 30,
    height: 30,
  })
})

test('the visible part is the box around all corners and crossings of the box’s and the picture’s sides', () => {
  const entry = fc.double({ min: -1.5, max: 1.5, noNaN: true })
  const rows = fc
    .tuple(fc.tuple(entry, entry, entry), fc.tuple(entry, entry, entry))
    .filter(([[a, c], [b, d]]) => Math.abs(a * d - b * c) > 0.01)
  const side = fc.integer({ min: 1, max: 30 })
  fc.assert(
    fc.property(rows, side, side, (imageTransform, width, height) => {
      const paint: PlacedPaint = { scaleMode: 'CROP', imageTransform }
      const box = { width: 60, height: 40 }
      const points = sharedPoints(paint, box, { width, height })
      const extent = (values: number[]) => Math.max(...values) - Math.min(...values)
      // What merely touches shares no area.
      fc.pre(points.length > 2 && extent(points.map(({ x }) => x)) > 0.01)
      fc.pre(extent(points.map(({ y }) => y)) > 0.01)
      const part = shown(paint, box, { width, height }) ?? { x: 0, y: 0, width, height }
      expectAround(
        points.map(({ x }) => x),
        part.x,
        part.x + part.width,
      )
      expectAround(
        points.map(({ y }) => y),
        part.y,
        part.y + part.height,
      )
    }),
  )
})

function shown(paint: PlacedPaint, box: Size, image: Size): Rect | undefined {
  return visibleRect({
    node: box,
    paint: { ...paint, type: 'IMAGE', imageHash: 'picture' },
    image: {
      ...image,
      format: 'png',
      depth: 8,
      color: { space: 'srgb', name: 'untagged' },
      translucent: false,
      obstacle: null,
    },
  })
}

/** The corners of what the node's box and the picture share, found by trying all of them and all pairs of sides. */
function sharedPoints(paint: PlacedPaint, box: Size, image: Size): Point[] {
  const placement = imageMatrix(paint, box, image)!
  const picture = rectangle(image)
  const quad = rectangle(box).map((corner) => mapPoint(placement.toImage, corner))
  const isInPicture = ({ x, y }: Point) => isWithin(x, image.width) && isWithin(y, image.height)
  const isInBox = (point: Point) => {
    const { x, y } = mapPoint(placement.toNode, point)
    return isWithin(x, box.width) && isWithin(y, box.height)
  }
  const crossings = quad.flatMap((from, i) =>
    picture.flatMap((start, j) => crossing(from, quad[(i + 1) % 4]!, start, picture[(j + 1) % 4]!)),
  )
  return [...quad, ...picture, ...crossings].filter((point) => isInPicture(point) && isInBox(point))
}

function rectangle({ width, height }: Size): Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
}

function isWithin(value: number, side: number): boolean {
  return value >= -1e-7 && value <= side + 1e-7
}

/** Where two lines cross; whether both sides reach that far is for the caller to tell. */
function crossing(a: Point, b: Point, c: Point, d: Point): Point[] {
  const across = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
  if (Math.abs(across) < 1e-12) return []
  const part = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / across
  return [{ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) }]
}

/** The whole pixels around some values, where a thousandth of a pixel more or less doesn't count. */
function expectAround(values: readonly number[], from: number, to: number): void {
  const least = Math.min(...values)
  const most = Math.max(...values)
  expect(from).toBeGreaterThanOrEqual(Math.floor(least - 1e-6))
  expect(from).toBeLessThanOrEqual(Math.floor(least + 0.0011))
  expect(to).toBeLessThanOrEqual(Math.max(from + 1, Math.ceil(most + 1e-6)))
  expect(to).toBeGreaterThanOrEqual(Math.ceil(most - 0.0011))
}
