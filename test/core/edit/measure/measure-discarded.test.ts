import { expect, test } from 'vitest'
import { measureDiscarded } from '../../../../core/edit/measure/measure-discarded.ts'
import { finish } from '../../../../core/steps.ts'
import { greyPicture, maskOf } from './measure-support.ts'

const parent = greyPicture(() => 100)
const left = maskOf((x) => (x < 64 ? 255 : 0))

test('what differs outside is told as a share, and how strongly by that share alone', () => {
  const all = finish(
    measureDiscarded(
      parent,
      greyPicture(() => 140),
      left,
    ),
  )
  const quarter = finish(
    measureDiscarded(
      parent,
      greyPicture((x, y) => (x < 64 ? 200 : y < 32 ? 140 : 101)),
      left,
    ),
  )
  expect(all?.share).toBe(1)
  expect(all?.deltaE).toBeGreaterThan(10)
  expect(quarter?.share).toBeCloseTo(0.25, 6)
  expect(quarter?.deltaE).toBeCloseTo(all?.deltaE ?? 0, 4)
})

test('without anything outside nothing is told', () => {
  const everywhere = maskOf(() => 255)
  expect(finish(measureDiscarded(parent, parent, everywhere))).toBeNull()
})
