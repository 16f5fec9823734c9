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
  /** Remarks for people, each a full sentence ("The provider answered at half the size that was asked for."). */
  notes: z.array(z.string()),
})

export type Report = z.infer<typeof reportSchema>
