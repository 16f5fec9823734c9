import { expect, test } from 'vitest'
import { createPinch } from '../../../../core/panel/canvas/pinch.ts'

test('one finger is no pinch', () => {
  const pinch = createPinch()
  expect(pinch.press(1, { x: 0, y: 0 })).toBe(false)
  expect(pinch.move(1, { x: 10, y: 0 })).toBeNull()
})

test('two fingers that part zoom around their middle, and move the picture by half of the way', () => {
  const pinch = createPinch()
  pinch.press(7, { x: 100, y: 100 })
  expect(pinch.press(9, { x: 200, y: 100 })).toBe(true)
  expect(pinch.move(9, { x: 300, y: 100 })).toEqual({
    dx: 50,
    dy: 0,
    factor: 2,
    at: { x: 200, y: 100 },
  })
  expect(pinch.move(7, { x: 100, y: 120 })?.dy).toBe(10)
})

test('fingers that meet, a third one and a lifted one do no harm', () => {
  const pinch = createPinch()
  pinch.press(1, { x: 0, y: 0 })
  pinch.press(2, { x: 50, y: 0 })
  pinch.press(3, { x: 90, y: 0 })
  expect(pinch.move(3, { x: 95, y: 0 })).toBeNull()
  expect(pinch.move(2, { x: 0, y: 0 })?.factor).toBe(1 / 50)
  pinch.release(1)
  pinch.release(3)
  expect(pinch.move(2, { x: 5, y: 0 })).toBeNull()
})
