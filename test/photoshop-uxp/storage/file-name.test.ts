import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameOf, keyOfFileName } from '../../../photoshop-uxp/storage/file-name.ts'

const keys = fc.string({ unit: 'grapheme', maxLength: 12 })

test('a key of any characters comes back from its file name', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(keyOfFileName(fileNameOf(key))).toBe(key)
    }),
  )
})

test('keys that differ in capitals only have names that differ on disks that ignore them', () => {
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      fc.pre(one !== other)
      expect(fileNameOf(one).toLowerCase()).not.toBe(fileNameOf(other).toLowerCase())
    }),
  )
})

test('names hold only letters, digits, hyphens and underscores', () => {
  expect(fileNameOf('ledger/3F ü/entry')).toBe('kledger_2f3_46_20_c3_bc_2fentry')
  expect(fileNameOf('con')).toBe('kcon')
  expect(fileNameOf('')).toBe('k')
})

test('names that stand for no key are known', () => {
  for (const name of ['', 'readme', 'kA', 'k_2', 'k_61', '.ds_store', 'k ']) {
    expect(keyOfFileName(name), name).toBeNull()
  }
})

test('a key that no file name can hold is refused', () => {
  expect(() => fileNameOf('Ü'.repeat(60))).toThrow(
    /^Expected a key that fits into a file name but received ÜÜ/u,
  )
})
