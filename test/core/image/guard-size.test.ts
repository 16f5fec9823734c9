import { expect, test } from 'vitest'
import { isRefineError } from '../../../core/errors.ts'
import { guardPictureSize, maxEdge, maxPixels } from '../../../core/image/guard-size.ts'

test('pictures up to the limits pass', () => {
  expect(() =>
    guardPictureSize({ width: maxEdge, height: maxPixels / maxEdge }, 'PNG'),
  ).not.toThrow()
  expect(() => guardPictureSize({ width: 1, height: 1 }, 'PNG')).not.toThrow()
})

test('an edge too long or a pixel too many is refused with sizes and a way out', () => {
  expect(() => guardPictureSize({ width: maxEdge + 1, height: 1 }, 'JPEG')).toThrow(
    'This JPEG has 30001 × 1 pixels; at most 120 million pixels and 30000 along one edge can be handled.',
  )
  try {
    guardPictureSize({ width: maxEdge, height: maxPixels / maxEdge + 1 }, 'PNG')
    expect.unreachable()
  } catch (error) {
    expect(isRefineError(error) && error.code).toBe('too_large')
    expect(isRefineError(error) && error.hint).toMatch(/smaller/)
  }
})

test('a caller can set its own number of pixels', () => {
  expect(() => guardPictureSize({ width: 10, height: 11 }, 'PNG', { maxPixels: 109 })).toThrow(
    /at most 109 pixels/,
  )
})
