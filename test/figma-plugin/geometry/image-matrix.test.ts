import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Size } from '../../../core/image/rect.ts'
import { imageMatrix, type PlacedPaint } from '../../../figma-plugin/ui/geometry/image-matrix.ts'
import { mapPoint, type Point } from '../../../figma-plugin/ui/geometry/matrix.ts'
import { imageCases } from './image-cases.ts'

test.each(imageCases)('$name', ({ paint, box, image, pairs, step }) => {
  const placement = imageMatrix(paint, box, image)
  expect(placement?.step ?? null).toEqual(step ?? null)
  for (const [node, pixel] of pairs) {
    expectPoint(mapPoint(placement!.toImage, at(node)), at(pixel))
    expectPoint(mapPoint(placement!.toNode, at(pixel)), at(node))
  }
})

test('nothing is placed in a box without area or by a transform that flattens', () => {
  const image = { width: 10, height: 10 }
  for (const scaleMode of ['FILL', 'FIT', 'CROP'] as const) {
    expect(imageMatrix({ scaleMode }, { width: 0, height: 5 }, image)).toBeNull()
  }
  const flat = [
    [1, 1, 0],
    [1, 1, 0],
  ]
  const paint: PlacedPaint = { scaleMode: 'CROP', imageTransform: flat }
  expect(imageMatrix(paint, { width: 10, height: 10 }, image)).toBeNull()
  expect(imageMatrix({ scaleMode: 'TILE', scalingFactor: 0 }, image, image)).toBeNull()
})

const side = fc.double({ min: 0.5, max: 5000, noNaN: true })
const pixels = fc.integer({ min: 1, max: 4096 })
const box = fc.record({ width: side, height: side })
const image = fc.record({ width: pixels, height: pixels })
const rotation = fc.constantFrom(-90, 0, 90, 180, 270, 360)
const entry = fc.double({ min: -3, max: 3, noNaN: true })
const imageTransform = fc
  .tuple(entry, entry, entry, entry, entry, entry)
  .filter(([a, b, , c, d]) => Math.abs(a * d - b * c) > 0.01)
  .map(([a, b, e, c, d, f]) => [
    [a, b, e],
    [c, d, f],
  ])
const paint: fc.Arbitrary<PlacedPaint> = fc.oneof(
  fc.record({ scaleMode: fc.constantFrom('FILL' as const, 'FIT' as const), rotation }),
  fc.record({ scaleMode: fc.constant('CROP' as const), imageTransform }),
  fc.record({
    scaleMode: fc.constant('TILE' as const),
    rotation,
    scalingFactor: fc.double({ min: 0.01, max: 20, noNaN: true }),
  }),
)

test('the way back from pixels to the box undoes the way there', () => {
  const share = fc.double({ min: -1, max: 2, noNaN: true })
  fc.assert(
    fc.property(paint, box, image, share, share, (given, size, picture, u, v) => {
      const placement = imageMatrix(given, size, picture)!
      const point = { x: u * size.width, y: v * size.height }
      const back = mapPoint(placement.toNode, mapPoint(placement.toImage, point))
      expectPoint(back, point, 1e-6 * (size.width + size.height))
    }),
  )
})

test('FILL and FIT keep the middle in the middle, and scale alike in both directions', () => {
  const upright = fc.constantFrom('FILL' as const, 'FIT' as const)
  fc.assert(
    fc.property(upright, rotation, box, image, (scaleMode, turn, size, picture) => {
      const { toImage } = imageMatrix({ scaleMode, rotation: turn }, size, picture)!
      const middle = mapPoint(toImage, { x: size.width / 2, y: size.height / 2 })
      expectPoint(middle, { x: picture.width / 2, y: picture.height / 2 }, 1e-6)
      const [a, b, c, d] = toImage
      expect(Math.hypot(a, b)).toBeCloseTo(Math.hypot(c, d), 6)
      expect(a * c + b * d).toBeCloseTo(0, 6)
      // Turned, never mirrored.
      expect(a * d - b * c).toBeGreaterThan(0)
    }),
  )
})

test('FILL shows picture everywhere in the box, FIT shows all of the picture', () => {
  fc.assert(
    fc.property(rotation, box, image, (turn, size, picture) => {
      const filled = imageMatrix({ scaleMode: 'FILL', rotation: turn }, size, picture)!
      for (const corner of corners(size)) expectInside(mapPoint(filled.toImage, corner), picture)
      const fitted = imageMatrix({ scaleMode: 'FIT', rotation: turn }, size, picture)!
      for (const corner of corners(picture)) expectInside(mapPoint(fitted.toNode, corner), size)
    }),
  )
})

test('FILL leaves no more than needed outside, FIT no more than needed empty', () => {
  fc.assert(
    fc.property(rotation, box, image, (turn, size, picture) => {
      const turned = turn % 180 === 0 ? picture : { width: picture.height, height: picture.width }
      const ratio = turned.width / turned.height / (size.width / size.height)
      const area = (scaleMode: 'FILL' | 'FIT') => {
        const [a, b, c, d] = imageMatrix({ scaleMode, rotation: turn }, size, picture)!.toNode
        return ((a * d - b * c) * picture.width * picture.height) / (size.width * size.height)
      }
      expect(area('FILL') / Math.max(ratio, 1 / ratio)).toBeCloseTo(1, 6)
      expect(area('FIT') / Math.min(ratio, 1 / ratio)).toBeCloseTo(1, 6)
    }),
  )
})

test('CROP brings the shares of the box to the shares of the image that its transform says', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(imageTransform, box, image, share, share, (rows, size, picture, u, v) => {
      const { toImage } = imageMatrix({ scaleMode: 'CROP', imageTransform: rows }, size, picture)!
      const [[a, c, e], [b, d, f]] = rows as [[number, number, number], [number, number, number]]
      const expected = {
        x: (a * u + c * v + e) * picture.width,
        y: (b * u + d * v + f) * picture.height,
      }
      expectPoint(mapPoint(toImage, { x: u * size.width, y: v * size.height }), expected, 1e-6)
    }),
  )
})

test('TILE shows the same pixel again one tile further', () => {
  const factor = fc.double({ min: 0.01, max: 20, noNaN: true })
  fc.assert(
    fc.property(factor, rotation, box, image, (scalingFactor, turn, size, picture) => {
      const tiled = imageMatrix(
        { scaleMode: 'TILE', scalingFactor, rotation: turn },
        size,
        picture,
      )!
      const { width, height } = tiled.step!
      const sides =
        turn % 180 === 0 ? [picture.width, picture.height] : [picture.height, picture.width]
      const further = mapPoint(tiled.toImage, {
        x: sides[0]! * scalingFactor,
        y: sides[1]! * scalingFactor,
      })
      const first = mapPoint(tiled.toImage, { x: 0, y: 0 })
      expect(Math.abs(further.x - first.x)).toBeCloseTo(width, 6)
      expect(Math.abs(further.y - first.y)).toBeCloseTo(height, 6)
    }),
  )
})

function at([x, y]: readonly [number, number]): Point {
  return { x, y }
}

function corners({ width, height }: Size): readonly Point[] {
  return [at([0, 0]), at([width, 0]), at([0, height]), at([width, height])]
}

function expectPoint(point: Point, expected: Point, within = 1e-9): void {
  const distance = Math.hypot(point.x - expected.x, point.y - expected.y)
  if (distance > within) expect(point).toEqual(expected)
}

function expectInside({ x, y }: Point, { width, height }: Size): void {
  const slack = 1e-6 * (width + height)
  expect(x).toBeGreaterThanOrEqual(-slack)
  expect(y).toBeGreaterThanOrEqual(-slack)
  expect(x).toBeLessThanOrEqual(width + slack)
  expect(y).toBeLessThanOrEqual(height + slack)
}
