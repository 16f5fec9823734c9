import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture, toDepth } from '../../../../core/image/picture.ts'
import { type ToneRange, toneRange } from '../../../../core/mask/parts/tone-range.ts'
import { finish } from '../../../../core/steps.ts'

const ranges: readonly ToneRange[] = ['shadows', 'midtones', 'highlights']

function greys(...values: number[]) {
  const data = Uint8Array.from(values.flatMap((value) => [value, value, value, 255]))
  return createPicture({ width: values.length, height: 1 }, 8, data)
}

test('black is shadow, middle grey midtone and white highlight, each fully', () => {
  const picture = greys(0, 128, 255)
  const [shadows, midtones, highlights] = ranges.map((range) => [
    ...finish(toneRange(picture, range)),
  ])
  expect(shadows).toEqual([255, 0, 0])
  expect(midtones).toEqual([0, 255, 0])
  expect(highlights).toEqual([0, 0, 255])
})

test('the ranges are soft', () => {
  const [value] = finish(toneRange(greys(77), 'shadows'))
  expect(value).toBeGreaterThan(50)
  expect(value).toBeLessThan(200)
})

test('the three ranges of an opaque pixel add up to 255, at 8 and at 16 bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (words) => {
      for (let pos = 3; pos < 12; pos += 4) words[pos] = 255
      const picture = createPicture({ width: 3, height: 1 }, 8, words)
      for (const depth of [8, 16] as const) {
        const parts = ranges.map((range) => finish(toneRange(toDepth(picture, depth), range)))
        for (let i = 0; i < 3; i++) {
          expect(parts.reduce((sum, part) => sum + (part[i] as number), 0)).toBe(255)
        }
      }
    }),
  )
})

test('what is fully transparent belongs to no range', () => {
  const picture = createPicture({ width: 1, height: 1 }, 8, Uint8Array.of(0, 0, 0, 0))
  for (const range of ranges) expect([...finish(toneRange(picture, range))]).toEqual([0])
})
