import type { LayerEntry } from '../../core/history/xmp/layer-entries.ts'
import type { PhotoshopLayer } from './document-tree.ts'
import { walkLayers } from './find-layer.ts'
import type { FoundEntries } from './read-entries.ts'
import { type StoredEntry, storedEntry, textAt } from './stored-entry.ts'

/** What is known of a document's layers before its metadata is looked into. */
interface Known {
  readonly layers: readonly PhotoshopLayer[]
  /** What the layers themselves carry, by number. */
  readonly settings: ReadonlyMap<number, StoredEntry>
  /** What the document itself carries. */
  readonly own: StoredEntry
}

/**
 * Gives layers that carry nothing the entry that the document's metadata has for them.
 *
 * Photoshop may have given the layers other numbers since that was written. So a number counts together with the name
 * that the record notes, and alone only where the structure agrees; a marker belongs to what its lineage's versions
 * stand on.
 */
export function placeStrays(
  known: Known,
  entries: readonly LayerEntry[],
): Omit<FoundEntries, 'lost'> {
  const byLayer = new Map([...known.settings].filter(([, entry]) => Object.keys(entry).length > 0))
  const left = new Set(entries.filter((entry) => !isHeld(entry, [known.own, ...byLayer.values()])))
  const borrowed = new Set<number | null>()
  const grounds = groundsIn(known.layers)
  const all = [...walkLayers(known.layers)]
  const give = (entry: LayerEntry, { layerID }: PhotoshopLayer) => {
    byLayer.set(layerID, storedEntry(entry))
    borrowed.add(layerID)
    left.delete(entry)
  }
  const giveWhere = (fits: (layer: PhotoshopLayer, entry: LayerEntry) => boolean) => {
    const open = [...left].filter(({ version }) => version !== undefined)
    const free = all.filter(({ kind, layerID }) => kind === 'pixels' && !byLayer.has(layerID))
    for (const entry of open) {
      const [layer, ...others] = free.filter((one) => fits(one, entry))
      const unmistakable =
        layer && others.length === 0 && open.every((one) => one === entry || !fits(layer, one))
      if (unmistakable) give(entry, layer)
    }
  }

  const hasNumber = ({ layerID }: PhotoshopLayer, entry: LayerEntry) =>
    String(layerID) === entry.layer
  const hasName = ({ name }: PhotoshopLayer, { version }: LayerEntry) =>
    name === textAt(version, 'layer', 'name')
  giveWhere((layer, entry) => hasNumber(layer, entry) && hasName(layer, entry))
  giveWhere(hasName)
  giveWhere((layer, entry) => {
    const ground = String(grounds.get(layer.layerID) ?? '')
    const lineage = textAt(entry.version, 'lineage')
    return (
      hasNumber(layer, entry) &&
      entries.some((one) => one.layer === ground && textAt(one.marker, 'lineage') === lineage)
    )
  })

  let { own } = known
  for (const entry of [...left].filter(({ version }) => version === undefined)) {
    if (entry.layer === 'visible' && entry.marker !== undefined) {
      own = { ...own, marker: entry.marker }
      borrowed.add(null)
      left.delete(entry)
    } else {
      const layer = entry.standsOn
        ? groupOf(all, byLayer, textAt(own.marker, 'lineage'))
        : groundOf(all, byLayer, grounds, textAt(entry.marker, 'lineage'))
      const found = layer ?? all.find((one) => hasNumber(one, entry))
      const kind = entry.standsOn ? 'group' : 'pixels'
      if (found?.kind === kind && !byLayer.has(found.layerID)) give(entry, found)
    }
  }
  return { byLayer, own, borrowed, strays: [...left] }
}

/** Tells whether a layer, or the document, carries by itself what an entry says. */
function isHeld(entry: LayerEntry, carried: readonly StoredEntry[]): boolean {
  const id = textAt(entry.version, 'id')
  const lineage = textAt(entry.marker, 'lineage')
  return carried.some(({ version, marker }) =>
    entry.version !== undefined
      ? id !== null && textAt(version, 'id') === id
      : lineage !== null && textAt(marker, 'lineage') === lineage,
  )
}

/** Gives, for each layer in a group, the layer with pixels that the group lies on, by number. */
function groundsIn(
  layers: readonly PhotoshopLayer[],
  ground?: PhotoshopLayer,
): Map<number, number> {
  const grounds = new Map<number, number>()
  layers.forEach((layer, index) => {
    if (ground?.kind === 'pixels') grounds.set(layer.layerID, ground.layerID)
    for (const [inner, below] of groundsIn(layer.layers, layers[index - 1])) {
      grounds.set(inner, below)
    }
  })
  return grounds
}

/** Finds the layer that the versions of a lineage stand on. */
function groundOf(
  all: readonly PhotoshopLayer[],
  byLayer: ReadonlyMap<number, StoredEntry>,
  grounds: ReadonlyMap<number, number>,
  lineage: string | null,
): PhotoshopLayer | undefined {
  const number = [...byLayer]
    .filter(([, { version }]) => lineage !== null && textAt(version, 'lineage') === lineage)
    .map(([layerID]) => grounds.get(layerID))
    .find((ground) => ground !== undefined)
  return all.find(({ layerID }) => layerID === number)
}

/** Finds the group that holds versions of a lineage. */
function groupOf(
  all: readonly PhotoshopLayer[],
  byLayer: ReadonlyMap<number, StoredEntry>,
  lineage: string | null,
): PhotoshopLayer | undefined {
  return all.find(({ layers }) =>
    layers.some(({ layerID }) => {
      const version = byLayer.get(layerID)?.version
      return lineage !== null && textAt(version, 'lineage') === lineage
    }),
  )
}
