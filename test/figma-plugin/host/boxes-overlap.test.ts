import { describe, expect, test } from 'vitest'
import {
  boxesOverlap,
  type PlacedBox,
  sameBox,
} from '../../../figma-plugin/ui/host/boxes-overlap.ts'

const upright = (x: number, y: number, width: number, height: number): PlacedBox => ({
  transform: [
    [1, 0, x],
    [0, 1, y],
  ],
  width,
  height,
})

/** A square of side 100 turned by 45° about its top corner, which is at x, y. */
const diamond = (x: number, y: number): PlacedBox => ({
  transform: [
    [Math.SQRT1_2, -Math.SQRT1_2, x],
    [Math.SQRT1_2, Math.SQRT1_2, y],
  ],
  width: 100,
  height: 100,
})

describe('boxes overlap', () => {
  test('when they share area, and not when they only touch', () => {
    expect(boxesOverlap(upright(0, 0, 10, 10), upright(9, 9, 10, 10))).toBe(true)
    expect(boxesOverlap(upright(0, 0, 10, 10), upright(10, 0, 10, 10))).toBe(false)
    expect(boxesOverlap(upright(10, 0, 10, 10), upright(0, 0, 10, 10))).toBe(false)
    expect(boxesOverlap(upright(0, 0, 10, 10), upright(2, 2, 3, 3))).toBe(true)
  })

  test('as they lie, not as the upright boxes around them do', () => {
    expect(boxesOverlap(upright(0, 0, 40, 40), diamond(100, 0))).toBe(false)
    expect(boxesOverlap(upright(0, 0, 40, 40), diamond(60, -20))).toBe(true)
  })

  test('when one is a line that crosses the other', () => {
    expect(boxesOverlap(upright(0, 0, 10, 10), upright(-5, 5, 20, 0))).toBe(true)
    expect(boxesOverlap(upright(0, 0, 10, 10), upright(5, -5, 0, 20))).toBe(true)
    expect(boxesOverlap(upright(0, 0, 10, 10), upright(-5, 15, 20, 0))).toBe(false)
  })

  test('and are the same up to what Figma rounds', () => {
    expect(sameBox(upright(1, 2, 30, 40), upright(1.001, 2, 30, 40))).toBe(true)
    expect(sameBox(upright(1, 2, 30, 40), upright(1, 2, 31, 40))).toBe(false)
    expect(sameBox(upright(0, 0, 100, 100), diamond(0, 0))).toBe(false)
  })
})
