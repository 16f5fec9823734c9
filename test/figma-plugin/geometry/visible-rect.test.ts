import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rect, Size } from '../../../core/image/rect.ts'
import { imageMatrix, type PlacedPaint } from '../../../figma-plugin/ui/geometry/image-matrix.ts'
import { mapPoint } from '../../../figma-plugin/ui/geometry/matrix.ts'
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

test('every pixel that a point of the box shows is in the visible part, and none of its sides is idle', () => {
  const entry = fc.double({ min: -1.5, max: 1.5, noNaN: true })
  const rows = fc
    .tuple(fc.tuple(entry, entry, entry), fc.tuple(entry, entry, entry))
    .filter(([[a, c], [b, d]]) => Math.abs(a * d - b * c) > 0.01)
  const side = fc.integer({ min: 1, max: 30 })
  fc.assert(
    fc.property(rows, side, side, (imageTransform, width, height) => {
      const paint: PlacedPaint = { scaleMode: 'CROP', imageTransform }
      const box = { width: 60, height: 60 }
      const seen = seenPixels(paint, box, { width, height })
      fc.pre(seen !== null)
      const part = shown(paint, box, { width, height }) ?? { x: 0, y: 0, width, height }
      // The looks are a unit apart, so up to this much of the picture may lie between two of them.
      const slack = Math.ceil(((1.5 + 1.5) * Math.max(width, height)) / 60) + 1
      for (const key of ['x', 'y'] as const) {
        const length = key === 'x' ? 'width' : 'height'
        expect(part[key]).toBeLessThanOrEqual(seen![key])
        expect(part[key] + part[length]).toBeGreaterThanOrEqual(seen![key] + seen![length])
        expect(seen![key] - part[key]).toBeLessThanOrEqual(slack)
        expect(part[key] + part[length] - seen![key] - seen![length]).toBeLessThanOrEqual(slack)
      }
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

/** The box around the pixels that looks at a grid of points in the node's box find. */
function seenPixels(paint: PlacedPaint, box: Size, image: Size): Rect | null {
  const placement = imageMatrix(paint, box, image)
  if (!placement) return null
  const columns: number[] = []
  const rows: number[] = []
  for (let x = 0.5; x < box.width; x++) {
    for (let y = 0.5; y < box.height; y++) {
      const pixel = mapPoint(placement.toImage, { x, y })
      const inside =
        pixel.x > 0.01 &&
        pixel.y > 0.01 &&
        pixel.x < image.width - 0.01 &&
        pixel.y < image.height - 0.01
      if (!inside) continue
      columns.push(Math.floor(pixel.x))
      rows.push(Math.floor(pixel.y))
    }
  }
  if (columns.length === 0) return null
  const x = Math.min(...columns)
  const y = Math.min(...rows)
  return { x, y, width: Math.max(...columns) - x + 1, height: Math.max(...rows) - y + 1 }
}
