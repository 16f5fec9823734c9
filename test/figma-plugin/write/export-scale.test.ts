import { expect, test } from 'vitest'
import { exportScale } from '../../../figma-plugin/ui/host/write/make-flattened-copy.ts'

const box = (width: number, height: number) => ({
  left: 10,
  top: 20,
  right: 10 + width,
  bottom: 20 + height,
})

test('a copy is drawn as on a sharp screen where that fits', () => {
  expect(exportScale(box(300, 200))).toBe(2)
  expect(exportScale(box(2047.5, 10))).toBe(2)
})

test.each([
  [2600, 100],
  [100, 4095],
  [9000.3, 8000.7],
])('a copy of %d × %d keeps within what Figma takes, also rounded up', (width, height) => {
  const scale = exportScale(box(width, height))!
  expect(Math.ceil(Math.max(width, height) * scale)).toBeLessThanOrEqual(4096)
  expect(scale).toBeGreaterThan(0)
})

test('single precision, which Figma computes in, adds no row', () => {
  for (let side = 4100; side < 9000; side += 7.3) {
    const scale = Math.fround(exportScale(box(side, 1))!)
    expect(Math.ceil(Math.fround(side) * scale)).toBeLessThanOrEqual(4096)
  }
})

test('whatever fits at its own size is drawn at no less', () => {
  for (let side = 1; side <= 4095; side += 13) {
    expect(exportScale(box(side, 1))).toBeGreaterThanOrEqual(1)
  }
})

test('what has no area can’t be drawn', () => {
  expect(exportScale(box(0, 10))).toBeNull()
})
