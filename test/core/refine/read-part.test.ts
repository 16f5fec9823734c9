import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { type ReadPixels, readPart } from '../../../core/refine/read-part.ts'

const source = { kind: 'source' } as const

/** Reads an imagined picture whose red is the hundredth of the row, and notes what was read. */
function readerOf(): { read: ReadPixels; rects: Rect[] } {
  const rects: Rect[] = []
  return {
    rects,
    read: async (_, rect) => {
      rects.push(rect)
      const picture = createPicture(rect, 8)
      for (let y = 0; y < rect.height; y++) {
        const pixel = Uint8Array.of(Math.floor((rect.y + y) / 100), 0, 0, 255)
        for (let x = 0; x < rect.width; x++) picture.data.set(pixel, (y * rect.width + x) * 4)
      }
      return picture
    },
  }
}

test('what is not very large is read at once and in full', async () => {
  const { read, rects } = readerOf()
  const rect = { x: 5, y: 7, width: 300, height: 200 }
  const picture = await readPart(read, source, rect, new AbortController().signal)
  expect(rects).toEqual([rect])
  expect([picture.width, picture.height]).toEqual([300, 200])
})

test('what is very large is read in strips, each made smaller, without a gap', async () => {
  const { read, rects } = readerOf()
  const rect = { x: 0, y: 0, width: 2000, height: 13_000 }
  const picture = await readPart(read, source, rect, new AbortController().signal)
  expect([picture.width, picture.height]).toEqual([1000, 6500])
  expect(rects.reduce((sum, { height }) => sum + height, 0)).toBe(13_000)
  expect(Math.max(...rects.map(({ height }) => height))).toBeLessThanOrEqual(2000)
  const rows = [0, 1025, 3333, 6499]
  expect(rows.map((row) => picture.data[row * 4000])).toEqual(
    rows.map((row) => Math.floor((2 * row) / 100)),
  )
})
