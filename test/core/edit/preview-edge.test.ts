import { expect, test } from 'vitest'
import { coverageOf } from '../../../core/edit/coverage.ts'
import { previewEdge } from '../../../core/edit/preview-edge.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { coverageAt, fullMask } from '../../../core/mask/mask.ts'
import { maskBounds } from '../../../core/mask/mask-bounds.ts'

const picture = { width: 300, height: 200 }
const region = fullMask({ x: 100, y: 80, width: 60, height: 40 })

test('the edge shown is the edge that a refinement gets', () => {
  const shown = previewEdge({ region, protect: null, edge: { kind: 'strict' }, picture })
  const rect = { x: 0, y: 0, ...picture }
  const real = coverageOf({ rect, region, protect: [], edge: { kind: 'strict' } }).coverage
  expect(shown?.density).toBe(1)
  expect(cropMask(shown!.mask, region.rect)).toEqual(cropMask(real, region.rect))
})

test('a soft edge reaches as far as it says and no farther', () => {
  const shown = previewEdge({ region, protect: null, edge: { kind: 'soft', px: 10 }, picture })
  expect(maskBounds(shown!.mask)).toEqual({ x: 90, y: 70, width: 80, height: 60 })
})

test('a very large region is worked out smaller and still lies where it belongs', () => {
  const large = fullMask({ x: 1000, y: 0, width: 3000, height: 4000 })
  const shown = previewEdge({
    region: large,
    protect: null,
    edge: { kind: 'soft', px: 40 },
    picture: { width: 6000, height: 4000 },
  })
  const { mask, density } = shown!
  expect(mask.data.length).toBeLessThan(1_600_000)
  const bounds = maskBounds(mask)!
  expect(Math.abs(bounds.x / density - 960)).toBeLessThan(6)
  expect(Math.abs((bounds.x + bounds.width) / density - 4040)).toBeLessThan(6)
  const at = (x: number) => coverageAt(mask, Math.round(x * density), Math.round(2000 * density))
  expect(at(980)).toBeGreaterThan(64)
  expect(at(980)).toBeLessThan(192)
})

test('a region that is wholly protected has no edge to show', () => {
  expect(previewEdge({ region, protect: region, edge: { kind: 'strict' }, picture })).toBeNull()
})
