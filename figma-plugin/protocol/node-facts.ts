import * as z from 'zod/mini'

/**
 * A paint as Figma gives it: plain data, kept whole, so that it can be written back with one thing changed.
 *
 * Only what the adapter decides by is named; gradients, bound variables and the rest travel along.
 */
export const paintSchema = z.looseObject({
  type: z.string(),
  visible: z.optional(z.boolean()),
  opacity: z.optional(z.number()),
  blendMode: z.optional(z.string()),
  imageHash: z.optional(z.nullable(z.string())),
  scaleMode: z.optional(z.enum(['FILL', 'FIT', 'CROP', 'TILE'])),
  imageTransform: z.optional(z.array(z.array(z.number()))),
  scalingFactor: z.optional(z.number()),
  rotation: z.optional(z.number()),
  filters: z.optional(z.record(z.string(), z.number())),
})

export type PaintFacts = z.infer<typeof paintSchema>

/** A Figma matrix: two rows of three numbers, mapping (x, y, 1). */
export const transformSchema = z.tuple([
  z.tuple([z.number(), z.number(), z.number()]),
  z.tuple([z.number(), z.number(), z.number()]),
])

export type Transform2D = z.infer<typeof transformSchema>

/** What the sandbox tells of one node: facts only, no judgement. */
export const nodeFactsSchema = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  visible: z.boolean(),
  /** Locked itself, or by any ancestor. */
  locked: z.boolean(),
  /** Null for a page. */
  parent: z.nullable(z.string()),
  parentType: z.nullable(z.string()),
  /** Auto layout of the parent: `NONE` where there is none. */
  parentLayout: z.enum(['NONE', 'HORIZONTAL', 'VERTICAL', 'GRID']),
  /** Positions among siblings from the page down, bottom first: comparing two paths compares the nodes' heights. */
  path: z.array(z.int()),
  page: z.string(),
  /** The outermost instance or component that the node is or lies in. */
  held: z.nullable(z.object({ id: z.string(), type: z.string() })),
  /** Relative to the containing frame (not the group), and to the page. */
  relativeTransform: transformSchema,
  absoluteTransform: transformSchema,
  width: z.number(),
  height: z.number(),
  /** Null where the node can't have fills, or several text styles make them mixed. */
  fills: z.nullable(z.array(paintSchema)),
  /** Id of the paint style that the fills come from; empty when there is none. */
  fillStyle: z.string(),
  isMask: z.boolean(),
  maskType: z.string(),
  opacity: z.number(),
  /** How many children the node has; null where it can't have any. */
  children: z.nullable(z.int()),
  clipsContent: z.boolean(),
  /** Our own entries on the node, by key; long ones are joined again. */
  data: z.record(z.string(), z.string()),
})

export type NodeFacts = z.infer<typeof nodeFactsSchema>

/** Something that can mark an area over a picture: its outlines, or the picture of a mask layer. */
export const shapeFactsSchema = z.object({
  node: nodeFactsSchema,
  /** Selected now, or drawn since the picture was picked. */
  preselected: z.boolean(),
  /** Outlines of the node, or of every leaf of a group, each in its own node's coordinates. */
  outlines: z.array(
    z.object({
      windingRule: z.enum(['NONZERO', 'EVENODD', 'NONE']),
      /** SVG path data. */
      data: z.string(),
      /** From the outline's coordinates to the page's. */
      transform: transformSchema,
    }),
  ),
})

export type ShapeFacts = z.infer<typeof shapeFactsSchema>
