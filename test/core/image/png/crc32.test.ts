import { crc32 as crc32OfNode } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '../../../../core/image/png/crc32.ts'

test('the checksum is the one that zlib computes, at every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(crc32(bytes)).toBe(crc32OfNode(bytes))
    }),
  )
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
})

test('a checksum can be continued over several parts', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(crc32(b, crc32(a))).toBe(crc32OfNode(Buffer.concat([a, b])))
    }),
  )
})
