import { expect, test } from 'vitest'
import { createByteCache } from '../../../figma-plugin/worker/byte-cache.ts'

test('the longest unused things go when the bytes no longer fit', () => {
  const cache = createByteCache<string>(10)
  cache.set('a', 'A', 4)
  cache.set('b', 'B', 4)
  expect(cache.get('a')).toBe('A')
  cache.set('c', 'C', 4)
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['A', undefined, 'C'])
})

test('setting anew replaces, and counts the new bytes only', () => {
  const cache = createByteCache<string>(10)
  cache.set('a', 'A', 8)
  cache.set('a', 'A2', 3)
  cache.set('b', 'B', 7)
  expect([cache.get('a'), cache.get('b')]).toEqual(['A2', 'B'])
})

test('what is larger than the budget is not kept, and drives nothing else out', () => {
  const cache = createByteCache<string>(10)
  cache.set('a', 'A', 4)
  cache.set('huge', 'H', 11)
  expect([cache.get('a'), cache.get('huge')]).toEqual(['A', undefined])
  cache.set('a', 'grown', 11)
  expect(cache.get('a')).toBeUndefined()
})

test('what is deleted makes room', () => {
  const cache = createByteCache<string>(4)
  cache.set('a', 'A', 4)
  cache.delete('a')
  cache.delete('never there')
  cache.set('b', 'B', 4)
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'B'])
})
