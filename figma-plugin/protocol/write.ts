import * as z from 'zod/mini'
import { paintSchema, transformSchema } from './node-facts.ts'

/** A node's id, or `$name` for one that an earlier step of the same write made. */
const ref = z.string()

/**
 * One change of the document. Steps run in order, synchronously, within one undo step; when one of them throws,
 * all are taken back.
 */
export const writeStepSchema = z.discriminatedUnion('do', [
  /** Copies a node; like Figma's own `clone()`, the copy lands on the page. */
  z.object({ do: z.literal('clone'), of: ref, as: z.string() }),
  z.object({ do: z.literal('rectangle'), as: z.string() }),
  z.object({ do: z.literal('frame'), as: z.string() }),
  /** Puts a node directly above or below a sibling, or at the top or bottom of a parent. */
  z.object({
    do: z.literal('insert'),
    node: ref,
    parent: ref,
    at: z.union([z.object({ above: ref }), z.object({ below: ref }), z.enum(['top', 'bottom'])]),
  }),
  /**
   * Takes over from another node what decides its box within the parent: constraints, layout, size, transform; as
   * they were before the write, because whatever is put into an auto layout squeezes its neighbours.
   */
  z.object({ do: z.literal('boxLike'), node: ref, like: ref }),
  /** Takes over corner radii and smoothing, where both nodes have them. */
  z.object({ do: z.literal('cornersLike'), node: ref, like: ref }),
  /** Leaves the parent's auto layout. Does nothing where the parent has none. */
  z.object({ do: z.literal('absolute'), node: ref }),
  z.object({
    do: z.literal('box'),
    node: ref,
    relativeTransform: z.optional(transformSchema),
    width: z.optional(z.number()),
    height: z.optional(z.number()),
    /** Stretches with the parent in both directions, or scales with it. */
    constraints: z.optional(z.enum(['STRETCH', 'SCALE'])),
  }),
  z.object({
    do: z.literal('set'),
    node: ref,
    name: z.optional(z.string()),
    visible: z.optional(z.boolean()),
    locked: z.optional(z.boolean()),
    fills: z.optional(z.array(paintSchema)),
    /** Takes strokes and effects away. */
    plain: z.optional(z.literal(true)),
    clipsContent: z.optional(z.boolean()),
  }),
  /** Writes an entry of ours; an empty value deletes it. Long values are split. */
  z.object({ do: z.literal('data'), node: ref, key: z.string(), value: z.string() }),
  /** Writes the node's own id on it: a copy made by hand is told by carrying another's. */
  z.object({ do: z.literal('stamp'), node: ref }),
  /** Relaunch buttons by command, each with its description; none removes them. */
  z.object({ do: z.literal('relaunch'), node: ref, commands: z.record(z.string(), z.string()) }),
  z.object({ do: z.literal('remove'), node: ref }),
  /**
   * Selects these nodes in place of the ones named by `instead`; other selected nodes stay selected. When none of
   * `instead` is selected any more, nothing changes: the user has moved on.
   */
  z.object({ do: z.literal('select'), nodes: z.array(ref), instead: z.array(ref) }),
])

export type WriteStep = z.infer<typeof writeStepSchema>

/** Everything that becomes one undo step. */
export const writeRequestSchema = z.object({
  /** What must still be so when writing begins, else nothing is written and `source_changed` is thrown. */
  expect: z.array(
    z.object({
      node: z.string(),
      /** The node's fills as JSON, as they were read. */
      fills: z.optional(z.string()),
    }),
  ),
  steps: z.array(writeStepSchema),
})

export type WriteRequest = z.infer<typeof writeRequestSchema>

/** Ids of the nodes that were made, by the names that the steps gave them. */
export const writtenSchema = z.record(z.string(), z.string())

export type Written = z.infer<typeof writtenSchema>
