import type { Version } from '../../../../core/history/lineage.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { ImageStack } from '../../pixels/figma-pixels.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from '../host-parts.ts'
import { liveStackOf } from '../live-stack.ts'
import { paintsEntry } from '../node-entries.ts'
import { stackOf } from '../version-stack.ts'
import { homes } from './homes/homes.ts'
import { alignedOverlays, type LaidPaints } from './lay-paints.ts'

/** What a new version is laid on: its parent, or the source. */
export interface Ground {
  readonly laid: LaidPaints
  /** The images that are seen there. */
  readonly stack: ImageStack
  /** How many refinements its lowest overlay holds. */
  readonly merged: number
  /** The node that the new layer looks like but for its fills. */
  readonly like: string
  /** The version's node whose fills all this was read from; null for the source, and within one write. */
  readonly node: NodeFacts | null
}

/** A version that another is laid on, with its node and its source. */
export interface VersionSite {
  readonly seen: SeenDocument
  readonly source: SourceLayer
  readonly version: Version
  readonly node: NodeFacts
}

/** Gives what a version of the source itself is laid on. */
export function groundOfSource(seen: SeenDocument, source: SourceLayer): Ground {
  const { node } = source
  const laid = homes[source.home].ground(source)
  // A version that became a source of its own brings its refinements along.
  const overlays = paintsEntry(node)?.overlays ?? []
  return {
    laid: { ...laid, paints: { ...laid.paints, overlays } },
    stack: stackOf(seen, source, { kind: 'source' }),
    merged: 1,
    like: node.id,
    node: null,
  }
}

/**
 * Gives what a version over another version is laid on: that one as it is in the document now, with what the user
 * put over its picture by hand.
 */
export async function groundOfVersion(
  deps: Pick<FigmaHostDeps, 'pixels'>,
  { seen, source, version: { record }, node }: VersionSite,
  options: CallOptions,
): Promise<Ground> {
  const target = { kind: 'version', id: record.id } as const
  const stack = await liveStackOf(deps, seen, source, target, options)
  const paints = paintsEntry(node) ?? { base: stack.base, overlays: [...stack.overlays] }
  const fills = node.fills ?? []
  const isOverSource = paints.base === null
  const drawn = isOverSource ? undefined : fills.find(({ imageHash }) => imageHash === stack.base)
  const laid: LaidPaints = {
    fills,
    paints: {
      base: isOverSource ? null : stack.base,
      overlays: [...new Set([...paints.overlays, ...stack.overlays])],
    },
    template: drawn ?? source.paint,
  }
  return {
    laid: isOverSource ? alignedOverlays(laid) : laid,
    stack,
    merged: record.written?.merged ?? 1,
    like: node.id,
    node,
  }
}
