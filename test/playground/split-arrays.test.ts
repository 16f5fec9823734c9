import { expect, test } from 'vitest'
import {
  joinArrays,
  partKeysOf,
  splitArrays,
} from '../../standalone/playground/storage/split-arrays.ts'

function keysByOrder() {
  const keys = new Map<object, string>()
  return (part: object) => {
    const key = keys.get(part) ?? `part ${keys.size}`
    keys.set(part, key)
    return key
  }
}

test('large arrays leave the skeleton, small ones and everything else stay', () => {
  const large = new Uint8Array(5000).fill(7)
  const small = new Uint8Array([1, 2])
  const { skeleton, parts } = splitArrays({ large, small, name: 'a', none: null }, keysByOrder())
  expect(skeleton).toEqual({ large: { partKey: 'part 0' }, small, name: 'a', none: null })
  expect([...parts]).toEqual([['part 0', large]])
  expect(partKeysOf(skeleton)).toEqual(['part 0'])
})

test('splitting and joining gives the same data back, 16-bit words, Maps and Sets included', () => {
  const deep = new Uint16Array(4000).map((_, i) => i * 16)
  const data = {
    layers: [{ picture: { width: 50, height: 20, data: deep } }],
    records: new Map([['v1', { mask: new Uint8Array(9000).fill(3) }]]),
    hidden: new Set(['v2']),
  }
  const { skeleton, parts } = splitArrays(data, keysByOrder())
  expect(joinArrays(structuredClone(skeleton), (key) => parts.get(key))).toEqual(data)
})

test('the same array is stored once', () => {
  const shared = new Uint8Array(5000)
  const { parts } = splitArrays([shared, { again: shared }], keysByOrder())
  expect(parts.size).toBe(1)
})

test('a view does not take its whole buffer along', () => {
  const view = new Uint8Array(1_000_000).subarray(10, 5010)
  const { parts } = splitArrays({ view }, keysByOrder())
  expect(parts.get('part 0')?.buffer.byteLength).toBe(5000)
})

test('a missing array is an error, not a hole', () => {
  expect(() => joinArrays({ picture: { partKey: 'gone' } }, () => undefined)).toThrow(
    new RangeError('Expected the array gone but it is missing'),
  )
})
