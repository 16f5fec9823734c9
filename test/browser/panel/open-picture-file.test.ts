import { expect, test } from 'vitest'
import { createPictureDecoder } from '../../../core/image/decode-picture.ts'
import { displayP3ToSrgb } from '../../../core/image/display-p3.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { colorTagOfChunks } from '../../../core/image/png/color-of-chunks.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { decodeInBrowser } from '../../../core/panel/canvas/decode-in-browser.ts'
import { readChosenPicture } from '../../../core/panel/files/open-picture-file.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'

const reading = {
  decode: createPictureDecoder(decodeInBrowser),
  work: pixelWork(runInline(pixelJobs)),
}

function fileOf(bytes: Uint8Array, name: string): File {
  return new File([bytes as Uint8Array<ArrayBuffer>], name)
}

const size = { width: 2, height: 1 }

test('a chosen picture is given in 8 bits, translucent pixels as they are in the file', async () => {
  const deep = createPicture(size, 16, Uint16Array.of(257, 514, 771, 257 * 3, 65535, 0, 0, 65535))
  const chosen = await readChosenPicture(fileOf(encodePng(deep), 'old.cup.png'), reading)
  expect(chosen.name).toBe('old.cup')
  expect(chosen.picture).toEqual(createPicture(size, 8, Uint8Array.of(1, 2, 3, 3, 255, 0, 0, 255)))
})

test('a chosen picture in another colour space is converted to sRGB', async () => {
  const wide: Picture = createPicture(size, 8, Uint8Array.of(200, 100, 50, 255, 90, 120, 160, 255))
  const color = colorTagOfChunks([{ type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) }])
  expect(color.space).toBe('other')
  const { picture } = await readChosenPicture(fileOf(encodePng(wide, { color }), 'p3.png'), reading)
  const expected = displayP3ToSrgb(wide)
  expect(picture.depth).toBe(8)
  for (const [at, word] of expected.data.entries()) {
    expect(Math.abs((picture.data[at] ?? Number.NaN) - word)).toBeLessThanOrEqual(1)
  }
})

test('a chosen file that is no picture, or too large, is refused in words', async () => {
  const words = fileOf(new TextEncoder().encode('no picture'), 'notes.png')
  await expect(readChosenPicture(words, reading)).rejects.toMatchObject({ code: 'unreadable_file' })
  const huge = Object.defineProperty(fileOf(new Uint8Array(1), 'huge.png'), 'size', { value: 2e9 })
  await expect(readChosenPicture(huge, reading)).rejects.toMatchObject({ code: 'too_large' })
})
