import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksumOfWords } from '../../../core/image/words-checksum.ts'
import { finish } from '../../../core/steps.ts'

function checksum(words: readonly number[], components: number, depth: 8 | 16 = 8): string {
  const data = depth === 8 ? Uint8Array.from(words) : Uint16Array.from(words)
  return finish(checksumOfWords({ words: data, components, opaque: depth === 8 ? 255 : 32768 }))
}

const words = fc.array(fc.nat(255), { minLength: 4, maxLength: 40 })
const pixels = words.map((all) => all.slice(0, all.length - (all.length % 4)))

test('one changed word gives another text', () => {
  fc.assert(
    fc.property(pixels, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, at, by) => {
      const opaque = all.map((word, pos) => (pos % 4 === 3 ? 255 : word))
      const changed = [...opaque]
      const pos = at % changed.length
      changed[pos] = ((changed[pos] ?? 0) + by) % 256
      expect(checksum(changed, 4)).not.toBe(checksum(opaque, 4))
    }),
  )
})

test('colour under alpha 0 does not count, the alpha does', () => {
  expect(checksum([1, 2, 3, 0, 4, 5, 6, 255], 4)).toBe(checksum([9, 9, 9, 0, 4, 5, 6, 255], 4))
  expect(checksum([0, 0, 0, 1], 4)).not.toBe(checksum([0, 0, 0, 0], 4))
})

test('opaque words give one text with and without their alpha', () => {
  expect(checksum([1, 2, 3, 255, 4, 5, 6, 255], 4)).toBe(checksum([1, 2, 3, 4, 5, 6], 3))
  expect(checksum([1, 2, 3, 32768], 4, 16)).toBe(checksum([1, 2, 3], 3, 16))
})

test('coverage gives a text that depends on the order of its values', () => {
  expect(checksum([1, 2], 1)).toMatch(/^[0-9a-f]{16}$/)
  expect(checksum([1, 2], 1)).not.toBe(checksum([2, 1], 1))
})
