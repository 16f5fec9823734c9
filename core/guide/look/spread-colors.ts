import { type Box, boxSide } from './count-colors.ts'
import type { Swatch } from './look.ts'

/** Distance of the places to which colours are spread, in CIE Lab: a whole number of boxes. */
const spacing = 5 * boxSide

/** Smaller shares are left out. */
const leastShare = 0.0005

/**
 * Spreads colours to fixed places all over CIE Lab: each counts at the eight places around it, the nearer the more.
 *
 * So a colour that moves a little moves a little of its share, and alike pictures stay alike, which clusters that are
 * found in each picture anew don't promise.
 */
export function spreadColors(boxes: readonly Box[]): Swatch[] {
  const shares = new Map<number, number>()
  const all = boxes.reduce((sum, { count }) => sum + count, 0)
  for (const { color, count } of boxes) {
    const low = color.map((value) => Math.floor(value / spacing))
    for (let corner = 0; corner < 8; corner++) {
      let weight = count / all
      let key = 0
      for (let channel = 0; channel < 3; channel++) {
        const base = low[channel] as number
        const part = (color[channel] as number) / spacing - base
        const isHigh = ((corner >> channel) & 1) === 1
        weight *= isHigh ? part : 1 - part
        key = key * 64 + base + (isHigh ? 1 : 0) + 32
      }
      if (weight > 0) shares.set(key, (shares.get(key) ?? 0) + weight)
    }
  }
  const kept = [...shares].filter(([, share]) => share >= leastShare)
  const sum = kept.reduce((total, [, share]) => total + share, 0)
  const value = (key: number, by: number) => ((Math.floor(key / by) % 64) - 32) * spacing
  return kept
    .sort(([one], [other]) => one - other)
    .map(([key, share]) => {
      return { l: value(key, 4096), a: value(key, 64), b: value(key, 1), share: share / sum }
    })
}
