import type { Plan, SizeRule } from '../edit/plan.ts'
import {
  planOfTiles,
  planTiles,
  shareOf,
  type Tile,
  tilesBelowDensity,
} from '../edit/tiles/plan-tiles.ts'
import { isRefineError } from '../errors.ts'
import { type EstimateOf, priceBy } from './estimate-of.ts'
import { signalIn } from './parent-pixels.ts'
import type { Intent, Planned, RefineDeps, RefineOptions } from './refinement.ts'
import { sumOfEstimates } from './sum-of-estimates.ts'

/** How one request would be made, and from what. */
export interface SinglePlan {
  readonly plan: Plan
  readonly sizes: SizeRule
  readonly reachPx: number
  readonly estimateOf: EstimateOf
}

/**
 * Finds out whether several requests are made instead of one, or could be.
 *
 * Where tiles are wished for they are planned as soon as one request is coarser than the source; where they are not, they
 * are offered below {@link tilesBelowDensity}.
 */
export async function planInTiles(
  { work }: Pick<RefineDeps, 'work'>,
  { picked, region, protect, tiles: isWished = false }: Intent,
  { plan, sizes, reachPx, estimateOf }: SinglePlan,
  options: RefineOptions,
): Promise<Pick<Planned, 'plan' | 'tiles' | 'tilesOffer' | 'estimate'>> {
  const single = { plan, estimate: estimateOf(plan.sent) }
  if (!isWished && plan.density >= tilesBelowDensity) return single
  const { width, height } = picked
  const priceOf = priceBy(estimateOf)
  const planned = planTiles({ size: { width, height }, region, sizes, reachPx, priceOf }) ?? []
  const tiles: Tile[] = []
  for (const tile of planned) {
    const share = { ...tile.plan, crop: shareOf(tile) }
    const input = { region, protect, plan: share, shown: false }
    if (await leavesPixels(work.maskToSend(input, signalIn(options)))) tiles.push(tile)
  }
  if (tiles.length < 2) return single
  const estimate = sumOfEstimates(tiles.map((tile) => estimateOf(tile.plan.sent)))
  const together = planOfTiles(tiles)
  if (isWished) return { plan: together, tiles, estimate }
  return { ...single, tilesOffer: { count: tiles.length, density: together.density, estimate } }
}

/** A tile in which everything is protected has nothing to ask for. */
async function leavesPixels(asking: Promise<unknown>): Promise<boolean> {
  try {
    await asking
    return true
  } catch (thrown) {
    if (isRefineError(thrown) && thrown.code === 'bad_region') return false
    throw thrown
  }
}
