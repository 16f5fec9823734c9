import type { BrandKit } from '../brand-kit/brand-kit.ts'
import type { LookAxis } from '../look/look-axis.ts'
import { movementBetween } from '../look/movement-between.ts'
import type { AskedAxes } from './asked-axes.ts'
import type { DriftAxis, DriftStep } from './drift.ts'
import { mostRebuilt } from './drift-limits.ts'
import { kitDistance } from './kit-distance.ts'

/** How far a step has moved each axis without being asked to, signed; 0 also where it was not measured. */
export type Unasked = Readonly<Record<DriftAxis, number>>

/**
 * Measures what one step has moved that its instruction did not ask for.
 *
 * An axis that was asked to go up counts only where it went down. A step that has rebuilt most of the picture counts for
 * nothing: there is no telling what of it was meant.
 */
export function unaskedMovement(step: DriftStep, kit: BrandKit | null): Unasked {
  const { before, after, asked, preserves = [] } = step
  const movement = before && after && movementBetween(before, after)
  const isRebuilt = (movement?.rebuilt ?? 0) > mostRebuilt
  const amounts = isRebuilt ? null : movement?.amounts
  const of = (axis: LookAxis) => withoutAsked(amounts?.[axis] ?? 0, asked[axis])
  return {
    warmth: of('warmth'),
    tint: of('tint'),
    brightness: of('brightness'),
    contrast: of('contrast'),
    saturation: of('saturation'),
    palette: of('palette'),
    sharpness: of('sharpness'),
    noise: of('noise'),
    brand: isRebuilt || asked.palette ? 0 : awayFromBrand(step, kit),
    preserve: preserves.some(({ result }) => result === 'changed') ? 1 : 0,
  }
}

function withoutAsked(amount: number, asked: AskedAxes[LookAxis]): number {
  if (asked === undefined) return amount
  if (asked === 'any') return 0
  return asked > 0 ? Math.min(0, amount) : Math.max(0, amount)
}

function awayFromBrand({ before, after }: DriftStep, kit: BrandKit | null): number {
  if (!kit || !before || !after) return 0
  const from = kitDistance(before, kit)
  const to = kitDistance(after, kit)
  return from === null || to === null ? 0 : to - from
}
