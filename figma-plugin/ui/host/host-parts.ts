import type { Rebuilt } from '../../../core/history/lineage.ts'
import type { FigmaDocument, Look } from '../../protocol/figma-document.ts'
import type { NodeFacts, PaintFacts } from '../../protocol/node-facts.ts'
import type { FigmaPixels, ImageFacts } from '../pixels/figma-pixels.ts'
import type { SeenPicture } from './seen-picture.ts'

/** What the host works with; all of it handed in. */
export interface FigmaHostDeps {
  readonly document: FigmaDocument
  readonly pixels: FigmaPixels
  /** Asks the user before a layer's own fills are assigned; false leaves them. */
  readonly ask: (question: Question) => Promise<boolean>
  /** Calls back when the sandbox says that something changed; returns the way to stop it. */
  readonly onChange: (listener: (created: readonly string[]) => void) => () => void
  /** Which editor the plugin runs in: anything but `figma` can only be looked at. */
  readonly editor: string
  /** Says whether a URL can be called from this plugin. */
  readonly reach: (
    url: string,
  ) => { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly fix: string }
  /** Which picture the user chose in a layer that holds several, as its paint's state, by node. */
  readonly choices?: ReadonlyMap<string, string>
}

/** A question with one way to agree, for people. */
export interface Question {
  readonly title: string
  readonly text: string
  readonly agree: string
}

/**
 * Where the versions of a source are kept.
 *
 * `siblings`: clones directly above a shape; `inside`: rectangles as first children of a frame; `history frame`:
 * beside the outermost instance or component, where no layer can be added in place.
 */
export type Home = 'siblings' | 'inside' | 'history frame'

/** An image layer that can be refined, with the one paint that is its picture. */
export interface SourceLayer {
  readonly node: NodeFacts
  readonly home: Home
  /** Position of the base image paint among the node's fills. */
  readonly base: number
  readonly paint: PaintFacts & { readonly imageHash: string }
  readonly image: ImageFacts
  /** Changes with the picture and with how it lies in the layer: {@link Picked.state}. */
  readonly state: string
}

/** The document as one look through the sandbox found it. */
export interface SeenDocument {
  readonly look: Look
  /** Nodes with entries of ours and selected nodes, by id. */
  readonly nodes: ReadonlyMap<string, NodeFacts>
  /** What each known source is without any version over it, by node. */
  readonly pictures: ReadonlyMap<string, SeenPicture>
  /** Healed lineages; those that live on other pages only are left out. */
  readonly rebuilt: Rebuilt
}
