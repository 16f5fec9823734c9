import { describe, expect, test } from 'vitest'
import type { VersionContent } from '../../../core/edit/patch.ts'
import type { NewVersion } from '../../../core/host.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { expectFitting } from '../../../figma-plugin/ui/host/write/check-content.ts'
import { photograph, softPatch } from '../../hosts/contract/scene.ts'
import { plainImage } from '../host/fake-deps.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }
const fits = (content: VersionContent, more: Partial<NewVersion> = {}) =>
  expectFitting({ name: 'Bottle', content, ...more } as NewVersion, plainImage)

describe('a version that fits its source is let through:', () => {
  test('a patch within the picture', () => {
    fits({ kind: 'patch', patch: softPatch(rect, 8) })
    fits({ kind: 'patch', patch: softPatch({ x: 0, y: 0, width: 20, height: 10 }, 8) })
  })

  test('a whole picture of the same size', () => {
    fits({ kind: 'replacing', picture: photograph(plainImage, 8) })
  })

  test('a reframed picture of any size', () => {
    const picture = photograph({ width: 31, height: 3 }, 8)
    const begins = { schema: 1, lineage: 'new' } as const
    fits({ kind: 'reframe', picture, transform: { rect } }, { begins })
  })
})

describe('a version that does not fit is refused before anything is made:', () => {
  test('a patch that reaches outside', () => {
    const patch = softPatch({ x: 12, y: 3, width: 9, height: 7 }, 8)
    expect(() => fits({ kind: 'patch', patch })).toThrow(
      new RangeError('Expected a patch inside 20×10 but received 9×7 at 12,3'),
    )
  })

  test('a patch whose colour or coverage has another size', () => {
    const patch = softPatch(rect, 8)
    const color = createPicture({ width: 9, height: 6 }, 8)
    expect(() => fits({ kind: 'patch', patch: { ...patch, color } })).toThrow(
      new TypeError('Expected colour of 9×7 but received 9×6'),
    )
    const coverage = createMask({ ...rect, x: 5 })
    expect(() => fits({ kind: 'patch', patch: { ...patch, coverage } })).toThrow(TypeError)
  })

  test('another depth', () => {
    expect(() => fits({ kind: 'patch', patch: softPatch(rect, 16) })).toThrow(
      new TypeError('Expected 8 bits a channel but received 16'),
    )
  })

  test('anything over a picture that is larger than Figma takes', () => {
    const large = { ...plainImage, width: 5000, height: 4000 }
    const version = { name: 'x', content: { kind: 'patch', patch: softPatch(rect, 8) } }
    expect(() => expectFitting(version as NewVersion, large)).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })

  test('a whole picture of another size', () => {
    const picture = photograph({ width: 20, height: 11 }, 8)
    expect(() => fits({ kind: 'replacing', picture })).toThrow(
      new TypeError('Expected a picture of 20×10 but received 20×11'),
    )
  })

  test('a reframed picture without a lineage, or larger than Figma takes', () => {
    const picture = photograph({ width: 3, height: 3 }, 8)
    const reframe = { kind: 'reframe', picture, transform: { rect } } as const
    expect(() => fits(reframe)).toThrow(TypeError)
    const wide = createPicture({ width: 4097, height: 1 }, 8)
    const begins = { schema: 1, lineage: 'new' } as const
    expect(() => fits({ ...reframe, picture: wide }, { begins })).toThrow(
      expect.objectContaining({
        code: 'too_large',
        message: 'Figma takes no picture of 4097 × 1 pixels: 4096 a side is the most.',
      }),
    )
  })
})
