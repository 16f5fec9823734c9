import type { VersionContent } from './edit/patch.ts'
import type { Head, Rebuilt } from './history/lineage.ts'
import type { KeptNotes, LineageNotes } from './history/lineage-notes.ts'
import type { LineageMarker, VersionRecord } from './history/record.ts'
import type { HostCapabilities } from './host-capabilities.ts'
import type { ColorTag } from './image/color-tag.ts'
import type { Depth, Picture } from './image/picture.ts'
import type { Rect, Size } from './image/rect.ts'
import type { Mask } from './mask/mask.ts'
import type { ColorConverter, DocumentTexts } from './ports.ts'

/** The layer that the user picked, as it is now. */
export interface Picked extends Size {
  /** The layer's id in the host's own terms; valid in this session. */
  readonly source: string
  readonly name: string
  /** The document's name, where the host tells it: the book of spending sorts by it. */
  readonly document?: string
  readonly depth: Depth
  readonly color: ColorTag
  /** Changes whenever the source's own pixels, size or profile change. */
  readonly state: string
  /** The lineage that the source carries, if any. */
  readonly lineage: string | null
  readonly head: Head
  /** Whether the host has a region to offer right now (a selection, shapes over the picture). */
  readonly offersRegion: boolean
  /** The part of the picture that the layer shows, in source pixels; absent where that is all of it. */
  readonly visible?: Rect
  /** What the user should know of this layer before refining it, as sentences. */
  readonly remarks?: readonly string[]
  /**
   * The pictures that could be meant with what is picked, where there is more than one: those that a layer holds,
   * topmost last, or a layer and all that is visible.
   */
  readonly pictures?: {
    readonly chosen: number
    readonly names: readonly string[]
    /** What the choice is called; "Picture" when absent. */
    readonly label?: string
  }
  /**
   * Set where the layer has a look (opacity, blend mode, mask, effects) that reaches its versions only as long as it
   * shows itself.
   */
  readonly styled?: true
  /** Whether it stays picked while the selection is on other layers; see {@link Host.unpin}. */
  readonly pinned?: boolean
}

/**
 * Something in the document that can mark where change is allowed or forbidden: a drawn shape, a mask, a channel, the
 * selection.
 */
export interface RegionLayer {
  readonly id: string
  readonly name: string
  /** A `selection` is gone as soon as another one is made: the panel offers to keep what it covers. */
  readonly kind: 'shape' | 'mask' | 'selection'
  /** Just drawn, or selected beside the source: it counts as region unless the user says otherwise. */
  readonly preselected: boolean
}

/** Which pixels to read: of the source, of a version as it would look when shown, or of what is visible now. */
export type PixelTarget =
  | { readonly kind: 'source' }
  | { readonly kind: 'version'; readonly id: string }
  | { readonly kind: 'shown' }

/** How a verb is stopped. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** One version to be written. The host fills in `layer`, `fingerprint` and `written` of the record, nothing else. */
export interface NewVersion {
  readonly record: Omit<VersionRecord, 'layer' | 'fingerprint' | 'written'>
  /** The layer's name, already unique among its siblings. */
  readonly name: string
  readonly content: VersionContent
  /** With a `reframe`: the marker of the lineage that begins at the new picture; the host adds layer and state. */
  readonly begins?: Omit<LineageMarker, 'layer' | 'state'>
}

/** Everything that one undo step writes. */
export interface Placement {
  /** The source's layer. */
  readonly source: string
  /** What the source was when it was read; a host that finds another state refuses with `source_changed`. */
  readonly state: string
  /** Written on the source when it carries no marker yet. */
  readonly marker: Omit<LineageMarker, 'layer'>
  readonly versions: readonly NewVersion[]
  /**
   * The version that shows afterwards and becomes the picked layer; the others of this placement are hidden. Null
   * hides them all: what shows and what is picked stays as it is.
   */
  readonly show: string | null
}

/** A picture that becomes a source of its own: from words or from a sketch. */
export interface NewSource {
  /** The layer's name; the host makes it unique among its siblings. */
  readonly name: string
  /** sRGB, 8 bits, straight alpha. */
  readonly picture: Picture
}

/** What {@link Host.place} wrote. */
export interface Placed {
  readonly versions: readonly {
    readonly id: string
    readonly layer: string
    readonly name: string
  }[]
}

/**
 * The document verbs: everything the core asks of a design tool.
 *
 * Each promise below is a test of the contract suite (`test/hosts/contract.ts`), which runs against every host.
 * A host adapter decides nothing about editing, history or wording.
 *
 * All verbs reject with a RefineError: `cancelled` when the signal is aborted, `not_found` for a layer or version
 * that is gone, `host_busy`/`host_failed` for the tool's own refusals.
 */
export interface Host {
  readonly capabilities: HostCapabilities

  /**
   * Says which source the user picked; picking a version's layer gives its source. Null when nothing usable is picked.
   *
   * Reads only; never changes the document or the selection.
   *
   * @throws RefineError `unsupported_source` with the reason and the fix, for a layer that can't be refined exactly.
   */
  pick(options?: CallOptions): Promise<Picked | null>

  /**
   * Reads a rectangle of pixels, losslessly: the document's own depth and values, straight alpha.
   *
   * - reading what was placed returns exactly what `compose` gave;
   * - only the rectangle is read; parts outside the picture are refused with a RangeError;
   * - reads only.
   */
  readPixels(
    source: string,
    target: PixelTarget,
    rect: Rect,
    options?: CallOptions,
  ): Promise<Picture>

  /** Reads what the host offers as region, in source pixels, softness kept; null when it offers none. */
  readRegion(source: string, options?: CallOptions): Promise<Mask | null>

  /** Reads further pictures that the user picked beside the source. */
  readReferences(
    source: string,
    options?: CallOptions,
  ): Promise<readonly { readonly name: string; readonly picture: Picture }[]>

  /**
   * Writes one or several versions as named layers: the only verb that writes pixels.
   *
   * - all or nothing, and one undo step;
   * - the source's own pixels, geometry, name and style stay as they are (its visibility and a marker may change);
   * - existing versions' pixels stay as they are;
   * - the version lands exactly at the source's place;
   * - a signal that is already aborted writes nothing.
   *
   * @throws RefineError `source_changed`, `not_supported`, `host_busy`, `host_failed`.
   */
  place(placement: Placement, options?: CallOptions): Promise<Placed>

  /**
   * Adds a picture to the document as a layer that can be refined, and picks it; for hosts that can.
   *
   * One undo step. Converted to the document's colour space and depth, at its own size where that fits into the
   * document, in the middle of what the user looks at; nothing else moves.
   *
   * @throws RefineError `not_supported`, `too_large`, `host_busy`, `host_failed`.
   */
  addSource?(source: NewSource, options?: CallOptions): Promise<{ readonly layer: string }>

  /** Makes a version (or with null the source) the one that shows; leaves versions that were taken out alone. One undo step. */
  show(source: string, version: string | null, options?: CallOptions): Promise<void>

  /** Renames a version's layer. One undo step. */
  rename(version: string, name: string, options?: CallOptions): Promise<void>

  /** Stars a version or notes something on it. Pixels and names stay. One undo step. */
  mark(
    version: string,
    changes: { readonly starred?: boolean; readonly note?: string },
    options?: CallOptions,
  ): Promise<void>

  /**
   * Removes a version's layer; what it showed falls back to its parent. One undo step.
   *
   * @param options.notes What its lineage's notes then are, kept in the same undo step.
   * @throws RefineError `has_descendants` when other versions are built on it.
   */
  remove(version: string, options?: CallOptions & { readonly notes?: LineageNotes }): Promise<void>

  /**
   * Keeps notes with the lineage of a source, instead of those that were there. One undo step.
   *
   * Nothing that shows changes: no pixel, no layer, no name. They survive whatever the lineage survives, and a source
   * without a lineage gets a marker, so that it has one with no versions.
   *
   * @throws RefineError `too_large` when the document can't hold that much, `not_found`, `host_busy`, `host_failed`.
   */
  keepNotes(source: string, kept: KeptNotes, options?: CallOptions): Promise<void>

  /**
   * Rebuilds all lineages of the document from its layers alone; never throws for damaged records.
   *
   * Ids that copies are given stay the same from call to call until the next write stores them.
   *
   * @param options.source Looks at the document that holds this source, for hosts with several open documents; the
   *   one in front otherwise.
   */
  lineages(options?: CallOptions & { readonly source?: string }): Promise<Rebuilt>

  /** Gives a small 8-bit picture of a version (null: the source), at most `maxEdge` pixels along its longer side. */
  thumbnail(
    source: string,
    version: string | null,
    maxEdge: number,
    options?: CallOptions,
  ): Promise<Picture>

  /** Calls back after the picked layer or the document changed, by the user or by a verb above; returns the way to stop it. */
  watch(listener: () => void): () => void

  /**
   * Describes every picked source, the one of {@link pick} first, for hosts that can pick several; layers that can't be
   * refined are left out. Reads only.
   */
  pickAll?(options?: CallOptions): Promise<readonly Picked[]>

  /** Lets go of a picture that stays picked while the selection is elsewhere. */
  unpin?(): void

  /**
   * Runs several reads while nobody can change the document in between, and lets go of it before it resolves; for
   * hosts whose documents would not hold still. What it runs waits for nothing but the host.
   */
  readTogether?<T>(reads: () => Promise<T>, options?: CallOptions): Promise<T>

  /** Makes a version's mask what the user paints on. */
  editMask?(version: string, options?: CallOptions): Promise<void>

  /** Whether prompts may stand where exported files carry them, for hosts whose documents have such a place. */
  readonly promptsInFile?: { read(): Promise<boolean>; write(allowed: boolean): Promise<void> }

  /** Texts of the document: recipes and brand kits travel with it. Absent where its documents have no such place. */
  readonly documentTexts?: DocumentTexts

  /** Chooses which of a layer's pictures is the source ({@link Picked.pictures}); refused once it has versions. */
  choosePicture?(source: string, index: number, options?: CallOptions): Promise<void>

  /** Lists the layers that could mark a region or a protect area over a source. Reads only. */
  regionLayers?(source: string, options?: CallOptions): Promise<readonly RegionLayer[]>

  /** Reads the area that some of those layers cover together, in source pixels, softness kept; null for none. */
  readRegionLayers?(
    source: string,
    layers: readonly string[],
    options?: CallOptions,
  ): Promise<Mask | null>

  /** Removes layers that marked a region. One undo step. */
  removeRegionLayers?(layers: readonly string[], options?: CallOptions): Promise<void>

  /** Turns a version's layer into one whole picture that looks the same, for hand-over; it stays a version. One undo step. */
  flatten?(version: string, options?: CallOptions): Promise<void>

  /**
   * Makes an image layer that looks like the picked layer, for layers that {@link pick} refuses with
   * `unsupported_source`, and picks it. The picked layer stays as it is. One undo step.
   */
  makeFlattenedCopy?(options?: CallOptions): Promise<void>

  /** Converts to and from sRGB for documents in other colour spaces; absent where the host can't. */
  readonly color?: ColorConverter
}
