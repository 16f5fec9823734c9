import { describe, expect, test } from 'vitest'
import type { PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { whyFlattened, whySeenThrough } from '../../../figma-plugin/ui/host/write/why-flattened.ts'

const plain: PaintFacts = { type: 'IMAGE', imageHash: 'base', scaleMode: 'FILL' }
const image = { obstacle: null }

describe('a version is one more overlay', () => {
  test.each<[string, Partial<PaintFacts>]>([
    ['over a plain paint', {}],
    ['over a paint that spells its defaults out', { opacity: 1, blendMode: 'NORMAL' }],
    ['over a paint that passes through', { blendMode: 'PASS_THROUGH' }],
    [
      'over a cropped paint',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0, 0.1],
          [0, 0.5, 0.2],
        ],
      },
    ],
    ['over a turned paint', { rotation: 90 }],
    [
      'over filters that look at one pixel at a time',
      { filters: { exposure: 0.2, contrast: -0.3, saturation: 0.4, temperature: 0.1, tint: 0.1 } },
    ],
    ['over filters that are at rest', { filters: { highlights: 0, shadows: 0 } }],
  ])('%s', (_, changes) => {
    expect(whyFlattened({ ...plain, ...changes }, image, 'patch')).toBeNull()
  })
})

describe('a version is one whole picture', () => {
  test.each<[string, Partial<PaintFacts>, RegExp]>([
    ['over a translucent paint', { opacity: 0.6 }, /opacity of 60 %/],
    ['over a blended paint', { blendMode: 'LINEAR_BURN' }, /blended as “linear burn”/],
    ['over changed highlights', { filters: { highlights: 0.1 } }, /highlights adjusted/],
    ['over changed shadows', { filters: { exposure: 0.1, shadows: -0.1 } }, /shadows adjusted/],
  ])('%s, and says so', (_, changes, reason) => {
    expect(whyFlattened({ ...plain, ...changes }, image, 'patch')).toMatch(reason)
  })

  test('where the image has an obstacle of its own, in its own words', () => {
    const obstacle = 'Its camera turned it.'
    expect(whyFlattened(plain, { obstacle }, 'patch')).toBe(obstacle)
  })

  test('where it replaces the picture, whatever else is so', () => {
    const reason = /replaces the whole picture/
    expect(whyFlattened(plain, image, 'replacing')).toMatch(reason)
    expect(whyFlattened({ ...plain, opacity: 0.5 }, { obstacle: 'x' }, 'replacing')).toMatch(reason)
  })
})

test('filters and images do not let what lies below be seen', () => {
  expect(whySeenThrough({ ...plain, filters: { highlights: 1 } })).toBeNull()
})
