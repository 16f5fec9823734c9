import { deltaE00 } from '../../image/color/delta-e.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'
import { labOfColor } from '../brand-kit/palette-distance.ts'
import type { Look } from '../look/look.ts'

/**
 * Gives how far the colours of a look are from those of a brand kit: the mean ΔE00 to the nearest, by the share that each
 * has; null when either has none.
 */
export function kitDistance(
  { palette }: Pick<Look, 'palette'>,
  kit: Pick<BrandKit, 'palette'>,
): number | null {
  const colors = kit.palette.map(labOfColor)
  if (colors.length === 0 || palette.length === 0) return null
  return palette.reduce((sum, { l, a, b, share }) => {
    const nearest = Math.min(...colors.map((color) => deltaE00(l, a, b, ...color)))
    return sum + share * nearest
  }, 0)
}
