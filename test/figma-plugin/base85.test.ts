import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase85, toBase85 } from '../../figma-plugin/ui/base85.ts'

test('bytes of every length come back from their text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(fromBase85(toBase85(bytes))).toEqual(bytes)
    }),
  )
})

test('the largest bytes come back, whatever is missing of the last four', () => {
  for (const length of [1, 2, 3, 4, 5]) {
    const bytes = new Uint8Array(length).fill(255)
    expect(fromBase85(toBase85(bytes))).toEqual(bytes)
  }
})

test('four bytes take five letters, of which none needs an escape in a script or an attribute', () => {
  const bytes = Uint8Array.from({ length: 40_000 }, (_, i) => (i * 7919) % 251)
  const text = toBase85(bytes)
  expect(text.length).toBe(50_000)
  expect(new Set(text).size).toBe(85)
  expect(text).not.toMatch(/[^!-~]|["'\\<&$]/)
})
