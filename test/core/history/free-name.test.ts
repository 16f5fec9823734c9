import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeName } from '../../../core/history/free-name.ts'
import { maxNameLength } from '../../../core/history/layer-name.ts'
import { pictureName } from '../../../core/history/picture-name.ts'

test('a name that is free stays, one that is taken gets a counter', () => {
  expect(freeName('Kite', [])).toBe('Kite')
  expect(freeName('Kite', ['Kite', 'Kite (2)'])).toBe('Kite (3)')
})

test('no name is taken or too long, whatever is wished for', () => {
  const text = fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme' })
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 12 }), (wanted, count) => {
      const taken: string[] = []
      for (let i = 0; i < count; i++) {
        const name = freeName(wanted, taken)
        expect(taken).not.toContain(name)
        expect([...name].length).toBeLessThanOrEqual(maxNameLength)
        taken.push(name)
      }
    }),
  )
})

test('a picture is called as it was asked for, as far as that can be a name', () => {
  expect(pictureName('a red kite / over the sea.png')).toBe('a red kite - over the sea')
  expect(pictureName('.hidden')).toBe('hidden')
  expect(pictureName('\u202E')).toBe('New picture')
  expect([...pictureName('kite '.repeat(40))].length).toBeLessThanOrEqual(maxNameLength)
})
