import type { PaletteDistance } from '../../guide/brand-kit/palette-distance.ts'
import type { PaletteReport } from '../../refine/measure-palette.ts'
import type { ShelfPlace } from '../shelf-state.ts'
import { formatNumber, formatShare } from './numbers.ts'

/** Names the places where recipes and kits are kept, as a heading. */
export const placeLabels: Readonly<Record<ShelfPlace, string>> = {
  document: 'In this document',
  machine: 'On this machine',
}

/** Says how much of what changed has the brand's colours, and how much had them before. */
export function paletteText({ before, after }: PaletteReport): string {
  return `${distanceText(after)}; before: ${distanceText(before)}`
}

function distanceText({ share, meanDeltaE }: PaletteDistance): string {
  return `${formatShare(share)} in its colours (${formatNumber(Math.round(meanDeltaE * 10) / 10)}\u202fΔE on average)`
}
