import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test, vi } from 'vitest'
import type { DecodedPicture } from '../../../core/ports.ts'
import { createJpegDecoder } from '../../../figma-plugin/worker/jpeg/create-jpeg-decoder.ts'
import { reachesEnd } from '../../../figma-plugin/worker/jpeg/reaches-end.ts'
import { root } from '../../../scripts/root.ts'

let wasm: Uint8Array
beforeAll(async () => {
  const path = 'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'
  wasm = new Uint8Array(await readFile(join(root, path)))
})

/** Sides that no block size divides. */
const size = { width: 117, height: 83 }

/** Colour waves with grain: every block has detail, and neighbours differ in colour. */
function scene() {
  const raw = new Uint8Array(size.width * size.height * 3)
  for (let i = 0; i < raw.length; i++) raw[i] = Math.sin(i / 7) * 90 + ((i * 7919) % 67) + 90
  return sharp(raw, { raw: { ...size, channels: 3 } })
}

const jpegOf = async (options: Parameters<ReturnType<typeof scene>['jpeg']>[0], image = scene()) =>
  new Uint8Array(await image.jpeg(options).toBuffer())

/** The words that libvips gives, orientation applied. */
async function wordsOf(jpeg: Uint8Array): Promise<Uint8Array> {
  const decoded = sharp(jpeg, { ignoreIcc: true }).autoOrient().toColourspace('srgb').ensureAlpha()
  return new Uint8Array(await decoded.raw().toBuffer())
}

const decoder = () => createJpegDecoder(wasm)

/** Whether a decoder gives the very words that libvips gives for a file. */
async function givesWordsOf(decoded: DecodedPicture | null, jpeg: Uint8Array): Promise<boolean> {
  const words = decoded?.picture.data
  return words instanceof Uint8Array && Buffer.compare(words, await wordsOf(jpeg)) === 0
}

const kinds: [string, () => Promise<Uint8Array>][] = [
  ['4:2:0', () => jpegOf({ quality: 80 })],
  ['4:4:4', () => jpegOf({ quality: 95, chromaSubsampling: '4:4:4' })],
  ['progressive', () => jpegOf({ progressive: true })],
  ['optimised', () => jpegOf({ mozjpeg: true })],
  ['grey', () => jpegOf({}, scene().greyscale())],
]

test.each(kinds)('%s is decoded to the very words that libvips gives', async (_, make) => {
  const jpeg = await make()
  const decoded = await decoder()(jpeg)
  expect(decoded?.picture).toMatchObject({ ...size, depth: 8 })
  expect(await givesWordsOf(decoded, jpeg)).toBe(true)
  expect(decoded?.color.space).toBe('srgb')
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is applied once', async (orientation) => {
  const jpeg = await jpegOf({ quality: 90 }, scene().withMetadata({ orientation }))
  const decoded = await decoder()(jpeg)
  expect(decoded?.picture.width).toBe(orientation >= 5 ? size.height : size.width)
  expect(await givesWordsOf(decoded, jpeg)).toBe(true)
})

test('the profile is carried over and the values are not converted', async () => {
  const jpeg = await jpegOf({}, scene().withIccProfile('p3'))
  const decoded = await decoder()(jpeg)
  expect(decoded?.color.space).toBe('other')
  expect(decoded?.color.name).toMatch(/P3/)
  expect(await givesWordsOf(decoded, jpeg)).toBe(true)
})

test.each(kinds)('%s that is cut off anywhere is refused', async (_, make) => {
  const jpeg = await make()
  const decode = decoder()
  for (const missing of [1, 2, 3, 40, Math.round(jpeg.length / 2)]) {
    const cut = jpeg.subarray(0, jpeg.length - missing)
    expect(reachesEnd(cut)).toBe(false)
    await expect(decode(cut)).rejects.toThrow(/premature end|before its picture does/i)
  }
})

test('a file that was cut off and closed again is refused: its last pixels would be guessed', async () => {
  const jpeg = await jpegOf({ quality: 80 })
  const closed = Uint8Array.from([...jpeg.subarray(0, jpeg.length / 2), 0xff, 0xd9])
  expect(reachesEnd(closed)).toBe(true)
  await expect(decoder()(closed)).rejects.toThrow(/premature end/i)
})

test('bytes after the end change nothing, not even an end marker inside them', async () => {
  const jpeg = await jpegOf({ quality: 80 })
  const longer = Uint8Array.from([...jpeg, 0, 0xff, 0xd8, 1, 2, 0xff, 0xd9, 0xff])
  expect(await givesWordsOf(await decoder()(longer), jpeg)).toBe(true)
})

test('bytes too many between segments change nothing, and do not hide that the file is cut off', async () => {
  const jpeg = await jpegOf({ quality: 80 })
  const scan = jpeg.findIndex((byte, at) => byte === 0xff && jpeg[at + 1] === 0xda)
  const loose = Uint8Array.from([...jpeg.subarray(0, scan), 0, 0, 0, ...jpeg.subarray(scan)])
  expect(await givesWordsOf(await decoder()(loose), jpeg)).toBe(true)
  await expect(decoder()(loose.subarray(0, -40))).rejects.toThrow(/before its picture does/)
})

test('an end marker inside an earlier segment is none', async () => {
  const jpeg = await jpegOf({ quality: 80 })
  const preview = [0xff, 0xe5, 0, 6, 0xff, 0xd9, 0xff, 0xd9]
  const withPreview = Uint8Array.from([0xff, 0xd8, ...preview, ...jpeg.subarray(2)])
  expect(reachesEnd(withPreview)).toBe(true)
  expect(reachesEnd(withPreview.subarray(0, -2))).toBe(false)
})

test('what is no JPEG inside is refused, and the next file is decoded as ever', async () => {
  const decode = decoder()
  await expect(decode(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).rejects.toThrow()
  const jpeg = await jpegOf({})
  expect(await givesWordsOf(await decode(jpeg), jpeg)).toBe(true)
})

test('the program is compiled with the first file, once', async () => {
  const compiles = vi.spyOn(WebAssembly, 'compile')
  const decode = decoder()
  expect(compiles).not.toHaveBeenCalled()
  const jpeg = await jpegOf({})
  await Promise.all([decode(jpeg), decode(jpeg)])
  await decode(jpeg)
  expect(compiles).toHaveBeenCalledTimes(1)
  compiles.mockRestore()
})

test('where WebAssembly can’t be started, the file is left to another decoder', async () => {
  const jpeg = await jpegOf({})
  const compiles = vi
    .spyOn(WebAssembly, 'compile')
    .mockRejectedValue(new Error('refused by policy'))
  const decode = decoder()
  expect(await decode(jpeg)).toBeNull()
  expect(await decode(jpeg)).toBeNull()
  expect(compiles).toHaveBeenCalledTimes(1)
  compiles.mockRestore()
  const starts = vi.spyOn(WebAssembly, 'Instance').mockImplementation(function refuse() {
    throw new Error('refused by policy')
  })
  expect(await decoder()(jpeg)).toBeNull()
  starts.mockRestore()
})
