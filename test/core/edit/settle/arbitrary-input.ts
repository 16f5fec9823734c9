import fc from 'fast-check'
import type { Edge } from '../../../../core/edit/edit.ts'
import type { SettleInput } from '../../../../core/edit/settle/settle.ts'
import type { Rect } from '../../../../core/image/rect.ts'
import { arbitraryMask, maskOver } from '../../mask/arbitrary-mask.ts'
import { arbitraryAlpha, arbitraryDepth, pictureOf } from '../arbitrary-picture.ts'

const arbitraryEdge: fc.Arbitrary<Edge> = fc.oneof(
  fc.constant<Edge>({ kind: 'strict' }),
  fc.record({ kind: fc.constant('soft' as const), px: fc.integer({ min: 1, max: 4 }) }),
)

/** The crop of every input. */
export const area: Rect = { x: -8, y: -8, width: 14, height: 14 }

/** Everything that one candidate can be settled with: depths, sizes, alpha, regions, protected areas, edges. */
export const arbitraryInput: fc.Arbitrary<SettleInput> = fc
  .record({
    depth: arbitraryDepth,
    candidateDepth: arbitraryDepth,
    alpha: arbitraryAlpha,
    candidateAlpha: arbitraryAlpha,
    width: fc.integer({ min: 1, max: 16 }),
    height: fc.integer({ min: 1, max: 16 }),
  })
  .chain(({ depth, candidateDepth, alpha, candidateAlpha, ...size }) =>
    fc.record({
      plan: fc.constant({ crop: area, sent: size, density: 1 }),
      parent: pictureOf(area, depth, alpha),
      region: fc.option(arbitraryMask),
      protect: fc.array(maskOver({ x: -3, y: -3, width: 4, height: 3 }), { maxLength: 1 }),
      edge: arbitraryEdge,
      candidate: pictureOf(size, candidateDepth, candidateAlpha),
    }),
  )
