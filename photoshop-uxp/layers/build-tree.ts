import type { Rect } from '../../core/image/rect.ts'
import type { LayerKind, PhotoshopLayer } from './document-tree.ts'
import type { ListedLayer } from './layer-list.ts'
import { formatLayer } from './layer-ref.ts'
import { qualifyMarker, qualifyVersion, type StoredEntry } from './stored-entry.ts'

/** Photoshop's numbers of layer kinds (AdobeDocs and uxp-toolkit list them): what is absent has no pixels to read. */
const kinds: ReadonlyMap<number, LayerKind> = new Map([
  [1, 'pixel'],
  [2, 'adjustment'],
  [3, 'text'],
  [4, 'shape'],
  [5, 'smartObject'],
  [7, 'group'],
  [9, 'fill'],
  [10, 'fill'],
  [11, 'fill'],
  [12, 'background'],
])

/**
 * Builds the tree of a document's layers from Photoshop's flat list.
 *
 * In the list, lowest first, a group is its end marker, its layers, and then the group itself.
 *
 * @param entryOf what the layer with that number carries of ours.
 */
export function buildTree(
  listed: readonly ListedLayer[],
  documentID: number,
  entryOf: (layerID: number) => StoredEntry,
): readonly PhotoshopLayer[] {
  let siblings: PhotoshopLayer[] = []
  const open: PhotoshopLayer[][] = []
  for (const layer of listed) {
    switch (layer.layerSection?._value) {
      case 'layerSectionEnd':
        open.push(siblings)
        siblings = []
        break
      case 'layerSectionStart': {
        const group = layerOf(layer, documentID, entryOf(layer.layerID), siblings)
        siblings = open.pop() ?? []
        siblings.push(group)
        break
      }
      default:
        siblings.push(layerOf(layer, documentID, entryOf(layer.layerID), []))
    }
  }
  return siblings
}

function layerOf(
  layer: ListedLayer,
  documentID: number,
  entry: StoredEntry,
  layers: readonly PhotoshopLayer[],
): PhotoshopLayer {
  const is = kindOf(layer)
  const kind = classOf(is)
  const locking = layer.layerLocking
  const pixels = kind === 'pixels'
  return {
    id: formatLayer({ documentID, layerID: layer.layerID }),
    layerID: layer.layerID,
    name: layer.name,
    visible: layer.visible,
    kind,
    is,
    bounds: boundsOf(layer),
    clipped: layer.group,
    opacity: layer.opacity,
    fillOpacity: layer.fillOpacity,
    blendMode: layer.mode?._value ?? 'normal',
    hasMask: layer.hasUserMask,
    hasVectorMask: layer.hasVectorMask,
    hasEffects: layer.layerEffects !== undefined && layer.layerFXVisible,
    locked: {
      all: locking?.protectAll ?? false,
      pixels: locking?.protectComposite ?? false,
      position: locking?.protectPosition ?? false,
      transparency: locking?.protectTransparency ?? false,
    },
    linked: layer.linkedLayerIDs.length > 0,
    version: (pixels && qualifyVersion(entry.version, documentID)) || null,
    marker: (pixels && qualifyMarker(entry.marker, documentID)) || null,
    ...(kind === 'group' &&
      entry.standsOn && { standsOn: formatLayer({ documentID, layerID: null }) }),
    layers,
  }
}

function kindOf(layer: ListedLayer): LayerKind {
  if (layer.background) return 'background'
  if (layer.layerSection?._value === 'layerSectionStart') {
    return layer.artboardEnabled ? 'artboard' : 'group'
  }
  return kinds.get(layer.layerKind) ?? 'other'
}

function classOf(is: LayerKind): PhotoshopLayer['kind'] {
  switch (is) {
    case 'pixel':
    case 'background':
    case 'smartObject':
      return 'pixels'
    case 'group':
    case 'artboard':
      return 'group'
    default:
      return 'foreign'
  }
}

function boundsOf(layer: ListedLayer): Rect | null {
  const masked = layer.hasUserMask || layer.hasVectorMask
  const bounds = (masked && layer.boundsNoMask) || layer.boundsNoEffects || layer.bounds
  if (!bounds) return null
  const { top, left, bottom, right } = bounds
  const width = right._value - left._value
  const height = bottom._value - top._value
  return width > 0 && height > 0 ? { x: left._value, y: top._value, width, height } : null
}
