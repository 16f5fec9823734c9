import * as z from 'zod/mini'
import type { VersionRecord } from '../record.ts'
import { toAsciiJson } from './write-xmp.ts'

/** What may stand of a version where exported files carry it: which layer it is and where in the tree, no words of anyone. */
const indexEntrySchema = z.object({
  id: z.string(),
  parent: z.nullable(z.string()),
  lineage: z.string(),
  /** The version's layer when this was written, in the file's own numbers. */
  layer: z.string(),
  number: z.int(),
})

/** One version in the index of ids that a document's metadata holds. */
export type IndexEntry = z.infer<typeof indexEntrySchema>

/** The list in a document's XMP that {@link writeIndex} fills. */
export const indexProperty = 'Index'

/** Gives a version's entry in the index. */
export function indexEntryOf(
  { id, parent, lineage, number }: Pick<VersionRecord, 'id' | 'parent' | 'lineage' | 'number'>,
  layer: string,
): IndexEntry {
  return { id, parent, lineage, layer, number }
}

/** Writes versions as items of the `Index` list: ids only, never a prompt. */
export function writeIndex(entries: readonly IndexEntry[]): readonly string[] {
  return entries.map(({ id, parent, lineage, layer, number }) =>
    toAsciiJson({ id, parent, lineage, layer, number }),
  )
}

/** Reads the items of an `Index` list; what is damaged is left out: the layers' own records decide. */
export function readIndex(items: readonly string[] | undefined): readonly IndexEntry[] {
  return (items ?? []).flatMap((text) => {
    const parsed = z.safeParse(indexEntrySchema, parseJson(text))
    return parsed.success ? [parsed.data] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON is no entry: the schema refuses null.
    return null
  }
}
