import * as z from 'zod/mini'
import {
  entryKeys,
  type HistoryFrame,
  historyFrameSchema,
  type WrittenPaints,
  writtenPaintsSchema,
} from '../../protocol/entries.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'

/** What healing needs of a record or marker before anything of it is checked. */
const ownSchema = z.looseObject({ lineage: z.string(), id: z.optional(z.string()) })

/** A record or marker as a node carries it. */
export interface FoundEntry {
  /** As data with the layer that it was written on filled in; the text itself where that is no data. */
  readonly raw: unknown
  /** The version's own id; null for markers, and where it can't be told. */
  readonly id: string | null
  /** The lineage that it names; null where it can't be told. */
  readonly lineage: string | null
  /** The node that it was written on: another than the node's own id tells a copy. */
  readonly writtenOn: string
}

/** Gives the record that makes a node a version, damaged or not; null for other nodes. */
export function versionEntry(node: NodeFacts): FoundEntry | null {
  return foundEntry(node, entryKeys.version, (data, id) => ({
    ...data,
    layer: { ...(isObject(data.layer) ? data.layer : { name: '' }), id },
  }))
}

/** Gives the marker that makes a node a source, damaged or not; null for other nodes. */
export function markerEntry(node: NodeFacts): FoundEntry | null {
  const marker = foundEntry(node, entryKeys.marker, (data, id) => ({ ...data, layer: id }))
  // A version begins no lineage that it belongs to: such a marker came along with what was cloned.
  return marker && versionEntry(node)?.lineage === marker.lineage ? null : marker
}

/** Gives what a version's fills were written as; null where that can't be read. */
export function paintsEntry(node: NodeFacts): WrittenPaints | null {
  return parseAs(writtenPaintsSchema, node.data[entryKeys.paints])
}

/** Gives what makes a frame the home of another picture's versions; null for other nodes. */
export function historyEntry(node: NodeFacts): HistoryFrame | null {
  return parseAs(historyFrameSchema, node.data[entryKeys.historyFrame])
}

function foundEntry(
  node: NodeFacts,
  key: string,
  withLayer: (data: Record<string, unknown>, id: string) => unknown,
): FoundEntry | null {
  const text = node.data[key]
  if (text === undefined || text === '') return null
  const writtenOn = node.data[entryKeys.node] ?? ''
  const data = parseJson(text)
  if (!isObject(data)) return { raw: data ?? text, id: null, lineage: null, writtenOn }
  const own = z.safeParse(ownSchema, data)
  return {
    raw: withLayer(data, writtenOn),
    id: (own.success && own.data.id) || null,
    lineage: own.success ? own.data.lineage : null,
    writtenOn,
  }
}

function parseAs<T>(schema: z.ZodMiniType<T>, text: string | undefined): T | null {
  if (text === undefined) return null
  const parsed = z.safeParse(schema, parseJson(text))
  return parsed.success ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
