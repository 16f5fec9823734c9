import * as z from 'zod/mini'
import { paintSchema } from './node-facts.ts'

/** Our entries lie in shared plugin data, so that they survive a change of the plugin's id. */
export const dataNamespace = 'pentimento'

/** Keys of our entries on nodes. */
export const entryKeys = {
  /** On a source: its lineage marker as JSON. */
  marker: 'marker',
  /** On a version: its record as JSON, with the layer's id left empty (see `node`). */
  version: 'version',
  /** On a version: what its fills were written as, {@link writtenPaintsSchema}. */
  paints: 'paints',
  /** On both: the id of the node that the entries were written on. */
  node: 'node',
  /** On a frame that holds versions of a picture in an instance or component: {@link historyFrameSchema}. */
  historyFrame: 'history',
  /** On the hidden frame that holds pictures which could not be placed, and on each of them: its key. */
  unplaced: 'unplaced',
  /** On the document: a name for the file that consent is remembered by. */
  file: 'file',
} as const

/** The document's own node, in every Figma file. */
export const rootId = '0:0'

/** The key of a text of the whole document, on its root. */
export function textKey(name: string): string {
  return `text-${name}`
}

/** Which of a version's paints are ours, as image hashes; the others are the source's. */
export const writtenPaintsSchema = z.object({
  /** The image that everything lies on: the source's own, or the flattened picture. Null: it lies in another node. */
  base: z.nullable(z.string()),
  /** Overlays above it, bottom first. */
  overlays: z.array(z.string()),
})

export type WrittenPaints = z.infer<typeof writtenPaintsSchema>

/** Where versions of a held picture belong, and how the picture looked before any of them was shown in its place. */
export const historyFrameSchema = z.object({
  source: z.string(),
  fills: z.array(paintSchema),
  fillStyle: z.string(),
  /** The user agreed to have fills assigned to the picture's own layer. */
  agreed: z.optional(z.boolean()),
})

export type HistoryFrame = z.infer<typeof historyFrameSchema>
