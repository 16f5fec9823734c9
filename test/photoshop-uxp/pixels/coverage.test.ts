import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from '../../../core/steps.ts'
import { coverageOfPixels, toMaskWords } from '../../../photoshop-uxp/pixels/coverage.ts'

const rect = { x: 2, y: 3, width: 3, height: 1 }

function coverageOf(words: Uint8Array | Uint16Array, bounds = rect): readonly number[] {
  return [...finish(coverageOfPixels({ words, components: 1, bounds }, rect))]
}

test('what Photoshop left out of a mask is black, and what was not asked for is cut off', () => {
  const bounds = { x: 3, y: 2, width: 4, height: 2 }
  expect(coverageOf(Uint8Array.of(9, 9, 9, 9, 0, 20, 30, 40), bounds)).toEqual([0, 0, 20])
  expect([...finish(coverageOfPixels(null, rect))]).toEqual([0, 0, 0])
})

test('a 1 is black where nothing is 0, and stays 1 where something is', () => {
  expect(coverageOf(Uint8Array.of(1, 60, 255))).toEqual([0, 60, 255])
  expect(coverageOf(Uint8Array.of(0, 1, 255))).toEqual([0, 1, 255])
  expect(coverageOf(Uint8Array.of(2, 60, 255))).toEqual([2, 60, 255])
  expect(coverageOf(Uint16Array.of(129, 16384, 32768))).toEqual([0, 128, 255])
})

test('coverage comes back exactly at both depths', () => {
  for (const depth of [8, 16] as const) {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 2 }), (some) => {
        const coverage = Uint8Array.of(0, ...some)
        expect(coverageOf(finish(toMaskWords(coverage, depth)))).toEqual([...coverage])
      }),
    )
  }
})
