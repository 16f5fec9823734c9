import { RefineError } from '../../../core/errors.ts'
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
  const id =
    target.kind === 'version' ? target.id : target.kind === 'shown' ? shownId(seen, source) : null
  if (id === null) return { base: source.paint.imageHash, overlays: overlaysIn(source.node) }
  const version = findVersion(seen, id)
  const node = version && seen.nodes.get(version.layer)
  if (!node) throw versionGone()
  return { base: baseOf(node) ?? source.paint.imageHash, overlays: overlaysIn(node) }
}

/** Makes the error for a version that is no longer in the document. */
export function versionGone(): RefineError {
  return new RefineError('not_found', 'The version is no longer in the document.', {
    hint: 'It may have been deleted by hand; pick another one.',
  })
}

/** Finds a version among all lineages that were seen; undefined when it is gone. */
export function findVersion(seen: Pick<SeenDocument, 'rebuilt'>, id: string): Version | undefined {
  return seen.rebuilt.lineages
    .flatMap(({ versions }) => versions)
    .find(({ record }) => record.id === id)
}

function shownId(seen: SeenDocument, source: SourceLayer): string | null {
  const head = seen.rebuilt.lineages.find((lineage) => lineage.source === source.node.id)?.head
  if (head?.kind === 'version') return head.id
  return head?.kind === 'mix' ? (head.ids.at(-1) ?? null) : null
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
