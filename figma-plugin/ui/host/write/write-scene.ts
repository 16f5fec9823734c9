import type { Lineage, Version } from '../../../../core/history/lineage.ts'
import type { LineageMarker, VersionRecord } from '../../../../core/history/record.ts'
import type { WrittenPaints } from '../../../protocol/entries.ts'
import type { NodeFacts, PaintFacts } from '../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import type { Matrix } from '../../geometry/matrix.ts'
import type { Home, SeenDocument, SourceLayer } from '../host-parts.ts'
import type { LaidPaints } from './lay-paints.ts'

/** What the steps of one write are made from: the document as it was seen last, and the source that it is about. */
export interface WriteScene {
  readonly seen: SeenDocument
  /** The source's node with its live fills; null when it is gone. */
  readonly source: NodeFacts | null
  readonly home: Home
  /** The source's versions, those of this write included. */
  readonly versions: readonly Version[]
  /** The node that shows in the source's place before this write; null when nothing there is visible. */
  readonly shown: NodeFacts | null
  /** Fills of versions that this write makes, by the names that its steps call them. */
  readonly made: ReadonlyMap<string, readonly PaintFacts[]>
}

/** A version that is ready to be written: its images are in the document, its layer is not. */
export interface MadeVersion {
  /** What the steps of the write call its node, with the leading `$`. */
  readonly ref: string
  readonly name: string
  /** As it is stored: with the fingerprint, without the layer's id. */
  readonly record: VersionRecord
  readonly fills: readonly PaintFacts[]
  readonly paints: WrittenPaints
  /** The node that it looks like but for its fills: its parent's, or the source. */
  readonly like: string
}

/** A reframed picture that is ready to be written: a rectangle with a lineage of its own. */
export interface MadeReframe {
  readonly ref: string
  readonly name: string
  readonly record: VersionRecord
  readonly marker: Omit<LineageMarker, 'layer'>
  readonly paint: PaintFacts & { readonly imageHash: string }
  readonly width: number
  readonly height: number
  /** Turned and mirrored as the picture that it was made of is seen; not moved yet. */
  readonly turn: Matrix
}

/** What differs between the places that versions are kept in. */
export interface HomeRules {
  /** Gives the paints that a version of the source itself is laid on. */
  readonly ground: (source: SourceLayer) => LaidPaints
  /** Makes the steps that add layers, in order of creation; their names, fills and entries come afterwards. */
  readonly addLayers: (
    scene: WriteScene & { readonly source: NodeFacts },
    made: readonly MadeVersion[],
    beside: Beside | null,
  ) => readonly WriteStep[]
  /** Makes the steps after which a version, or with null the source, shows; none for what stays as it is. */
  readonly show: (scene: WriteScene, version: string | null) => readonly WriteStep[]
}

/** A place on the right of a node where a layer can be added. */
export interface Beside {
  /** The page or frame that it is in. */
  readonly parent: string
  /** The child of that parent that it goes directly above. */
  readonly above: string
  /** The name of what it is beside. */
  readonly name: string
  /** Its top-left corner in the parent's coordinates. */
  readonly x: number
  readonly y: number
}

/** Gives what shows in a source's place: the version on top, or the source while it is visible. */
export function shownNode(
  lineage: Pick<Lineage, 'versions' | 'head'> | null,
  source: NodeFacts | null,
  nodes: SeenDocument['nodes'],
): NodeFacts | null {
  const head = lineage?.head ?? { kind: 'source' }
  if (head.kind === 'source') return source?.visible ? source : null
  const top = head.kind === 'version' ? head.id : head.ids.at(-1)
  const version = lineage?.versions.find(({ record }) => record.id === top)
  return (version && nodes.get(version.layer)) ?? null
}
