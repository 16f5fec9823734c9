import { expect, test } from 'vitest'
import type { Size } from '../../../core/image/rect.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { decodeInBrowser } from '../../../core/panel/canvas/decode-in-browser.ts'
import { runInline } from '../../../core/worker.ts'
import { createFigmaPixels } from '../../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import { drawOutlines } from '../../../figma-plugin/worker/draw-outlines.ts'
import { figmaPixelJobsWith } from '../../../figma-plugin/worker/jobs.ts'

/** 3 × 2 pixels, two frames: red, then green. */
const animated = bytesOf(
  'R0lGODlhAwACAIAAAExpcf8AACH5BAUAAAAALAAAAAADAAIAAAICjF8AIfkEBQAAAAAsAAAAAAMAAgCATGlxAP8AAgKMXwA7',
)

/** Three pixels: red, transparent, and 10, 200, 30. */
const clear = bytesOf('R0lGODlhAwABAIEAAExpcf8AAArIHgAAACH5BAUAAAAALAAAAAADAAEAAAICDFQAOw==')

/** 16 × 8 pixels: the left half red, the right half blue. */
const halves = bytesOf(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAHBQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwAVLbwOUBy//9k=',
)

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** The same JPEG with EXIF data that state an orientation. */
function held(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, 0, 0, 0, 0]
  const app1 = [0xff, 0xe1, 0, exif.length + 2, ...exif]
  return Uint8Array.of(...jpeg.subarray(0, 2), ...app1, ...jpeg.subarray(2))
}

function pixelsOf(file: Uint8Array, drawn: Size) {
  const document = { imageFile: async () => file, imageSize: async () => drawn }
  const jobs = figmaPixelJobsWith({ decodeForeign: decodeInBrowser, drawOutlines })
  return createFigmaPixels(document, runInline(jobs))
}

async function readAll(file: Uint8Array, drawn: Size) {
  const read = await pixelsOf(file, drawn).read({ base: 'a', overlays: [] }, rectOf(drawn))
  return Array.from(read.data)
}

test('the browser gives an animated GIF’s first frame', async () => {
  const drawn = { width: 3, height: 2 }
  expect(await pixelsOf(animated, drawn).facts('a')).toMatchObject({
    ...drawn,
    translucent: false,
    obstacle: expect.stringMatching(/animated GIF/),
  })
  expect(await readAll(animated, drawn)).toEqual(new Array(6).fill([255, 0, 0, 255]).flat())
})

test('a GIF’s colours are exact, and transparent is transparent', async () => {
  const drawn = { width: 3, height: 1 }
  expect((await pixelsOf(clear, drawn).facts('a')).translucent).toBe(true)
  expect(await readAll(clear, drawn)).toEqual([255, 0, 0, 255, 0, 0, 0, 0, 10, 200, 30, 255])
})

/** Which of red and blue is first and last. */
const ends = (words: number[]) => {
  const name = (pos: number) => (words[pos]! > 128 ? 'red' : 'blue')
  return [name(0), name(words.length - 4)]
}

test('a JPEG is turned where Figma turns it, and not where Figma does not', async () => {
  const stored = { width: 16, height: 8 }
  const upright = { width: 8, height: 16 }
  expect(ends(await readAll(halves, stored))).toEqual(['red', 'blue'])
  expect(ends(await readAll(held(halves, 8), upright))).toEqual(['blue', 'red'])
  expect(ends(await readAll(held(halves, 6), upright))).toEqual(['red', 'blue'])
  expect(ends(await readAll(held(halves, 8), stored))).toEqual(['red', 'blue'])
  expect(ends(await readAll(held(halves, 3), stored))).toEqual(['blue', 'red'])
})
