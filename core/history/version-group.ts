/**
 * A layer as the rules of version groups see it, in hosts whose versions are patches in a group above their source.
 *
 * Hosts hand in their own layers, which have more to them.
 */
export interface GroupedLayer {
  readonly id: string
  readonly kind: 'pixels' | 'group' | 'foreign'
  /** Its own eye, whatever the groups around it show. */
  readonly visible: boolean
  /** The version record that it carries, as found; null when there is none. */
  readonly version?: unknown
  /** The lineage marker that it carries, as found; null when there is none. */
  readonly marker?: unknown
  /** Bottom first; absent or empty for everything but groups. */
  readonly layers?: readonly GroupedLayer[]
  /** On a group of versions whose source is not the layer directly below it: that source's id. */
  readonly standsOn?: string
}

/** Those of a host's layers that are of one kind. */
export type OfKind<Layer extends GroupedLayer, Kind extends GroupedLayer['kind']> = Layer & {
  readonly kind: Kind
}

/** Where one version's layer stands. */
export interface VersionPlace<Layer extends GroupedLayer = GroupedLayer> {
  readonly layer: OfKind<Layer, 'pixels'>
  /** The id of the source that its group stands on; null when it is in none: the user took it out. */
  readonly source: string | null
  /** Whether it shows, the groups around it included. */
  readonly visible: boolean
  /** Position among all layers, bottom first. */
  readonly order: number
}

/** What decides whether a source's versions have to be clipped to it. */
export interface ClipFacts {
  /** It is clipped to a layer below it itself. */
  readonly clipped: boolean
  readonly visible: boolean
  /** Its pixels fill the canvas, opaque, unmasked and in the normal way: nothing of it has to apply to what lies on it. */
  readonly plain: boolean
  /** Other layers are clipped to it already: without a clip they would be clipped to the version group instead. */
  readonly clippedTo: boolean
}

/**
 * Tells whether a source's version group has to be clipped to it, so that its opacity, blend mode, mask, effects and
 * shape apply to its versions too.
 *
 * A hidden source is never clipped to: it would hide the group with it.
 */
export function needsClip({ clipped, visible, plain, clippedTo }: ClipFacts): boolean {
  // Both lie in the same clipping group then, under whose base the versions stay.
  if (clipped) return true
  return visible && (clippedTo || !plain)
}

/**
 * Finds every layer that carries a version record, and the source that it stands on.
 *
 * A version stands in place when it is in a group directly above a source, or in one that says what it stands on;
 * anywhere else the user took it out. A reframed picture, being a source itself, stands on none.
 *
 * @param layers all layers of the document, bottom first.
 */
export function versionPlaces<Layer extends GroupedLayer>(
  layers: readonly Layer[],
): readonly VersionPlace<Layer>[] {
  const places: VersionPlace<Layer>[] = []
  let order = 0
  const visit = (siblings: readonly Layer[], source: string | null, open: boolean) => {
    siblings.forEach((layer, index) => {
      const visible = open && layer.visible
      if (layer.kind === 'group') {
        visit(innerLayers(layer), standsOn(siblings, index), visible)
      }
      order++
      if (isVersion(layer)) {
        places.push({ layer, source: isSource(layer) ? null : source, visible, order })
      }
    })
  }
  visit(layers, null, true)
  return places
}

/**
 * Finds the group that holds a source's versions: the one that says so, or the one directly above the source, with at
 * least one version in it.
 *
 * @param siblings the layers among which the source stands, or stands on, bottom first.
 */
export function versionGroupOf<Layer extends GroupedLayer>(
  siblings: readonly Layer[],
  source: string,
): OfKind<Layer, 'group'> | undefined {
  const named = siblings.find((layer) => layer.standsOn === source)
  if (named && isGroup(named)) return named
  const index = siblings.findIndex(({ id }) => id === source)
  const above = index < 0 ? undefined : siblings[index + 1]
  if (!above || !isGroup(above) || above.standsOn !== undefined) return undefined
  // A reframed picture is a layer like any other: where it lies says nothing about the group around it.
  return innerLayers(above).some((layer) => isVersion(layer) && !isSource(layer))
    ? above
    : undefined
}

/** Gives the id of the source whose versions a group holds; null for a group of other layers. */
export function sourceOfGroup<Layer extends GroupedLayer>(
  siblings: readonly Layer[],
  group: string,
): string | null {
  const index = siblings.findIndex(({ id }) => id === group)
  const source = standsOn(siblings, index)
  return source !== null && versionGroupOf(siblings, source)?.id === group ? source : null
}

/** Gives the layer next above a source, apart from the group of its versions; undefined when nothing is there. */
export function layerAboveVersions<Layer extends GroupedLayer>(
  siblings: readonly Layer[],
  source: string,
): Layer | undefined {
  const group = versionGroupOf(siblings, source)?.id
  const index = siblings.findIndex(({ id }) => id === source)
  return index < 0 ? undefined : siblings.slice(index + 1).find(({ id }) => id !== group)
}

/** Tells whether a layer can have versions: any with pixels that is none itself, and what a reframe made. */
export function isSource<Layer extends GroupedLayer>(
  layer: Layer,
): layer is OfKind<Layer, 'pixels'> {
  return layer.kind === 'pixels' && (!isVersion(layer) || (layer.marker ?? null) !== null)
}

/** Tells whether a layer carries a version record, readable or not. */
export function isVersion<Layer extends GroupedLayer>(
  layer: Layer,
): layer is OfKind<Layer, 'pixels'> {
  return layer.kind === 'pixels' && (layer.version ?? null) !== null
}

function isGroup<Layer extends GroupedLayer>(layer: Layer): layer is OfKind<Layer, 'group'> {
  return layer.kind === 'group'
}

/** A group holds layers of the host's own kind. */
function innerLayers<Layer extends GroupedLayer>(group: Layer): readonly Layer[] {
  return (group.layers ?? []) as readonly Layer[]
}

/** Gives what the group at a position says it stands on, or the source directly below it. */
function standsOn(siblings: readonly GroupedLayer[], index: number): string | null {
  const said = siblings[index]?.standsOn
  if (said !== undefined) return said
  const below = siblings[index - 1]
  return below && isSource(below) ? below.id : null
}
