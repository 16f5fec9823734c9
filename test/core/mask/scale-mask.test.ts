import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMask } from '../../../core/mask/mask.ts'
import { scaleMask } from '../../../core/mask/scale-mask.ts'
import { arbitraryMask, drawn } from './arbitrary-mask.ts'

const arbitrarySize = fc.record({
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 40 }),
})

test('shrinking averages the area under each pixel', () => {
  const small = scaleMask(drawn(['##..', '#...'], { x: 9, y: 9 }), { width: 2, height: 1 })
  expect(small.rect).toEqual({ x: 0, y: 0, width: 2, height: 1 })
  expect([...small.data]).toEqual([191, 0])
})

test('shrinking by a broken factor weighs pixels by the part that is covered', () => {
  const small = scaleMask(drawn(['#..']), { width: 2, height: 1 })
  expect([...small.data]).toEqual([170, 0])
})

test('enlarging by a whole factor repeats pixels', () => {
  expect(scaleMask(drawn(['#3']), { width: 4, height: 2 })).toEqual(drawn(['##33', '##33']))
})

test('the same size gives the same coverage', () => {
  fc.assert(
    fc.property(arbitraryMask, (mask) => {
      expect(scaleMask(mask, mask.rect).data).toEqual(mask.data)
    }),
  )
})

test('constant coverage stays that constant at every size', () => {
  fc.assert(
    fc.property(arbitrarySize, arbitrarySize, fc.nat(255), (from, to, value) => {
      const flat = createMask(
        { x: 0, y: 0, ...from },
        new Uint8Array(from.width * from.height).fill(value),
      )
      expect(scaleMask(flat, to).data.every((scaled) => scaled === value)).toBe(true)
    }),
  )
})

test('scaling keeps the mean coverage within rounding', () => {
  fc.assert(
    fc.property(arbitraryMask, arbitrarySize, (mask, size) => {
      const mean = (data: Uint8Array) => data.reduce((sum, v) => sum + v, 0) / data.length
      expect(Math.abs(mean(scaleMask(mask, size).data) - mean(mask.data))).toBeLessThanOrEqual(0.5)
    }),
  )
})
