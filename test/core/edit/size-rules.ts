import type { SizeRule } from '../../../core/edit/plan.ts'

/** Any size, as the built-in model takes it. */
export const any: SizeRule = { kind: 'any', maxPixels: 20_000_000, maxEdge: 8192 }
/** Multiples within bounds, as OpenAI's current models. */
export const rule: Extract<SizeRule, { kind: 'rule' }> = {
  kind: 'rule',
  multipleOf: 16,
  maxEdge: 3840,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
}
/** A fixed list, as OpenAI's first models. */
export const list: SizeRule = {
  kind: 'list',
  sizes: [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 1024, height: 1536 },
  ],
}

/** A picture of 24 megapixels. */
export const photo = { width: 6000, height: 4000 }
