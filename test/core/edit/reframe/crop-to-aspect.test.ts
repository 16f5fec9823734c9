import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropToAspect, type Room } from '../../../../core/edit/reframe/crop-to-aspect.ts'
import { containsRect, rectOf } from '../../../../core/image/rect.ts'

const size = { width: 600, height: 400 }
const square = { width: 1, height: 1 }

test('without a subject the largest crop of the proportions is taken from the middle', () => {
  expect(cropToAspect({ size, aspect: square, subject: null })).toEqual({
    x: 100,
    y: 0,
    width: 400,
    height: 400,
  })
  expect(cropToAspect({ size, aspect: { width: 4, height: 1 }, subject: null })).toMatchObject({
    y: 125,
    width: 600,
    height: 150,
  })
})

test('the crop is centred on the subject as far as the picture goes', () => {
  const subject = { x: 350, y: 100, width: 50, height: 50 }
  expect(cropToAspect({ size, aspect: square, subject })?.x).toBe(175)
  const right = { x: 560, y: 100, width: 30, height: 50 }
  expect(cropToAspect({ size, aspect: square, subject: right })?.x).toBe(200)
})

test('a subject that no crop of the proportions holds is not cut', () => {
  const subject = { x: 50, y: 100, width: 450, height: 50 }
  expect(cropToAspect({ size, aspect: square, subject })).toBeNull()
  expect(cropToAspect({ size, aspect: { width: 450, height: 400 }, subject })).toMatchObject({
    x: 50,
    width: 450,
  })
})

test('room on a side is empty, and costs size where it must', () => {
  const subject = { x: 250, y: 120, width: 100, height: 100 }
  const room: Room = { side: 'top', share: 0.4 }
  const crop = cropToAspect({ size, aspect: square, subject, room })!
  expect((120 - crop.y) / crop.height).toBeGreaterThanOrEqual(0.4)
  expect(crop.width).toBeLessThan(400)
  expect(containsRect(crop, subject)).toBe(true)
  expect(
    cropToAspect({ size, aspect: square, subject, room: { side: 'top', share: 0.6 } }),
  ).toBeNull()
})

test('with room beside it the subject is in the middle of the rest', () => {
  const subject = { x: 300, y: 150, width: 20, height: 100 }
  const crop = cropToAspect({ size, aspect: square, subject, room: { side: 'left', share: 0.5 } })!
  expect(crop.x).toBe(300 - 200 - 90)
})

test('every crop holds the subject and its room, lies in the picture and has the proportions', () => {
  const arbitraryCase = fc.record({
    width: fc.integer({ min: 2, max: 400 }),
    height: fc.integer({ min: 2, max: 400 }),
    aspect: fc.record({
      width: fc.integer({ min: 1, max: 16 }),
      height: fc.integer({ min: 1, max: 16 }),
    }),
    at: fc.tuple(
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
    ),
    part: fc.double({ min: 0, max: 0.6, noNaN: true }),
    room: fc.option(
      fc.record({
        side: fc.constantFrom('left' as const, 'top' as const, 'right' as const, 'bottom' as const),
        share: fc.double({ min: 0, max: 0.5, noNaN: true }),
      }),
    ),
  })
  fc.assert(
    fc.property(arbitraryCase, ({ width, height, aspect, at, part, room }) => {
      const x = Math.floor(at[0] * width)
      const y = Math.floor(at[1] * height)
      const subject = {
        x,
        y,
        width: Math.max(1, Math.floor((width - x) * part)),
        height: Math.max(1, Math.floor((height - y) * part)),
      }
      const crop = cropToAspect({ size: { width, height }, aspect, subject, room })
      if (!crop) return
      expect(containsRect(rectOf({ width, height }), crop)).toBe(true)
      expect(containsRect(crop, subject)).toBe(true)
      expect(
        Math.abs(crop.height - Math.max(1, (crop.width * aspect.height) / aspect.width)),
      ).toBeLessThan(1)
      if (room?.side === 'left') expect(x - crop.x).toBeGreaterThanOrEqual(room.share * crop.width)
      if (room?.side === 'top') expect(y - crop.y).toBeGreaterThanOrEqual(room.share * crop.height)
    }),
    { numRuns: 150 },
  )
})

test('what can’t be meant is a mistake', () => {
  const outside = { x: 590, y: 0, width: 20, height: 20 }
  expect(() => cropToAspect({ size, aspect: square, subject: outside })).toThrow(
    /subject inside 600×400/,
  )
  expect(() => cropToAspect({ size, aspect: { width: 0, height: 1 }, subject: null })).toThrow(
    /above 0/,
  )
  const room: Room = { side: 'top', share: 1 }
  expect(() => cropToAspect({ size, aspect: square, subject: null, room })).toThrow(/a share/)
})
