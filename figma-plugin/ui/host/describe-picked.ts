import { lineageOf } from '../../../core/history/find-in-lineages.ts'
import type { CallOptions, Picked } from '../../../core/host.ts'
import { visibleRect } from '../geometry/visible-rect.ts'
import { listRegionLayers } from '../regions/region-layers.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from './host-parts.ts'
import { picturesOf } from './picture-names.ts'
import { remarksOn } from './remarks.ts'
import { sourceStoodFor } from './selected-pictures.ts'
import { asSeen } from './shown-place.ts'

/** What is the same for all layers of a file. */
export interface FileFacts {
  readonly name: string
  readonly colorProfile: string
}

/** Describes a source as the layer that the user picked. */
export async function describePicked(
  deps: FigmaHostDeps,
  seen: SeenDocument,
  source: SourceLayer,
  file: FileFacts,
  options: CallOptions,
): Promise<Picked> {
  const { node, image, state } = source
  const place = asSeen(seen, source)
  const [layers, pictures] = await Promise.all([
    mayOfferRegion(seen) ? listRegionLayers(deps, place, options) : [],
    picturesOf(deps, source),
  ])
  const lineage = lineageOf(seen.rebuilt, node.id)
  const visible = visibleRect(place)
  const remarks = [
    ...(place.node.visible ? [] : [nothingShows]),
    ...remarksOn(source, file.colorProfile),
  ]
  return {
    source: node.id,
    name: node.name,
    document: file.name,
    width: image.width,
    height: image.height,
    depth: image.depth,
    color: image.color,
    state,
    lineage: lineage?.id ?? null,
    head: lineage?.head ?? { kind: 'source' },
    offersRegion: layers.some(({ preselected }) => preselected),
    ...(visible && { visible }),
    ...(remarks.length > 0 && { remarks }),
    ...(pictures && { pictures }),
    pinned: !seen.look.selection.some((selected) => sourceStoodFor(seen, selected) === node.id),
  }
}

const nothingShows =
  'Nothing of this picture shows now: its layer is hidden. Show a version, or refine to get one that shows.'

/** Spares looking at all that lies around the picture while nothing is drawn or selected that could mark a region. */
function mayOfferRegion(seen: SeenDocument): boolean {
  const { drawn, selection } = seen.look
  if (!drawn || drawn.length > 0) return true
  return selection.some((node) => sourceStoodFor(seen, node) === null)
}
