import { expect, test } from 'vitest'
import { cellSide, colorCells } from '../../../../../core/edit/settle/color-match/color-cells.ts'
import { maskCells } from '../../../../../core/edit/settle/color-match/mask-cells.ts'
import { createMask } from '../../../../../core/mask/mask.ts'
import { finish } from '../../../../../core/steps.ts'
import { flatPicture } from '../../arbitrary-picture.ts'

test('a flat picture is the same colour in every cell, at any side and depth', () => {
  const a = flatPicture({ width: 37, height: 22 }, 8, [51, 102, 153, 255])
  const b = flatPicture({ width: 37, height: 22 }, 16, [13_107, 26_214, 39_321, 65_535])
  for (const side of [1, 2, 4, 8, 9, 40]) {
    const { parent, picture, shown } = finish(colorCells(a, b, side))
    for (const cells of [parent, picture]) {
      for (const [i, value] of cells.entries())
        expect(value).toBeCloseTo([0.2, 0.4, 0.6][i % 3]!, 6)
    }
    expect(Math.min(...shown)).toBeCloseTo(1, 6)
  }
})

test('a cell is the mean of its pixels, weighed by the lesser alpha', () => {
  const a = flatPicture({ width: 3, height: 1 }, 8, [0, 0, 0, 255])
  a.data.set([255, 0, 0, 255, 0, 255, 0, 51, 0, 0, 255, 255])
  const b = flatPicture({ width: 3, height: 1 }, 8, [255, 255, 255, 255])
  const { parent, shown, columns } = finish(colorCells(a, b, 2))
  expect(columns).toBe(2)
  expect([...parent].map((value) => Math.round(value * 1000))).toEqual([833, 167, 0, 0, 0, 1000])
  expect([...shown].map((value) => Math.round(value * 1000))).toEqual([600, 1000])
})

test('a cell that nothing shows is black and counts nothing', () => {
  const a = flatPicture({ width: 2, height: 2 }, 8, [200, 200, 200, 0])
  const b = flatPicture({ width: 2, height: 2 }, 8, [200, 200, 200, 255])
  const { parent, picture, shown } = finish(colorCells(a, b, 2))
  expect([...parent, ...picture, ...shown]).toEqual([0, 0, 0, 0, 0, 0, 0])
})

test('cells are a few pixels wide, single ones only where there are next to none', () => {
  expect(cellSide({ width: 3000, height: 2000 }, 10_000)).toBe(25)
  expect(cellSide({ width: 300, height: 200 }, 10_000)).toBe(4)
  expect(cellSide({ width: 100, height: 100 }, 10_000)).toBe(2)
  expect(cellSide({ width: 1, height: 1 }, 10_000)).toBe(1)
})

test('cells of a mask know their least and most coverage', () => {
  const data = Uint8Array.from([0, 9, 255, 0, 0, 255, 7, 7, 7])
  const { least, most, columns, rows } = finish(
    maskCells(createMask({ x: 5, y: 5, width: 3, height: 3 }, data), 2),
  )
  expect([columns, rows]).toEqual([2, 2])
  expect([...least]).toEqual([0, 255, 7, 7])
  expect([...most]).toEqual([9, 255, 7, 7])
})
