import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storedMaskSchema } from '../../../core/edit/edit.ts'
import { loadMask, storeMask } from '../../../core/edit/stored-mask.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { arbitraryMask, drawn } from '../mask/arbitrary-mask.ts'

test('a stored mask comes back bit for bit', () => {
  fc.assert(
    fc.property(arbitraryMask, (mask) => {
      const stored = storedMaskSchema.parse(JSON.parse(JSON.stringify(storeMask(mask))))
      expect(cropMask(loadMask(stored), mask.rect).data).toEqual(mask.data)
    }),
  )
})

test('a mask is stored by what it covers, whatever rectangle was around it', () => {
  const wide = drawn(['....', '.5#.', '....'])
  expect(storeMask(wide)).toEqual(storeMask(drawn(['5#'], { x: 1, y: 1 })))
  expect(storeMask(wide).rect).toEqual({ x: 1, y: 1, width: 2, height: 1 })
})

test('an empty mask is stored as one empty pixel', () => {
  expect(loadMask(storeMask(drawn(['...', '...'], { x: 2, y: 3 })))).toEqual(
    drawn(['.'], { x: 2, y: 3 }),
  )
})

test('a large flat mask is stored small', () => {
  const data = new Uint8Array(1000 * 1000).fill(255)
  expect(
    storeMask({ rect: { x: 0, y: 0, width: 1000, height: 1000 }, data }).data.length,
  ).toBeLessThan(3000)
})

test('damaged, truncated, foreign and oversized masks are refused', () => {
  const stored = storeMask(drawn(['#5#', '5#5']))
  const broken = [
    { ...stored, data: stored.data.slice(0, 8) },
    { ...stored, data: 'not base64!' },
    { ...stored, hash: 'f'.repeat(64) },
    { ...stored, rect: { ...stored.rect, width: 2 } },
    { ...stored, rect: { ...stored.rect, width: 30_000, height: 30_000 } },
  ]
  for (const mask of broken) {
    expect(() => loadMask(mask)).toThrow(
      expect.objectContaining({
        code: 'bad_region',
        message: 'A stored region is damaged and can’t be read.',
      }),
    )
  }
})
