import { toAsciiJson } from './write-xmp.ts'

/** What a document's metadata says about one of its layers, as found: records and markers are checked when history is rebuilt. */
export interface LayerEntry {
  /** The layer's number in the file, in decimal; `visible` for the whole picture. Empty for an entry that can't be read. */
  readonly layer: string
  readonly version?: unknown
  readonly marker?: unknown
  /** On a group of versions whose source is not the layer directly below it: that source. */
  readonly standsOn?: string
}

/** The list in a document's XMP that {@link writeLayerEntries} fills. */
export const layersProperty = 'Layers'

/** Writes full records and markers as items of the `Layers` list: prompts included, which exported files then carry. */
export function writeLayerEntries(entries: readonly LayerEntry[]): readonly string[] {
  return entries.map(toAsciiJson)
}

/** Reads the items of a `Layers` list; what is damaged is handed on as a record that can't be read, never thrown. */
export function readLayerEntries(items: readonly string[] | undefined): readonly LayerEntry[] {
  return (items ?? []).map(readEntry)
}

function readEntry(text: string): LayerEntry {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { layer: '', version: text }
  }
  if (typeof value !== 'object' || value === null || !('layer' in value)) {
    return { layer: '', version: value }
  }
  const { layer, ...rest } = value
  const { standsOn, ...entry } = rest as { readonly standsOn?: unknown }
  return {
    ...entry,
    ...(typeof standsOn === 'string' && { standsOn }),
    layer: String(layer),
  }
}
