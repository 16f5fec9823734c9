import { expect, test } from 'vitest'
import { createMask } from '../../../core/mask/mask.ts'
import { isSoftMask } from '../../../core/mask/soft-mask.ts'
import { finish } from '../../../core/steps.ts'
import { drawn } from './arbitrary-mask.ts'

test('a hard area is not soft', () => {
  expect(finish(isSoftMask(drawn(['.##.', '####', '.##.'])))).toBe(false)
})

test('an anti-aliased border is not soft, also where it falls on two pixels of a row', () => {
  expect(finish(isSoftMask(drawn(['......', '.5555.', '.5##5.', '.5##5.', '.5555.'])))).toBe(false)
  expect(finish(isSoftMask(drawn(['..19##', '.19###', '19####', '9#####'])))).toBe(false)
})

test('thin anti-aliased lines and slits are not soft', () => {
  expect(finish(isSoftMask(drawn(['........', '.555555.', '.555555.', '........'])))).toBe(false)
  expect(finish(isSoftMask(drawn(['########', '#555555#', '#555555#', '########'])))).toBe(false)
})

test('a transition of three pixels or more is soft', () => {
  expect(finish(isSoftMask(drawn(['.258#', '.258#', '.258#'])))).toBe(true)
})

test('an area of one middle value is soft', () => {
  expect(finish(isSoftMask(drawn(['.....', '.555.', '.555.', '.555.', '.....'])))).toBe(true)
})

test('the canvas ends without making pixels at its border partly covered ones', () => {
  const ramp = drawn(['258', '258'])
  expect(finish(isSoftMask(ramp))).toBe(false)
  expect(finish(isSoftMask(ramp, { canvas: ramp.rect }))).toBe(true)
})

test('an empty mask is not soft', () => {
  expect(finish(isSoftMask(createMask({ x: 3, y: 3, width: 5, height: 5 })))).toBe(false)
})
