import { expect, test } from 'vitest'
import { coverageAt, fullMask } from '../../../../core/mask/mask.ts'
import { type StrokeOptions, startStroke } from '../../../../core/panel/canvas/stroke.ts'

const brush: StrokeOptions = {
  tool: 'brush',
  operation: 'add',
  radius: 3,
  picture: { width: 40, height: 30 },
  base: null,
  from: { x: 10, y: 10 },
}

test('a brush stroke covers its way and is no larger than it must be', () => {
  const stroke = startStroke(brush)
  stroke.extend({ x: 20, y: 10 })
  const mask = stroke.finish()
  expect(mask?.rect).toEqual({ x: 7, y: 7, width: 16, height: 6 })
  expect(coverageAt(mask!, 15, 10)).toBe(255)
  expect(coverageAt(mask!, 15, 14)).toBe(0)
})

test('the brush shows what it paints while it paints', () => {
  const stroke = startStroke(brush)
  stroke.extend({ x: 20, y: 10 })
  expect(coverageAt(stroke.live()!.mask, 15, 10)).toBe(255)
  expect(stroke.live()?.bounds).toEqual({ x: 7, y: 7, width: 16, height: 6 })
})

test('what a stroke touched is told once, so that only that is drawn again', () => {
  const stroke = startStroke(brush)
  expect(stroke.takeDirty()).toEqual({ x: 7, y: 7, width: 6, height: 6 })
  expect(stroke.takeDirty()).toBeNull()
  stroke.extend({ x: 20, y: 10 })
  stroke.extend({ x: 20, y: 20 })
  expect(stroke.takeDirty()).toEqual({ x: 7, y: 7, width: 16, height: 16 })
})

test('a stroke never writes into the mask that was there before', () => {
  const base = fullMask({ x: 0, y: 0, width: 40, height: 30 })
  const stroke = startStroke({ ...brush, base, operation: 'subtract' })
  const mask = stroke.finish()
  expect(base.data.every((value) => value === 255)).toBe(true)
  expect(coverageAt(mask!, 10, 10)).toBe(0)
  expect(coverageAt(mask!, 30, 10)).toBe(255)
})

test('taking everything away leaves no region at all', () => {
  const base = fullMask({ x: 9, y: 9, width: 2, height: 2 })
  expect(startStroke({ ...brush, base, operation: 'subtract', radius: 9 }).finish()).toBeNull()
})

test('a stroke that leaves the picture is cut off at its border', () => {
  const stroke = startStroke({ ...brush, from: { x: 39, y: 15 } })
  stroke.extend({ x: 80, y: 15 })
  expect(stroke.finish()?.rect).toEqual({ x: 36, y: 12, width: 4, height: 6 })
})

test('a rectangle takes whole pixels in whatever direction it is dragged', () => {
  const stroke = startStroke({ ...brush, tool: 'rectangle', from: { x: 20.4, y: 12.6 } })
  stroke.extend({ x: 99, y: 99 })
  stroke.extend({ x: 10.2, y: 4.9 })
  expect(stroke.outline().length).toBe(4)
  expect(stroke.live()).toBeNull()
  const mask = stroke.finish()
  expect(mask?.rect).toEqual({ x: 10, y: 5, width: 10, height: 8 })
  expect(mask?.data.every((value) => value === 255)).toBe(true)
})

test('a click with the rectangle changes nothing', () => {
  const base = fullMask({ x: 1, y: 1, width: 2, height: 2 })
  expect(startStroke({ ...brush, tool: 'rectangle', base }).finish()).toBe(base)
})

test('a lasso adds what it encloses to what was there', () => {
  const base = fullMask({ x: 0, y: 0, width: 2, height: 2 })
  const stroke = startStroke({ ...brush, tool: 'lasso', base })
  for (const to of [
    { x: 20, y: 10 },
    { x: 20, y: 20 },
    { x: 10, y: 20 },
  ]) {
    stroke.extend(to)
  }
  const mask = stroke.finish()
  expect(coverageAt(mask!, 15, 15)).toBe(255)
  expect(coverageAt(mask!, 1, 1)).toBe(255)
  expect(coverageAt(mask!, 5, 5)).toBe(0)
})
