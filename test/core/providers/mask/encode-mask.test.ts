import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPicture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import { coverageAt, createMask } from '../../../../core/mask/mask.ts'
import {
  encodeMask,
  type PictureMeaning,
  punchHole,
} from '../../../../core/providers/mask/encode-mask.ts'

/** Four pixels by two: coverage 255, 0 and 1 in the first row from its second pixel on, nothing else. */
const size = { width: 4, height: 2 }
const mask = createMask({ x: 1, y: 0, width: 3, height: 1 }, new Uint8Array([255, 0, 1]))

/** C stands for a pixel to change, K for one to keep, in the order of the file. */
const layout = ['K', 'C', 'K', 'C', 'K', 'K', 'K', 'K']

const golden: Record<PictureMeaning, { C: string; K: string }> = {
  'alpha 0': { C: 'ffffff00', K: '000000ff' },
  clear: { C: '00000000', K: '000000ff' },
  white: { C: 'ffffffff', K: '000000ff' },
  black: { C: '000000ff', K: 'ffffffff' },
  opaque: { C: 'ffffffff', K: '00000000' },
}

describe.each(Object.keys(golden) as PictureMeaning[])('a mask that means “%s”', (meaning) => {
  const { C, K } = golden[meaning]
  const expected = layout.map((letter) => (letter === 'C' ? C : K)).join('')

  test('is drawn bit by bit as the table says', () => {
    expect(Buffer.from(encodeMask(mask, size, meaning).data).toString('hex')).toBe(expected)
  })

  test('keeps its colour under transparency on the way through a PNG', () => {
    const { picture } = decodePng(encodePng(encodeMask(mask, size, meaning)))
    expect(Buffer.from(picture.data).toString('hex')).toBe(expected)
  })
})

test('a mask that means “hole” is the picture itself, transparent where change is wanted', () => {
  const data = Uint8Array.from({ length: 32 }, (_, at) => (at % 4 === 3 ? 255 : at))
  const picture = createPicture(size, 8, data)
  expect(Buffer.from(punchHole(picture, mask).data).toString('hex')).toBe(
    '000102ff04050600' + '08090aff0c0d0e00' + '101112ff141516ff' + '18191aff1c1d1eff',
  )
  expect(data[7]).toBe(255)
})

test('a hole in 16 bits keeps the depth and every other word', () => {
  const data = Uint16Array.from({ length: 32 }, (_, at) => (at % 4 === 3 ? 65535 : at * 1000))
  const holed = punchHole(createPicture(size, 16, data), mask)
  expect(holed.depth).toBe(16)
  expect([...holed.data].flatMap((word, at) => (word === data[at] ? [] : [at]))).toEqual([7, 15])
})

test('white and black are each other’s reverse, and every pixel says what the mask says', () => {
  const place = fc.record({
    x: fc.integer({ min: -3, max: 6 }),
    y: fc.integer({ min: -3, max: 6 }),
    width: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(place, fc.infiniteStream(fc.constantFrom(0, 0, 1, 128, 255)), (rect, values) => {
      const data = Uint8Array.from([...values.take(rect.width * rect.height)])
      const one = createMask(rect, data)
      const into = { width: 5, height: 4 }
      const white = encodeMask(one, into, 'white').data
      const black = encodeMask(one, into, 'black').data
      for (let at = 0; at < 20; at++) {
        const wanted = coverageAt(one, at % 5, Math.floor(at / 5)) > 0
        expect([white[at * 4], black[at * 4]]).toEqual(wanted ? [255, 0] : [0, 255])
      }
    }),
  )
})
