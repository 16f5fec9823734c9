import type { Size } from '../../../image/rect.ts'
import { identityWarp, type Warp } from './warp.ts'

/** A way in which an answer may lie on what was sent, to start looking from. */
export interface Start {
  readonly kind: 'stretched' | 'cropped' | 'padded'
  readonly warp: Warp
}

/** Proportions may differ by this and still be the same: providers round to whole pixels. */
export const sameProportions = 1.004

/**
 * Gives the ways in which a provider may have fitted what was sent into an answer: stretched; and with other proportions
 * also cut off at both ends or at one, and padded alike.
 */
export function startsFor(sent: Size, answered: Size, grid: Size): readonly Start[] {
  const stretched: Start = { kind: 'stretched', warp: identityWarp }
  const across = answered.width / sent.width
  const down = answered.height / sent.height
  if (Math.max(across / down, down / across) < sameProportions) return [stretched]
  const fitted = (kind: Start['kind'], scale: number): Start[] => {
    const scaleX = scale / across
    const scaleY = scale / down
    return [0, -1, 1].map((end) => ({
      kind,
      warp: {
        ...identityWarp,
        scaleX,
        scaleY,
        shiftX: (end * (scaleX - 1) * grid.width) / 2,
        shiftY: (end * (scaleY - 1) * grid.height) / 2,
      },
    }))
  }
  return [
    stretched,
    ...fitted('cropped', Math.max(across, down)),
    ...fitted('padded', Math.min(across, down)),
  ]
}
