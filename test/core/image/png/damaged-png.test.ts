import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../../core/errors.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { chunk, handMadePng, header, joined, signature } from './hand-made-png.ts'

const file = handMadePng({
  width: 9,
  height: 7,
  bitDepth: 8,
  colorType: 6,
  sample: (x, y) => [x * 20, y * 30, (x * y) % 256, 255 - x],
})

function failure(bytes: Uint8Array, options?: { maxPixels?: number }) {
  try {
    decodePng(bytes, options)
  } catch (error) {
    if (isRefineError(error)) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  return null
}

const ihdr = header({ width: 2, height: 2, bitDepth: 8, colorType: 0 })
const iend = chunk('IEND', [])
const idat = (rows: readonly number[]) => chunk('IDAT', deflateSync(Buffer.from(rows)))

test('every file that was cut off anywhere is refused as ending too early or not being a PNG', () => {
  for (let length = 0; length < file.length; length++) {
    const error = failure(file.subarray(0, length))
    expect(error?.code, `cut at ${length}`).toBe('unreadable_file')
    expect(error?.message).toMatch(
      /^This PNG file can't be read: it (ends too early|does not start)/,
    )
  }
})

test('a flipped bit in any part that matters is noticed', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
      const damaged = file.slice()
      damaged[at] = (damaged[at] as number) ^ (1 << bit)
      expect(failure(damaged)?.code).toBe('unreadable_file')
    }),
    { numRuns: 300 },
  )
})

test('random bytes behind the signature never give anything but an unreadable or too large file', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(failure(joined([signature, bytes]))?.code).toBe('unreadable_file')
    }),
  )
})

test('damaged compressed data with right checksums are refused with the cause kept', () => {
  const error = failure(
    joined([signature, ihdr, chunk('IDAT', [120, 1, 255, 255, 255, 255]), iend]),
  )
  expect(error).toMatchObject({
    code: 'unreadable_file',
    message: "This PNG file can't be read: its pixels are damaged.",
  })
})

const cases: readonly (readonly [string, readonly Uint8Array[], RegExp])[] = [
  ['without a header', [idat([0]), iend], /its header is missing/],
  ['with nothing but an end', [iend], /its header is missing/],
  ['with two headers', [ihdr, ihdr, idat([0, 1, 2, 0, 3, 4]), iend], /not understood \(IHDR\)/],
  ['with an unknown critical part', [ihdr, chunk('ABCD', []), iend], /not understood \(ABCD\)/],
  ['without pixels', [ihdr, iend], /ends too early/],
  ['with too few rows', [ihdr, idat([0, 1, 2]), iend], /ends too early/],
  ['with an unknown row filter', [ihdr, idat([5, 1, 2, 0, 3, 4]), iend], /unknown row filter/],
  [
    'with a byte too many',
    [ihdr, idat([0, 1, 2, 0, 3, 4, 9]), iend],
    /more pixels than its header/,
  ],
  [
    'with part names that are no letters',
    [ihdr, chunk('\0\0\0\0', []), iend],
    /structure is damaged/,
  ],
]

for (const [what, parts, message] of cases) {
  test(`a file ${what} is refused`, () => {
    const error = failure(joined([signature, ...parts]))
    expect(error?.code).toBe('unreadable_file')
    expect(error?.message).toMatch(message)
    expect(error?.hint).toMatch(/save it as PNG again/)
  })
}

test('headers that the format does not allow are refused', () => {
  const refused = (spec: Parameters<typeof header>[0]) =>
    failure(joined([signature, header(spec), iend]))
  expect(refused({ width: 0, height: 1, bitDepth: 8, colorType: 2 })?.message).toMatch(/no pixels/)
  expect(refused({ width: 1, height: 1, bitDepth: 4, colorType: 2 })?.message).toMatch(
    /type 2, 4 bits/,
  )
  expect(refused({ width: 1, height: 1, bitDepth: 8, colorType: 5 as 6 })?.message).toMatch(
    /type 5/,
  )
  const odd = header({ width: 1, height: 1, bitDepth: 8, colorType: 2 }).slice(8, 21)
  odd[12] = 2
  expect(failure(joined([signature, chunk('IHDR', odd), iend]))?.message).toMatch(/does not know/)
  expect(failure(joined([signature, chunk('IHDR', [1, 2]), iend]))?.message).toMatch(/wrong length/)
})

test('palettes that are missing, malformed or too short for their pixels are refused', () => {
  const palette = (colors: readonly number[] | null) =>
    failure(
      joined([
        signature,
        header({ width: 1, height: 1, bitDepth: 2, colorType: 3 }),
        ...(colors ? [chunk('PLTE', colors)] : []),
        idat([0, 0b10_000000]),
        iend,
      ]),
    )?.message
  expect(palette(null)).toMatch(/palette is missing/)
  expect(palette([1, 2, 3, 4])).toMatch(/palette is missing or damaged/)
  expect(palette([1, 2, 3, 4, 5, 6])).toMatch(/colour that its palette does not have/)
  expect(palette([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(undefined)
})

test('a header that claims 30 000 × 30 000 pixels is refused before any memory is taken', () => {
  const bomb = joined([
    signature,
    header({ width: 30_000, height: 30_000, bitDepth: 16, colorType: 6 }),
    idat([0]),
    iend,
  ])
  expect(failure(bomb)).toMatchObject({
    code: 'too_large',
    message: expect.stringMatching(/30000 × 30000 pixels; at most 120 million/),
  })
})

test('a caller can set a lower limit of pixels', () => {
  expect(failure(file, { maxPixels: 62 })?.code).toBe('too_large')
  expect(failure(file, { maxPixels: 63 })).toBe(null)
})

test('few packed bytes under a large header are refused before memory is taken for its pixels', () => {
  const hollow = joined([
    signature,
    header({ width: 10_000, height: 10_000, bitDepth: 16, colorType: 6 }),
    idat(Array.from({ length: 5000 }, (_, i) => i % 251)),
    iend,
  ])
  const before = process.memoryUsage().arrayBuffers
  expect(failure(hollow)?.message).toMatch(/ends too early/)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000)
})

test('a bomb that unpacks to far more than its header says stops at the first byte too many', () => {
  const bomb = joined([
    signature,
    header({ width: 4, height: 4, bitDepth: 8, colorType: 0 }),
    chunk('IDAT', deflateSync(Buffer.alloc(256 << 20), { level: 9 })),
    iend,
  ])
  const before = process.memoryUsage().arrayBuffers
  expect(failure(bomb)?.message).toMatch(/unpacks to more pixels than its header says/)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(180_000_000)
})
