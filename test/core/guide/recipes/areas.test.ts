import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storeMask } from '../../../../core/edit/stored-mask.ts'
import { areaOfMask } from '../../../../core/guide/recipes/area-of-mask.ts'
import { findArea, findAreas } from '../../../../core/guide/recipes/find-area.ts'
import { findFrame } from '../../../../core/guide/recipes/find-frame.ts'
import { fitMask } from '../../../../core/guide/recipes/fit-mask.ts'
import { coverageAt, createMask, fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { maskFromShape } from '../../../../core/mask/mask-from-shape.ts'

const size = { width: 60, height: 40 }
const nobody = () => Promise.reject(new TypeError('Expected no part to be looked for'))
const oval = maskFromShape(
  { kind: 'ellipse', x: 10, y: 8, width: 30, height: 20 },
  { x: 0, y: 0, ...size },
)

test('a plain rectangle is kept as a box, any other mask as itself, and both come back exactly', async () => {
  const rect = { x: 7, y: 3, width: 13, height: 29 }
  const box = areaOfMask(storeMask(fullMask(rect)), size)
  expect(box.kind).toBe('box')
  expect(await findArea(box, size, nobody)).toEqual(fullMask(rect))
  const mask = areaOfMask(storeMask(oval), size)
  expect(mask.kind).toBe('mask')
  expect(storeMask(await findArea(mask, size, nobody))).toEqual(storeMask(oval))
})

test('a mask keeps its place and its share in pictures of other sizes', () => {
  const length = fc.integer({ min: 30, max: 150 })
  fc.assert(
    fc.property(length, length, (width, height) => {
      const to = { width, height }
      const fitted = fitMask(oval, size, to)
      expect(shareOf(fitted, to)).toBeCloseTo(shareOf(oval, size), 1)
      expect(
        coverageAt(fitted, Math.floor(width * (25 / 60)), Math.floor(height * (18 / 40))),
      ).toBe(255)
      expect(coverageAt(fitted, Math.floor(width * 0.9), Math.floor(height * 0.9))).toBe(0)
    }),
    { numRuns: 40 },
  )
})

test('a mask that vanishes in a small picture is said', async () => {
  const dot = createMask({ x: 30, y: 20, width: 1, height: 1 }, Uint8Array.of(2))
  const area = areaOfMask(storeMask(dot), size)
  await expect(findArea(area, { width: 3, height: 2 }, nobody)).rejects.toThrow(/too small/)
})

test('parts are looked for in the picture, the background as all but the subject', async () => {
  const wishes: unknown[] = []
  const find = async (wish: unknown) => {
    wishes.push(wish)
    return fullMask({ x: 1, y: 1, width: 2, height: 2 })
  }
  const box = { x: 0.5, y: 0.25, width: 0.5, height: 0.5 }
  const both = await findAreas(
    [
      { kind: 'part', part: 'background', box },
      { kind: 'part', part: 'highlights' },
    ],
    size,
    find,
  )
  expect(both).toEqual(fullMask({ x: 1, y: 1, width: 2, height: 2 }))
  const within = fullMask({ x: 30, y: 10, width: 30, height: 20 })
  expect(wishes).toEqual([
    { kind: 'subject', hint: { within, inside: null, outside: null }, inverted: true },
    { kind: 'tones', range: 'highlights' },
  ])
})

test('a frame is cropped around the subject; one that does not fit whole is centred', async () => {
  const subject = { kind: 'part', part: 'subject' } as const
  const square = { kind: 'proportions', width: 1, height: 1, subject } as const
  const at = (rect: Mask['rect']) => findFrame(square, size, async () => fullMask(rect))
  expect(await at({ x: 44, y: 10, width: 10, height: 10 })).toEqual({
    kind: 'crop',
    rect: { x: 20, y: 0, width: 40, height: 40 },
  })
  expect(await at({ x: 0, y: 10, width: 50, height: 10 })).toMatchObject({
    rect: { x: 6, width: 40 },
  })
})

test('room that no crop leaves is said; sides grow by shares', async () => {
  const room = { side: 'right', share: 0.9 } as const
  const wide = { kind: 'proportions', width: 16, height: 9, room } as const
  const subject = { kind: 'box', box: { x: 0.8, y: 0, width: 0.2, height: 1 } } as const
  await expect(findFrame({ ...wide, subject }, size, nobody)).rejects.toThrow(/leaves that room/)
  const grown = { kind: 'expand', left: 0, top: 0, right: 0.5, bottom: 0.1 } as const
  expect(await findFrame(grown, size, nobody)).toEqual({
    kind: 'expand',
    sides: { left: 0, top: 0, right: 30, bottom: 4 },
  })
})

function shareOf({ data }: Mask, { width, height }: { width: number; height: number }): number {
  return data.reduce((sum, coverage) => sum + coverage, 0) / (255 * width * height)
}
