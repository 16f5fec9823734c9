import type { Stacking } from './history/lineage.ts'
import type { Depth } from './image/picture.ts'

/** What a host can do, as data: panel and use cases read it; a difference between hosts is a flag here. */
export interface HostCapabilities {
  /** Names the design tool to people: "Figma", "Photoshop", "this page". */
  readonly name: string
  readonly stacking: Stacking
  /** Whether the panel's own canvas can paint a region. */
  readonly paintsMasks: boolean
  /** How a picture is picked in this design tool, as a sentence in its own words. */
  readonly pickHint?: string
  /** How the user marks a region in the design tool itself, as a sentence; null when only the panel can. */
  readonly regionHint: string | null
  /** Depths that a version can be written at. */
  readonly depths: readonly Depth[]
  /** Whether a version with lowered alpha can be written. */
  readonly replacing: boolean
  /** Whether a reframed picture can become a new source in the same document. */
  readonly reframe: boolean
  /** Longest edge of a picture that it can hold, in pixels; absent: as long as a file's. */
  readonly maxEdge?: number
  /** Whether the host keeps an undo history of its own. */
  readonly undo: boolean
  /** Set where an answer can't be read while it comes: half-painted pictures are then not asked for. */
  readonly streams?: false
  /**
   * Set where a request can't be stopped, only left alone: its answer may still come, and is kept. Providers that
   * use the network are handed no signal there, so that nothing throws the answer away.
   */
  readonly leavesRequests?: true
  /** Set where the document can be looked at but not changed: why, and what to do about it. */
  readonly readOnly?: { readonly reason: string; readonly fix: string }
  /** Says whether a URL can be reached from this host, or why not and what to do. */
  readonly reach: (
    url: string,
  ) => { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly fix: string }
}
