import type { Lineage } from '../../../../core/history/lineage.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { SeenDocument } from '../host-parts.ts'
import { homeOf } from './find-here.ts'
import { shownNode, type WriteScene } from './write-scene.ts'

/** Gives the scene of a write that makes no new version. */
export function sceneOf(
  seen: SeenDocument,
  lineage: Lineage,
  source: NodeFacts | null,
): WriteScene {
  return {
    seen,
    source,
    // Without its source a version goes on where it is.
    home: source ? homeOf(seen, source) : 'siblings',
    versions: lineage.versions,
    shown: shownNode(lineage, source, seen.nodes),
    made: new Map(),
  }
}
