import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Picture } from '../../../core/image/picture.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { drawOutline } from '../../../core/mask/draw-outline.ts'
import { fullMask, type Mask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { drawn, maskOver } from './arbitrary-mask.ts'

const bounds = { x: 0, y: 0, width: 24, height: 16 }

function outlineOf(mask: Mask, picture: Picture): Picture {
  return finish(drawOutline(mask, picture))
}

/** The outline as rows: `o` where it is drawn. */
function rowsOf({ width, data }: Picture): string[] {
  const signs = Array.from({ length: data.length / 4 }, (_, i) => (data[i * 4 + 3] ? 'o' : '.'))
  return signs.join('').match(new RegExp(`.{${width}}`, 'g')) ?? []
}

test('an outline of three pixels lies around the area and not on it', () => {
  const mask = cropMask(fullMask({ x: 4, y: 4, width: 2, height: 1 }), {
    ...{ x: 0, y: 0, width: 11, height: 9 },
  })
  expect(rowsOf(outlineOf(mask, photograph({ width: 11, height: 9 }, 8)))).toEqual([
    '...........',
    '....oo.....',
    '..oooooo...',
    '..oooooo...',
    '.ooo..ooo..',
    '..oooooo...',
    '..oooooo...',
    '....oo.....',
    '...........',
  ])
})

test('what is barely covered is not drawn on either', () => {
  const mask = drawn(['....', '.1#.', '....'])
  expect(rowsOf(outlineOf(mask, photograph({ width: 4, height: 3 }, 8)))).toEqual([
    'oooo',
    'o..o',
    'oooo',
  ])
})

test('larger pictures get a wider outline', () => {
  const size = { width: 2400, height: 20 }
  const mask = cropMask(fullMask({ x: 0, y: 0, width: 100, height: 20 }), {
    ...{ x: 0, y: 0 },
    ...size,
  })
  const [row] = rowsOf(outlineOf(mask, createPicture(size, 8)))
  expect(row?.indexOf('o')).toBe(100)
  expect(row?.lastIndexOf('o')).toBe(105)
})

test('no outline lies on the area or far from it, whatever is marked', () => {
  fc.assert(
    fc.property(maskOver(bounds), (mask) => {
      const outline = outlineOf(mask, photograph(bounds, 8))
      for (const [i, value] of mask.data.entries()) {
        if (value > 0) expect(outline.data[i * 4 + 3]).toBe(0)
      }
    }),
    { numRuns: 30 },
  )
})

test('its colour is none of the picture’s', () => {
  const magenta = flatColor([255, 0, 255])
  const mask = cropMask(fullMask({ x: 8, y: 8, width: 4, height: 4 }), bounds)
  expect(colorOf(outlineOf(mask, flatColor([128, 128, 128])))).toEqual([255, 0, 255, 255])
  expect(colorOf(outlineOf(mask, magenta))).toEqual([0, 255, 255, 255])
})

test('a picture that has all the usual colours gets one that it has not', () => {
  const usual = [
    ...[255, 0, 255, 0, 255, 255, 0, 255, 0, 255, 255, 0],
    ...[255, 0, 0, 0, 0, 255, 255, 128, 0, 128, 0, 255],
  ]
  const picture = createPicture(bounds, 8)
  for (let i = 0; i < bounds.width * bounds.height; i++) {
    const at = (i % 8) * 3
    picture.data.set([...usual.slice(at, at + 3), 255], i * 4)
  }
  const mask = cropMask(fullMask({ x: 8, y: 8, width: 4, height: 4 }), bounds)
  const [red, green, blue] = colorOf(outlineOf(mask, picture)) as [number, number, number]
  for (let at = 0; at < usual.length; at += 3) {
    const apart = [red, green, blue].map((word, i) => Math.abs(word - usual[at + i]!))
    expect(Math.max(...apart)).toBeGreaterThan(60)
  }
})

test('pictures of 16 bits are looked at as well', () => {
  const picture = createPicture(bounds, 16)
  for (let pos = 0; pos < picture.data.length; pos++) picture.data[pos] = pos % 4 === 1 ? 0 : 65535
  const mask = cropMask(fullMask({ x: 8, y: 8, width: 4, height: 4 }), bounds)
  expect(colorOf(outlineOf(mask, picture))).toEqual([0, 255, 255, 255])
})

function flatColor(rgb: readonly number[]): Picture {
  const picture = createPicture(bounds, 8)
  for (let pos = 0; pos < picture.data.length; pos++) picture.data[pos] = rgb[pos % 4] ?? 255
  return picture
}

function colorOf({ data }: Picture): number[] {
  for (let pos = 0; pos < data.length; pos += 4) {
    if (data[pos + 3]) return [...data.subarray(pos, pos + 4)]
  }
  return []
}
