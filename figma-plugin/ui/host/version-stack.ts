import { lineageOf, versionById } from '../../../core/history/find-in-lineages.ts'
import type { Version } from '../../../core/history/lineage.ts'
import type { PixelTarget } from '../../../core/host.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { ImageStack } from '../pixels/figma-pixels.ts'
import type { SeenDocument, SourceLayer } from './host-parts.ts'
import { paintsEntry } from './node-entries.ts'

/**
 * Gives the images that a source, a version, or what is visible now is made of.
 *
 * Read from the live paints: a refinement that was toggled off in Figma's Fill list is left out. Of a custom mix the
 * topmost version is what is seen, since each holds all below it.
 *
 * @throws RefineError `not_found` for a version that is gone.
 */
export function stackOf(seen: SeenDocument, source: SourceLayer, target: PixelTarget): ImageStack {
  const node = targetNode(seen, source, target)
  if (!node) return { base: source.paint.imageHash, overlays: overlaysIn(source.node) }
  return { base: baseOf(node) ?? source.paint.imageHash, overlays: overlaysIn(node) }
}

/**
 * Gives the node of the version that is to be read; null where that is the source itself.
 *
 * @throws RefineError `not_found` for a version that is gone.
 */
export function targetNode(
  seen: SeenDocument,
  source: SourceLayer,
  target: PixelTarget,
): NodeFacts | null {
  const version =
    target.kind === 'version'
      ? versionById(seen.rebuilt, target.id).version
      : target.kind === 'shown' && shownVersion(seen, source.node.id)
  return (version && seen.nodes.get(version.layer)) || null
}

/** Gives the version that is seen in a source's place, the topmost of several; null for the source itself. */
export function shownVersion(seen: Pick<SeenDocument, 'rebuilt'>, source: string): Version | null {
  const lineage = lineageOf(seen.rebuilt, source)
  const head = lineage?.head ?? { kind: 'source' }
  const id = head.kind === 'version' ? head.id : head.kind === 'mix' ? head.ids.at(-1) : undefined
  return lineage?.versions.find(({ record }) => record.id === id) ?? null
}

/** The image under a version's overlays; null where that is the source's own, in another layer. */
function baseOf(node: NodeFacts): string | null {
  const paints = paintsEntry(node)
  if (paints?.base === null) return null
  const overlays = new Set(paints?.overlays)
  const images = (node.fills ?? []).flatMap(({ type, imageHash }) =>
    type === 'IMAGE' && typeof imageHash === 'string' && !overlays.has(imageHash) ? imageHash : [],
  )
  return images.find((hash) => hash === paints?.base) ?? images[0] ?? null
}

function overlaysIn(node: NodeFacts): readonly string[] {
  const overlays = new Set(paintsEntry(node)?.overlays)
  return (node.fills ?? []).flatMap(({ imageHash, visible }) =>
    typeof imageHash === 'string' && overlays.has(imageHash) && (visible ?? true) ? imageHash : [],
  )
}
