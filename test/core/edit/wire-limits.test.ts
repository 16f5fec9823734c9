import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planEdit } from '../../../core/edit/make-plan.ts'
import {
  dataUrlLengthOf,
  fitsWire,
  maskBytesPerPixel,
  pngBound,
  sizesOnWire,
} from '../../../core/edit/wire-limits.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { pngDataUrlInSteps } from '../../../core/image/png/png-data-url.ts'
import { containsRect, type Size } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { encodeMask } from '../../../core/providers/mask/encode-mask.ts'
import { openaiInfo } from '../../../core/providers/openai/openai-info.ts'
import { openaiWire } from '../../../core/providers/openai/openai-models.ts'
import { finish } from '../../../core/steps.ts'

function noise(size: Size, alpha: boolean, seed = 12_345): Picture {
  const picture = createPicture(size, 8)
  let state = seed
  for (let pos = 0; pos < picture.data.length; pos++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    picture.data[pos] = pos % 4 === 3 && !alpha ? 255 : state >>> 11
  }
  return picture
}

test('no PNG is larger than its bound, not even one of noise', () => {
  const sizes = [
    { width: 1, height: 1 },
    { width: 1, height: 300 },
    { width: 300, height: 1 },
    { width: 97, height: 71 },
    { width: 700, height: 500 },
  ]
  for (const size of sizes) {
    for (const alpha of [false, true]) {
      const bytes = encodePng(noise(size, alpha)).length
      const bound = pngBound(size, alpha ? 4 : 3)
      expect(bytes).toBeLessThanOrEqual(bound)
      expect(bound).toBeLessThan(bytes * 1.005 + 1100)
    }
  }
})

test('a data URL has exactly the stated length', () => {
  for (const width of [1, 2, 3, 4]) {
    const picture = noise({ width, height: 5 }, true)
    const bytes = encodePng(picture).length
    expect(finish(pngDataUrlInSteps(picture)).length).toBe(dataUrlLengthOf(bytes))
  }
})

test('the mask of most disorder stays below what is counted for a mask', () => {
  const size = { width: 1100, height: 1000 }
  const { data } = noise(size, true)
  const mask = createMask(
    { x: 0, y: 0, ...size },
    Uint8Array.from(data.subarray(0, 1_100_000), (word) => (word & 1) * 255),
  )
  const bytes = encodePng(encodeMask(mask, size, 'alpha 0')).length
  expect(bytes).toBeLessThan(size.width * size.height * maskBytesPerPixel)
})

test('what OpenAI could not be sent is not planned, with or without a mask', () => {
  const [model] = openaiInfo.models
  for (const masked of [false, true]) {
    const sizes = sizesOnWire(model!.sizes, openaiWire, { alpha: false, masked })!
    const { sent } = planEdit({ size: { width: 6000, height: 4000 }, region: null, sizes })
    expect(dataUrlLengthOf(pngBound(sent, 3))).toBeLessThanOrEqual(20_971_520)
    expect(sent.width * sent.height).toBeGreaterThan(4_900_000)
  }
})

test('a limit for masks counts only where a mask goes along', () => {
  const size = { width: 1000, height: 1000 }
  const wire = { maskBytes: 700_000 }
  expect(fitsWire(size, wire, { alpha: true, masked: false })).toBe(true)
  expect(fitsWire(size, wire, { alpha: true, masked: true })).toBe(false)
})

test('a list loses the sizes that are too large, and a rule without any is none', () => {
  const small = { width: 100, height: 100 }
  const pictures = { alpha: false, masked: false }
  const wire = { dataUrlLength: 60_000 }
  const list = { kind: 'list', sizes: [{ width: 400, height: 400 }, small] } as const
  expect(sizesOnWire(list, wire, pictures)).toEqual({ kind: 'list', sizes: [small] })
  expect(sizesOnWire({ kind: 'list', sizes: [list.sizes[0]] }, wire, pictures)).toBeNull()
  expect(sizesOnWire(openaiInfo.models[0]!.sizes, wire, pictures)).toBeNull()
})

test('every plan on narrowed sizes can be carried, and contains its region', () => {
  const arbitraryCase = fc.record({
    width: fc.integer({ min: 40, max: 9000 }),
    height: fc.integer({ min: 40, max: 9000 }),
    dataUrlLength: fc.integer({ min: 5_000_000, max: 30_000_000 }),
    maskBytes: fc.integer({ min: 800_000, max: 8_000_000 }),
    masked: fc.boolean(),
    alpha: fc.boolean(),
    rule: fc.constantFrom(openaiInfo.models[0]!.sizes, {
      kind: 'any' as const,
      maxPixels: 90_000_000,
      maxEdge: 20_000,
    }),
  })
  fc.assert(
    fc.property(arbitraryCase, ({ width, height, masked, alpha, rule, ...wire }) => {
      const sizes = sizesOnWire(rule, wire, { alpha, masked })!
      const region = { x: 10, y: 20, width: width - 20, height: height - 20 }
      const { crop, sent } = planEdit({ size: { width, height }, region, sizes })
      expect(containsRect(crop, region)).toBe(true)
      expect(fitsWire(sent, wire, { alpha, masked })).toBe(true)
    }),
    { numRuns: 60 },
  )
})
