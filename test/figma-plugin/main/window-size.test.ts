import { expect, test } from 'vitest'
import { clampSize } from '../../../figma-plugin/main/window-size.ts'

test('a size within the limits is taken in whole units', () => {
  expect(clampSize({ width: 400.4, height: 700.6 })).toEqual({ width: 400, height: 701 })
})

test('a size beyond the limits becomes the nearest one that works', () => {
  expect(clampSize({ width: 1, height: 1 })).toEqual({ width: 280, height: 420 })
  expect(clampSize({ width: 9000, height: 9000 })).toEqual({ width: 1600, height: 1600 })
})
