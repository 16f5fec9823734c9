import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differs, withForm } from '../../../core/history/pixel-texts.ts'

const rest = fc.string({ maxLength: 8 }).map((text) => text.replace(/\n/g, ' '))
const text = fc
  .tuple(fc.constantFrom('', 'psd:', 'photoshop:', 'psd-2:'), rest)
  .map(([form, said]) => (form === '' ? said.replace(/:/g, ';') : form + said))

test('texts of one form are compared, whole', () => {
  expect(differs('psd:4x4-a', 'psd:4x4-a')).toBe(false)
  expect(differs('psd:4x4-a', 'psd:4x4-b')).toBe(true)
  expect(differs('4x4-a', '4x4-b')).toBe(true)
  expect(differs('photoshop:4×4·Dot: 20 %', 'photoshop:4×4·Dot: 30 %')).toBe(true)
})

test('what can’t be compared is not said to differ', () => {
  expect(differs('psd:4x4-a', 'photoshop:4×4·a')).toBe(false)
  expect(differs('4x4-a', 'psd:4x4-a')).toBe(false)
  expect(differs('psd:4x4-a', '')).toBe(false)
  expect(differs('', 'psd:4x4-a')).toBe(false)
})

test('a text of a second form is kept beside the first, and each is compared with its own', () => {
  const both = withForm('psd:4x4-a', 'photoshop:4×4·a')
  expect(both).toBe('psd:4x4-a\nphotoshop:4×4·a')
  expect([differs(both, 'psd:4x4-a'), differs(both, 'psd:4x4-b')]).toEqual([false, true])
  expect([differs(both, 'photoshop:4×4·a'), differs(both, 'photoshop:4×4·b')]).toEqual([
    false,
    true,
  ])
})

test('what was written stays: a form is added once, and an empty text adds nothing', () => {
  expect(withForm('psd:a', 'psd:b')).toBe('psd:a')
  expect(withForm('psd:a', '')).toBe('psd:a')
  expect(withForm('', 'psd:a')).toBe('psd:a')
})

test('whatever forms were added, the first text of each form is what counts', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (texts, now) => {
      const stored = texts.reduce(withForm)
      const form = (one: string) => /^[a-z0-9-]+:/.exec(one)?.[0] ?? ''
      const first = texts.find((one) => one !== '' && form(one) === form(now))
      const says = first !== undefined && now !== ''
      expect(differs(stored, now)).toBe(says && first !== now)
      expect(differs(withForm(stored, now), now)).toBe(says && first !== now)
    }),
  )
})
