import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '../../../figma-plugin/main/split-text.ts'

test('a text is split where the next character would take too many bytes', () => {
  expect(splitText('abcde', 2)).toEqual(['ab', 'cd', 'e'])
  expect(splitText('aé€😀', 4)).toEqual(['aé', '€', '😀'])
})

test('the empty text has no parts, and a short one is its only part', () => {
  expect(splitText('', 10)).toEqual([])
  expect(splitText('Tasse ☕', 100)).toEqual(['Tasse ☕'])
})

test('parts join to the text, none is too long, and no character is torn', () => {
  const unit = fc.oneof(fc.constantFrom('a', 'é', '€', '😀'), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(unit), fc.integer({ min: 4, max: 40 }), (units, maxBytes) => {
      const text = units.join('')
      const parts = splitText(text, maxBytes)
      expect(parts.join('')).toBe(text)
      for (const part of parts) {
        expect(part).not.toBe('')
        expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(maxBytes)
        // Refuses half a character.
        expect(() => encodeURIComponent(part)).not.toThrow()
      }
    }),
  )
})
