import type { Swatch } from './look.ts'

type Channel = 'l' | 'a' | 'b'

/** Below this a palette has no spread that another one could be brought to, in ΔE. */
const leastSpread = 2

/**
 * Gives two palettes with the same middle and the same spread on each channel of CIE Lab: what still tells them apart is
 * not the light, its colour, contrast or colourfulness, but which colours there are and how much of each.
 */
export function evenedPalettes(
  one: readonly Swatch[],
  other: readonly Swatch[],
): readonly [readonly Swatch[], readonly Swatch[]] {
  const channels = ['l', 'a', 'b'] as const
  const [from, to] = [[...one], [...other]]
  for (const channel of channels) {
    const [first, second] = [statistics(from, channel), statistics(to, channel)]
    if (!first || !second) continue
    const spread = Math.sqrt(first.spread * second.spread)
    for (const [palette, { mean, spread: own }] of [
      [from, first],
      [to, second],
    ] as const) {
      const isPlain = first.spread < leastSpread || second.spread < leastSpread
      const by = isPlain ? 1 : spread / own
      for (const [i, swatch] of palette.entries()) {
        palette[i] = { ...swatch, [channel]: (swatch[channel] - mean) * by }
      }
    }
  }
  return [from, to]
}

function statistics(
  palette: readonly Swatch[],
  channel: Channel,
): { readonly mean: number; readonly spread: number } | null {
  const weight = palette.reduce((sum, { share }) => sum + share, 0)
  if (weight === 0) return null
  const mean = palette.reduce((sum, one) => sum + one.share * one[channel], 0) / weight
  const square = palette.reduce((sum, one) => sum + one.share * (one[channel] - mean) ** 2, 0)
  return { mean, spread: Math.sqrt(square / weight) }
}
