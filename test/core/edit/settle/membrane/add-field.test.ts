import { expect, test } from 'vitest'
import { addField } from '../../../../../core/edit/settle/membrane/add-field.ts'
import { finish } from '../../../../../core/steps.ts'
import { flatPicture } from '../../arbitrary-picture.ts'

test('a constant field adds that constant to every pixel, also beyond the last whole cell', () => {
  const picture = flatPicture({ width: 7, height: 5 }, 16, [1000, 2000, 3000, 4000])
  const data = new Float32Array(3 * 2 * 3).map((_, i) => [0.1, 0.2, -0.01][i % 3]!)
  finish(addField(picture, { side: 3, columns: 3, rows: 2, data }))
  expect(picture.data).toEqual(
    flatPicture({ width: 7, height: 5 }, 16, [7554, 15_107, 2345, 4000]).data,
  )
})

test('between the middles of cells the field changes evenly', () => {
  const picture = flatPicture({ width: 8, height: 1 }, 8, [100, 100, 100, 255])
  const data = Float32Array.from([0, 0, 0, 40 / 255, 40 / 255, 40 / 255])
  finish(addField(picture, { side: 4, columns: 2, rows: 1, data }))
  const reds = Array.from({ length: 8 }, (_, x) => picture.data[x * 4])
  expect(reds).toEqual([100, 100, 105, 115, 125, 135, 140, 140])
})

test('words are held within their depth', () => {
  const picture = flatPicture({ width: 2, height: 1 }, 8, [250, 5, 128, 255])
  finish(addField(picture, { side: 2, columns: 1, rows: 1, data: Float32Array.of(0.5, -0.5, 0) }))
  expect([...picture.data.subarray(0, 4)]).toEqual([255, 0, 128, 255])
})
