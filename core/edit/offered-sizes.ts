import { fitWithin, type Size, scaleSize } from '../image/rect.ts'
import type { SizeRule } from './plan.ts'

/** The rule of a model that takes any size up to its limits. */
export type AnySize = Extract<SizeRule, { kind: 'any' }>

/** Most steps along an edge that a rule is searched in; finer rules are searched in coarser multiples. */
const maxSteps = 256

/**
 * Lists every size that a model can be asked for, smallest width first.
 *
 * @throws RangeError when no size satisfies the rule: the model's capabilities are wrong.
 */
export function offeredSizes(rule: Exclude<SizeRule, AnySize>): readonly Size[] {
  const sizes = rule.kind === 'list' ? rule.sizes : sizesOfRule(rule)
  if (sizes.length === 0) throw new RangeError('Expected a size rule that at least one size meets')
  return sizes
}

function sizesOfRule(rule: Extract<SizeRule, { kind: 'rule' }>): Size[] {
  const { multipleOf, maxEdge, minPixels, maxPixels, maxRatio } = rule
  const step = multipleOf * Math.max(1, Math.ceil(maxEdge / multipleOf / maxSteps))
  const sizes: Size[] = []
  for (let width = step; width <= maxEdge; width += step) {
    for (let height = step; height <= maxEdge; height += step) {
      const pixels = width * height
      if (pixels < minPixels || pixels > maxPixels) continue
      if (Math.max(width, height) > maxRatio * Math.min(width, height)) continue
      sizes.push({ width, height })
    }
  }
  return sizes
}

/** Gives the crop's own size where the model takes any size, or the largest of its proportions that it takes. */
export function sizeWithin(crop: Size, rule: AnySize): Size {
  const fitted = fitWithin(crop, rule.maxEdge)
  const excess = (fitted.width * fitted.height) / rule.maxPixels
  if (excess <= 1) return fitted
  const scaled = scaleSize(fitted, 1 / Math.sqrt(excess))
  // Rounding may add half a pixel to each edge: the longer one gives way until the limit holds.
  const width = Math.min(scaled.width, Math.floor(rule.maxPixels / scaled.height))
  const height = Math.min(scaled.height, Math.floor(rule.maxPixels / scaled.width))
  return scaled.width >= scaled.height
    ? { width: Math.max(1, width), height: scaled.height }
    : { width: scaled.width, height: Math.max(1, height) }
}
