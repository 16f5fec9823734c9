import { inflateRawSync, unzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from '../../../core/steps.ts'
import { type DeflateLevel, deflateOpen } from '../../../core/zlib/deflate-open.ts'
import { zlibInSteps } from '../../../core/zlib/zlib-in-steps.ts'

/** Bytes in which runs, single bytes and noise alternate; `values` is how many different bytes there are. */
function mixedBytes(length: number, values: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let word = seed
  const next = () => {
    word = (word * 48271) % 2147483647
    return word
  }
  for (let pos = 0; pos < length; ) {
    const value = next() % values
    const run = next() % 5 === 0 ? next() % 400 : 1
    bytes.fill(value, pos, pos + run)
    pos += Math.max(1, run)
  }
  return bytes
}

const arbitraryBytes = fc
  .record({
    length: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 30_000, max: 200_000 })),
    values: fc.constantFrom(1, 2, 40, 256),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ length, values, seed }) => mixedBytes(length, values, seed))

test('what is packed in steps is unpacked by another reader to the same bytes', () => {
  fc.assert(
    fc.property(arbitraryBytes, fc.constantFrom<DeflateLevel>(1, 6, 9), (bytes, level) => {
      const unpacked = unzipSync(finish(zlibInSteps(bytes, level)))
      expect(Buffer.compare(unpacked, bytes)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('blocks behind any number of zeros refer to nothing before them', () => {
  fc.assert(
    fc.property(arbitraryBytes, fc.integer({ min: 0, max: 40_000 }), (bytes, zeros) => {
      const stream = deflateOpen(6, zeros)
      for (let from = 0; from < bytes.length; from += 20_000) {
        stream.push(bytes.subarray(from, from + 20_000))
      }
      const packed = Buffer.concat([...stream.finish(), Uint8Array.of(3, 0)])
      const dictionary = Buffer.alloc(Math.min(zeros, 32_768))
      const unpacked = inflateRawSync(packed, zeros > 0 ? { dictionary } : {})
      expect(Buffer.compare(unpacked, bytes)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('where every byte is doubled somewhere, the first window is stored, and all of it can be read', () => {
  for (const length of [600, 32_768, 32_770, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i >> 1) & 255)
    const stream = deflateOpen(6, 0)
    stream.push(bytes)
    const packed = Buffer.concat([...stream.finish(), Uint8Array.of(3, 0)])
    expect(Buffer.compare(inflateRawSync(packed), bytes)).toBe(0)
  }
})

test('a large mask is packed as small as in one piece, but for a few bytes', () => {
  const bytes = new Uint8Array(1_000_000).fill(255, 300_000, 600_000)
  expect(finish(zlibInSteps(bytes, 6)).length).toBeLessThan(3000)
})
