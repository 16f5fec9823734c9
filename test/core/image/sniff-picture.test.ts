import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { orientationOfTiff } from '../../../core/image/sniff/tiff-tags.ts'
import { sniffPicture } from '../../../core/image/sniff-picture.ts'

const red = () => sharp({ create: { width: 37, height: 21, channels: 3, background: 'red' } })
const clear = () =>
  sharp({
    create: { width: 37, height: 21, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.4 } },
  })
const size = { width: 37, height: 21 }

test.each([
  ['PNG', red().png(), { format: 'png', ...size, channels: 3 }],
  ['PNG with alpha', clear().png(), { format: 'png', ...size, channels: 4 }],
  [
    'PNG with EXIF',
    red().withMetadata({ orientation: 3 }).png(),
    { format: 'png', ...size, channels: 3, orientation: 3 },
  ],
  ['JPEG', red().jpeg(), { format: 'jpeg', ...size, channels: 3, cmyk: false }],
  [
    'progressive JPEG',
    red().jpeg({ progressive: true }),
    { format: 'jpeg', ...size, channels: 3, cmyk: false },
  ],
  [
    'grey JPEG',
    red().toColourspace('b-w').jpeg(),
    { format: 'jpeg', ...size, channels: 1, cmyk: false },
  ],
  [
    'CMYK JPEG',
    red().toColourspace('cmyk').jpeg(),
    { format: 'jpeg', ...size, channels: 4, cmyk: true },
  ],
  [
    'turned JPEG',
    red().withMetadata({ orientation: 6 }).jpeg(),
    { format: 'jpeg', ...size, channels: 3, cmyk: false, orientation: 6 },
  ],
  ['lossy WebP', red().webp(), { format: 'webp', ...size, channels: 3 }],
  ['lossless WebP', clear().webp({ lossless: true }), { format: 'webp', ...size, channels: 4 }],
  ['lossy WebP with alpha', clear().webp(), { format: 'webp', ...size, channels: 4 }],
  [
    'turned WebP',
    red().withMetadata({ orientation: 8 }).webp(),
    { format: 'webp', ...size, channels: 3, orientation: 8 },
  ],
  ['GIF', red().gif(), { format: 'gif', ...size }],
  ['TIFF', red().tiff(), { format: 'tiff', ...size, channels: 3, cmyk: false }],
  [
    'CMYK TIFF',
    red().toColourspace('cmyk').tiff(),
    { format: 'tiff', ...size, channels: 4, cmyk: true },
  ],
  ['AVIF', red().avif(), { format: 'avif', width: null, height: null }],
] as const)('a %s as sharp writes it is told by its first bytes', async (_, image, expected) => {
  expect(sniffPicture(await image.toBuffer())).toMatchObject(expected)
})

test('kinds that sharp does not write are told by their headers', () => {
  const psd = Buffer.alloc(26)
  psd.write('8BPS\0\x01', 'latin1')
  psd.writeUInt16BE(4, 12)
  psd.writeUInt32BE(21, 14)
  psd.writeUInt32BE(37, 18)
  psd.writeUInt16BE(8, 22)
  psd.writeUInt16BE(4, 24)
  expect(sniffPicture(psd)).toEqual({ format: 'psd', ...size, channels: 4, cmyk: true })

  const bmp = Buffer.alloc(54)
  bmp.write('BM')
  bmp.writeUInt32LE(40, 14)
  bmp.writeInt32LE(37, 18)
  bmp.writeInt32LE(-21, 22)
  expect(sniffPicture(bmp)).toEqual({ format: 'bmp', ...size })
  bmp.writeUInt32LE(12, 14)
  bmp.writeUInt16LE(37, 18)
  bmp.writeUInt16LE(21, 20)
  expect(sniffPicture(bmp)).toEqual({ format: 'bmp', ...size })

  const heic = Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'latin1')
  expect(sniffPicture(heic)).toEqual({ format: 'heic', width: null, height: null })
})

test('bytes that are no picture, a text that starts with BM, and films in the same container are unknown', () => {
  for (const text of [
    '',
    'hello',
    'BMW is a car maker in Munich, Bavaria',
    '\0\0\0\x14ftypisom\0\0\0\0mp42',
  ]) {
    expect(sniffPicture(Buffer.from(text, 'latin1')), text).toBe(null)
  }
})

test('a file that starts with BM but fills the reserved field is no BMP', () => {
  const bytes = Buffer.alloc(54)
  bytes.write('BM')
  bytes[6] = 1
  bytes.writeUInt32LE(40, 14)
  expect(sniffPicture(bytes)).toBe(null)
})

test('a JPEG is read past fill bytes and markers without a length, and not past its end', () => {
  const frame = [0xff, 0xc2, 0, 11, 8, 0, 21, 0, 37, 1, 1, 0x11, 0]
  expect(sniffPicture(Uint8Array.of(0xff, 0xd8, 0xff, 0xff, 0xff, 0x01, ...frame))).toMatchObject(
    size,
  )
  expect(
    sniffPicture(Uint8Array.of(0xff, 0xd8, 0xff, 0xc4, 0, 9, 9, 9, 9, 9, 9, 9, 9, ...frame)),
  ).toMatchObject(size)
  for (const broken of [
    [0xff, 0xe0, 0, 1],
    [0xff, 0xda, 0, 2],
    [0xff, 0xd9, 0, 0],
    [0xff, 0xe0, 0, 2, 0x12],
  ]) {
    expect(sniffPicture(Uint8Array.of(0xff, 0xd8, ...broken, ...frame))).toEqual({
      format: 'jpeg',
      width: null,
      height: null,
    })
  }
})

test('big-endian EXIF is read, an orientation that does not exist is not', () => {
  const jpeg = (value: number) => {
    const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0]
    const exif = [...Buffer.from('Exif\0\0'), ...tiff]
    return Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif)
  }
  expect(sniffPicture(jpeg(5))?.orientation).toBe(5)
  expect(sniffPicture(jpeg(9))?.orientation).toBe(undefined)
  expect(sniffPicture(jpeg(0))?.orientation).toBe(undefined)
})

test('EXIF data without a valid orientation have none', () => {
  const tiff = (value: number) =>
    Uint8Array.of(
      ...Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1'),
      value,
      0,
      0,
      0,
    )
  expect(orientationOfTiff(tiff(8))).toBe(8)
  expect(orientationOfTiff(tiff(0))).toBe(undefined)
  expect(orientationOfTiff(Uint8Array.of(1, 2, 3))).toBe(undefined)
})

test('a WebP chunk of odd length is followed by a byte of padding', () => {
  const exif = Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0', 'latin1')
  const part = (type: string, data: Uint8Array) => {
    const head = Buffer.alloc(8)
    head.write(type)
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length & 1)])
  }
  const size = Uint8Array.of(0x10, 0, 0, 0, 36, 0, 0, 20, 0, 0)
  const parts = Buffer.concat([
    part('VP8X', size),
    part('ICCP', new Uint8Array(3)),
    part('EXIF', exif),
  ])
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), parts])
  expect(sniffPicture(file)).toEqual({
    format: 'webp',
    width: 37,
    height: 21,
    channels: 4,
    orientation: 6,
  })
})

test('no cut-off or damaged file makes it fail', async () => {
  const files = await Promise.all([
    red().withMetadata({ orientation: 3 }).png().toBuffer(),
    red().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    red().withMetadata({ orientation: 8 }).webp().toBuffer(),
    red().tiff().toBuffer(),
    red().avif().toBuffer(),
  ])
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 3 }),
      (file, length, changes) => {
        const damaged = new Uint8Array(file.subarray(0, length % (file.length + 1)))
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value
        const sniffed = sniffPicture(damaged)
        if (sniffed?.width) expect(sniffed.width).toBeGreaterThan(0)
      },
    ),
    { numRuns: 500 },
  )
})
