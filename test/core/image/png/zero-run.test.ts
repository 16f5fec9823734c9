import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deflateZeros, readZeroRun } from '../../../../core/image/png/zero-run.ts'
import { adler32, adler32AfterZeros } from '../../../../core/zlib/adler32.ts'

const counts = fc.oneof(fc.nat(1200), fc.nat(300_000))
const last = Uint8Array.of(1, 0, 0, 255, 255)

test('zlib unpacks a run to exactly that many bytes of 0, with further blocks behind it', () => {
  fc.assert(
    fc.property(counts, (count) => {
      expect(inflateRawSync(deflateZeros(count, true))).toEqual(Buffer.alloc(count))
      expect(inflateRawSync(Buffer.concat([deflateZeros(count), last]))).toEqual(
        Buffer.alloc(count),
      )
    }),
  )
})

test('a run follows another, and other bytes', () => {
  const hello = Uint8Array.of(0, 2, 0, 253, 255, 104, 105)
  const runs = [deflateZeros(3), deflateZeros(1000), hello, deflateZeros(517, true)]
  const expected = Buffer.concat([Buffer.alloc(1003), Buffer.from('hi'), Buffer.alloc(517)])
  expect(inflateRawSync(Buffer.concat(runs))).toEqual(expected)
})

test('a run is recognised with its length and its end', () => {
  fc.assert(
    fc.property(counts, fc.boolean(), fc.nat(3), (count, isLast, before) => {
      const run = deflateZeros(count, isLast)
      const bytes = Buffer.concat([Buffer.alloc(before, 7), run, Buffer.from('behind')])
      expect(readZeroRun(bytes, before, isLast)).toEqual({ count, end: before + run.length })
      expect(readZeroRun(bytes, before, !isLast)).toBeNull()
    }),
  )
})

test('what is recognised as a run unpacks to one, whatever bit is flipped', () => {
  const run = deflateZeros(3000, true)
  for (let bit = 0; bit < run.length * 8; bit++) {
    const damaged = run.slice()
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    const read = readZeroRun(damaged, 0, true)
    if (read) expect(inflateRawSync(damaged)).toEqual(Buffer.alloc(read.count))
  }
})

test('anything shorter is no run', () => {
  const run = deflateZeros(100_000)
  for (let length = 0; length < run.length; length++) {
    expect(readZeroRun(run.subarray(0, length), 0)).toBeNull()
  }
})

test('Adler-32 is zlib’s, in pieces and over bytes of 0 that nobody looks at', () => {
  // The sum that RFC 1950 streams of "Wikipedia" end with.
  expect(adler32(Buffer.from('Wikipedia'))).toBe(0x11e60398)
  expect(adler32(Buffer.from('pedia'), adler32(Buffer.from('Wiki')))).toBe(0x11e60398)
  expect(adler32(new Uint8Array(100_000).fill(255))).toBe(
    adler32(new Uint8Array(33_333).fill(255), adler32(new Uint8Array(66_667).fill(255))),
  )
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(200_000), (bytes, zeros) => {
      const sum = adler32(bytes)
      expect(adler32AfterZeros(sum, zeros)).toBe(adler32(new Uint8Array(zeros), sum))
    }),
  )
})
