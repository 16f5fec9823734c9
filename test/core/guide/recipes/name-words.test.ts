import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillWords, nameWords } from '../../../../core/guide/recipes/name-words.ts'
import type { RecipeParameter } from '../../../../core/guide/recipes/recipe.ts'

const parameter = (name: string): RecipeParameter => ({ kind: 'text', name, label: '' })

test('the longest words are named first, and only whole ones', () => {
  const named = [
    { name: 'product', words: 'ring' },
    { name: 'set', words: 'ring box' },
  ]
  expect(nameWords('Move the ring box, the ring and the earring string', named)).toBe(
    'Move the {set}, the {product} and the earring string',
  )
})

test('words that begin a sentence stay capitalised', () => {
  const named = [{ name: 'product', words: 'the ring' }]
  const text = nameWords('The ring shines; make the ring softer', named)
  expect(text).toBe('{Product} shines; make {product} softer')
  expect(fillWords(text, [parameter('product')], { product: 'the watch' })).toBe(
    'The watch shines; make the watch softer',
  )
})

test('a value is put in as it is, also where it looks like a parameter, and other braces stay', () => {
  const parameters = [parameter('a'), parameter('b')]
  expect(fillWords('{a} {b} {c} {toString}', parameters, { a: '{b}', b: '$&' })).toBe(
    '{b} $& {c} {toString}',
  )
})

test('naming words and filling the same in gives the text back', () => {
  const word = fc.stringMatching(/^[a-zäöé]{1,6}$/)
  const text = fc.array(fc.oneof(word, fc.constantFrom(',', ' ', ' – ', '\n')), { maxLength: 20 })
  fc.assert(
    fc.property(text, word, (parts, words) => {
      const given = parts.join(' ')
      const named = nameWords(given, [{ name: 'thing', words }])
      expect(fillWords(named, [parameter('thing')], { thing: words })).toBe(given)
    }),
  )
})
