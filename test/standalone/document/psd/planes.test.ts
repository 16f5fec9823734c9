import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packedBound, packRow, unpackRow } from '../../../../standalone/document/psd/pack-bits.ts'
import {
  decodeMerged,
  decodePlane,
  encodeMerged,
  encodePlane,
} from '../../../../standalone/document/psd/planes.ts'

/** Rows with long runs, short runs and noise: what decides between the two forms of PackBits. */
const row = fc
  .array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 12 })
  .map((runs) => Uint8Array.from(runs.flatMap(([value, count]) => Array(count).fill(value))))
const noisy = fc.uint8Array({ minLength: 1, maxLength: 600 })

test('a packed row unpacks to the same bytes and never outgrows its bound', () => {
  fc.assert(
    fc.property(fc.oneof(row, noisy), (bytes) => {
      const packed = new Uint8Array(packedBound(bytes.length) + 1)
      const end = packRow(bytes, 0, bytes.length, packed, 0)
      expect(end).toBeLessThanOrEqual(packedBound(bytes.length))
      const back = new Uint8Array(bytes.length)
      expect(unpackRow(packed.subarray(0, end), back, 0, back.length)).toBe(true)
      expect(back).toEqual(bytes)
    }),
  )
})

test('a row is packed as the TIFF specification shows', () => {
  const row = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa)
  const packed = new Uint8Array(20)
  const end = packRow(row, 0, row.length, packed, 0)
  expect(Array.from(packed.subarray(0, end))).toEqual([0xfe, 0xaa, 2, 0x80, 0x00, 0x2a, 0xfd, 0xaa])
})

test('a packed row that is too short or too long is noticed', () => {
  const target = new Uint8Array(4)
  expect(unpackRow(Uint8Array.of(254, 7), target, 0, 4)).toBe(false)
  expect(unpackRow(Uint8Array.of(251, 7), target, 0, 4)).toBe(false)
  expect(unpackRow(Uint8Array.of(3, 1, 2), target, 0, 4)).toBe(false)
  expect(unpackRow(Uint8Array.of(128, 253, 9), target, 0, 4)).toBe(true)
})

test('planes of 8 and 16 bits come back as they were, alone and merged', () => {
  const size = { width: 7, height: 5 }
  const eight = Uint8Array.from({ length: 35 }, (_, i) => (i * 37) & 255)
  const sixteen = Uint16Array.from({ length: 35 }, (_, i) => (i * 7919) & 65535)
  expect(decodePlane(encodePlane(eight, size), size, 8)).toEqual(eight)
  expect(decodePlane(encodePlane(sixteen, size), size, 16)).toEqual(sixteen)
  expect(decodeMerged(encodeMerged([eight, eight], size), size, 8, 2)).toEqual([eight, eight])
  expect(decodeMerged(encodeMerged([sixteen], size), size, 16, 1)).toEqual([sixteen])
})
