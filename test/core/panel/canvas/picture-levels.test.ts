import { expect, test } from 'vitest'
import { levelFor } from '../../../../core/panel/canvas/picture-levels.ts'

test('the smallest level with a pixel for every device pixel is drawn', () => {
  expect([4, 1, 0.9, 0.5, 0.26, 0.25, 0.01].map((scale) => levelFor(scale, 4))).toEqual([
    0, 0, 0, 1, 1, 2, 3,
  ])
})
