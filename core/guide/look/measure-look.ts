import { nearlyGrey, visiblePixels } from '../../edit/measure/nearly-grey.ts'
import { median, quantileOfSorted } from '../../edit/measure/quantile.ts'
import { labPlanes, sideFor } from '../../image/color/lab-planes.ts'
import { shrinkPictureInSteps } from '../../image/shrink.ts'
import type { Steps } from '../../steps.ts'
import { cellsOf } from './cells-of.ts'
import { countColors } from './count-colors.ts'
import { grainOf } from './grain-of.ts'
import type { Grain, Look, LookInput } from './look.ts'
import { paletteOf } from './palette-of.ts'
import { spreadColors } from './spread-colors.ts'

/** Pixels that colours are measured on at most: as many as a step may take. */
const mostPixels = 1 << 16

/** Shares of the picture whose lightness makes the tone curve. */
const toneShares = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/**
 * Measures how a picture looks, from a small picture of it and a few samples at full resolution.
 *
 * Pixels that are more transparent than not don't count. Nothing here throws for a picture that is too small, too plain
 * or invisible: what can't be measured is null.
 */
export function* measureLook({ small, tiles }: LookInput): Steps<Look> {
  const little = yield* shrinkPictureInSteps(small, sideFor(small, mostPixels))
  const lab = yield* labPlanes(little)
  const visible = visiblePixels(little)
  const white = nearlyGrey(little, lab)
  yield
  const counted = countColors(lab, visible)
  yield
  const grain: Grain[] = []
  for (const tile of tiles) grain.push(yield* grainOf(tile))
  return {
    white: white && { a: white[0], b: white[1] },
    tone: toneOf(lab.l, visible),
    chroma: meanChroma(lab, visible),
    palette: paletteOf(counted),
    colors: spreadColors(counted),
    cells: cellsOf(lab, visible),
    grain,
    sharpness: middleOf(grain, 'sharpness'),
    noise: middleOf(grain, 'noise'),
  }
}

function toneOf(light: Float32Array, visible: readonly number[]): Look['tone'] {
  const sorted = Float32Array.from(visible, (at) => light[at] as number).sort()
  const [p5, p25, p50, p75, p95] = toneShares.map((share) => quantileOfSorted(sorted, share))
  if (p5 == null || p25 == null || p50 == null || p75 == null || p95 == null) return null
  return [p5, p25, p50, p75, p95]
}

function meanChroma(
  { a, b }: { readonly a: Float32Array; readonly b: Float32Array },
  visible: readonly number[],
): number | null {
  if (visible.length === 0) return null
  const sum = visible.reduce((all, at) => all + Math.hypot(a[at] as number, b[at] as number), 0)
  return sum / visible.length
}

function middleOf(grain: readonly Grain[], measure: keyof Grain): number | null {
  return median(grain.flatMap((one) => one[measure] ?? []))
}
