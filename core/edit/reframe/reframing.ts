import * as z from 'zod/mini'

const pixels = z.int().check(z.gte(0))

/** By how much a picture grows on each side, in source pixels. */
export const sidesSchema = z.object({ left: pixels, top: pixels, right: pixels, bottom: pixels })

/** How a picture's frame changes, in source pixels. */
export const reframingSchema = z.discriminatedUnion('kind', [
  /** The picture goes on beyond its borders. */
  z.object({ kind: z.literal('expand'), sides: sidesSchema }),
  /** Only a part of the picture stays. */
  z.object({
    kind: z.literal('crop'),
    rect: z.object({
      x: pixels,
      y: pixels,
      width: z.int().check(z.gte(1)),
      height: z.int().check(z.gte(1)),
    }),
  }),
  /** The picture gets more pixels, each edge so many times as many. */
  z.object({ kind: z.literal('upscale'), factor: z.int().check(z.gte(2), z.lte(4)) }),
])

export type Sides = z.infer<typeof sidesSchema>
export type Reframing = z.infer<typeof reframingSchema>
