import { expect, test } from 'vitest'
import { checkMaskSize, checkRegion } from '../../../core/edit/check-region.ts'
import { isRefineError } from '../../../core/errors.ts'
import { createMask, fullMask } from '../../../core/mask/mask.ts'
import { drawn } from '../mask/arbitrary-mask.ts'

const size = { width: 4, height: 3 }

function refusal(check: () => unknown): string {
  try {
    check()
  } catch (error) {
    if (isRefineError(error)) return `${error.code}: ${error.message}`
  }
  return 'accepted'
}

test('a region is trimmed to what it marks', () => {
  expect(checkRegion(drawn(['....', '.#5.', '....']), size)).toEqual(drawn(['#5'], { x: 1, y: 1 }))
})

test('what reaches beyond the picture is cut off', () => {
  const region = fullMask({ x: -10, y: 2, width: 12, height: 30 })
  expect(checkRegion(region, size)).toEqual(fullMask({ x: 0, y: 2, width: 2, height: 1 }))
})

test('an all-zero region is refused', () => {
  expect(refusal(() => checkRegion(createMask({ x: 0, y: 0, ...size }), size))).toBe(
    'bad_region: The region is empty: no pixel of it is marked.',
  )
})

test('a region beside the picture is refused', () => {
  const beside = drawn(['.....#', '......'])
  expect(refusal(() => checkRegion(beside, size))).toBe(
    'bad_region: The region lies outside the picture.',
  )
  const around = drawn(['#.....#'], { x: -1, y: 0 })
  expect(refusal(() => checkRegion(around, size))).toBe(
    'bad_region: The region lies outside the picture.',
  )
})

test('a mask file of another size is refused with both sizes', () => {
  expect(refusal(() => checkMaskSize({ width: 3, height: 4 }, size))).toBe(
    'bad_region: The mask has 3×4 pixels, but the picture has 4×3.',
  )
  expect(refusal(() => checkMaskSize(size, size))).toBe('accepted')
})
