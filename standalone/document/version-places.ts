import type { GroupLayer, Layer, LayeredDocument, PixelLayer } from './layered-document.ts'

/** Where one version's layer stands. */
export interface VersionPlace {
  readonly layer: PixelLayer
  /** The pixel layer directly below the version group that it is in; null when it is in none. */
  readonly source: PixelLayer | null
  /** Whether it shows, the groups around it included. */
  readonly visible: boolean
  /** Position among all layers, bottom first. */
  readonly order: number
}

/**
 * Finds every layer that carries a version record, and the source that it stands on.
 *
 * A version stands in place when it is in a group directly above a pixel layer that is no version itself; anywhere
 * else the user took it out.
 */
export function versionPlaces({ layers }: LayeredDocument): readonly VersionPlace[] {
  const places: VersionPlace[] = []
  let order = 0
  const visit = (siblings: readonly Layer[], source: PixelLayer | null, open: boolean) => {
    siblings.forEach((layer, index) => {
      const visible = open && layer.visible
      if (layer.kind === 'group') visit(layer.layers, standsOn(siblings[index - 1]), visible)
      order++
      if (isVersion(layer)) places.push({ layer, source, visible, order })
    })
  }
  visit(layers, null, true)
  return places
}

/** Finds the group that holds a source's versions: directly above it, with at least one version in it. */
export function versionGroupOf(siblings: readonly Layer[], source: string): GroupLayer | undefined {
  const above = siblings[siblings.findIndex(({ id }) => id === source) + 1]
  return above?.kind === 'group' && above.layers.some(isVersion) ? above : undefined
}

/** Tells whether a layer can have versions: any pixel layer that is none itself, and what a reframe made. */
export function isSource(layer: Layer): layer is PixelLayer {
  return layer.kind === 'pixels' && (layer.version === null || layer.marker !== null)
}

/** Tells whether a layer carries a version record, readable or not. */
export function isVersion(layer: Layer): layer is PixelLayer {
  return layer.kind === 'pixels' && layer.version !== null
}

function standsOn(below: Layer | undefined): PixelLayer | null {
  return below && isSource(below) ? below : null
}
