import * as z from 'zod/mini'

/**
 * The measured truth about a version, on what `compose` gives: no number here is estimated.
 *
 * A null is "not measured", and shown as such.
 */
export const reportSchema = z.object({
  /** Pixels of the crop that may not change (beyond the region and its edge, or protected), compared with the parent. */
  outside: z.object({
    pixels: z.int(),
    changedPixels: z.int(),
    /** Largest difference of one channel, in words of the source's depth. */
    maxDifference: z.int(),
  }),
  inside: z.object({
    pixels: z.int(),
    changedPixels: z.int(),
    maxDifference: z.int(),
    /** Mean absolute difference over all channels of all inside pixels, in words of the source's depth. */
    meanDifference: z.number(),
  }),
  /** Provider pixels per source pixel along an edge. */
  density: z.number(),
  /** The size that came back, whatever was asked for. */
  answeredSize: z.object({ width: z.int(), height: z.int() }),
  /** How the answer lay before it was brought into place; absent when it was not registered. */
  alignment: z.optional(
    z.object({
      /** In source pixels. */
      shiftX: z.number(),
      shiftY: z.number(),
      /** 1 = the size that was asked for. */
      scaleX: z.number(),
      scaleY: z.number(),
      degrees: z.number(),
      /** 0..1; at 0 the picture gave no hold and was left where it lay. */
      confidence: z.number(),
    }),
  ),
  /** The colour cast that was taken off the answer, in CIE Lab; absent when none was looked for. */
  cast: z.optional(z.object({ l: z.number(), a: z.number(), b: z.number() })),
  /** Excess step along coverage 0.5 of the result over that of the parent there, in ΔE (0 = invisible). */
  seam: z.optional(z.number()),
  /** Difference of the settled answer from the parent in the ring around the region, in ΔE00, mean and 95th percentile. */
  ring: z.optional(z.object({ mean: z.number(), p95: z.number() })),
  /** Fine detail where the picture changed, as a share of the parent's there: 1 = as sharp. */
  sharpness: z.optional(z.number()),
  /** Share of the region that really changed, 0..1. */
  changedShare: z.optional(z.number()),
  /** Share of the region's border that cuts through the change, 0..1. */
  cut: z.optional(z.number()),
  /** What the provider changed outside, all of it thrown away: share of the area, and the mean ΔE of that share. */
  discarded: z.optional(z.object({ share: z.number(), deltaE: z.number() })),
  /** Each preserve, checked where it has an area. */
  preserves: z.optional(
    z.array(
      z.object({
        text: z.string(),
        /**
         * `untouched`: no bit of it changed. `kept` and `changed` are said where a comparison is sure; `unclear` is for
         * eyes to judge. `not measured`: it has no area.
         */
        result: z.enum(['untouched', 'kept', 'unclear', 'changed', 'not measured']),
        /** What decided: structure 0..1, edges 0..1, color as the 95th percentile of ΔE00. */
        structure: z.optional(z.number()),
        edges: z.optional(z.number()),
        color: z.optional(z.number()),
        /** Against what: the version before this one, or the source at the root. */
        against: z.optional(z.enum(['parent', 'root'])),
      }),
    ),
  ),
  /** Remarks for people, each a full sentence ("The provider answered at half the size that was asked for."). */
  notes: z.array(z.string()),
})

export type Report = z.infer<typeof reportSchema>

/** What the stages of settling measure on the way; the rest of the report is measured on the result. */
export type SettleMeasures = Pick<
  Report,
  'alignment' | 'cast' | 'changedShare' | 'cut' | 'discarded'
>
