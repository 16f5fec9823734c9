import type { LineageNotes } from './lineage-notes.ts'
import type { LineageMarker, VersionRecord } from './record.ts'

/**
 * What a host sees of one layer that carries a record: facts only, no judgement.
 *
 * The whole history is rebuilt from these (`rebuild-lineages.ts`): nothing else is stored.
 */
export interface VersionFact {
  /** The layer's id now, in the host's own terms. */
  readonly layer: string
  readonly name: string
  readonly visible: boolean
  /** Whether it still stands in the source's place (in Figma: same box; in Photoshop and PSD: in the version group). */
  readonly inPlace: boolean
  /** The source layer it stands on now, by layer id; null when that can't be told. */
  readonly source: string | null
  /** Position among all layers, bottom first. */
  readonly order: number
  /** Fingerprint of what is there now, one line in the host's form (`pixel-texts.ts`); null when reading it would cost too much. */
  readonly fingerprint: string | null
  /** The record as found, not yet validated. */
  readonly record: unknown
}

/** What a host sees of one source layer, with or without a marker. */
export interface SourceFact {
  readonly layer: string
  readonly name: string
  readonly visible: boolean
  /** Source state now, one line in the host's form (`pixel-texts.ts`); empty when it can't be told. */
  readonly state: string
  /** The marker as found, not yet validated; null when there is none. */
  readonly marker: unknown
}

/** How versions lie over each other in a host: each holds all below it (Figma), or only its own patch (Photoshop, PSD). */
export type Stacking = 'cumulative' | 'patches'

/** One version as it is now: its record, where it lives, and what has happened to it. */
export interface Version {
  readonly record: VersionRecord
  readonly layer: string
  readonly name: string
  readonly visible: boolean
  /** Ids of the versions built directly on it, through a custom mix too, oldest first. */
  readonly children: readonly string[]
  /** Its layer's content differs from what was written, as far as that can be told: numbers are "before your changes". */
  readonly adjusted: boolean
  /** Its layer is another than the recorded one, and the recorded one is gone: adopted. */
  readonly moved: boolean
  /** It no longer stands in the source's place: the user took it out, and Show leaves it alone. */
  readonly takenOut: boolean
  /** Its parent, or a member of the mix that it was made over, is gone: it stands on its own, and says so. */
  readonly parentMissing: boolean
  /** The source was changed after this version was made; false where another host made it, which can't be compared. */
  readonly sourceChanged: boolean
}

/** What is visible now. */
export type Head =
  | { readonly kind: 'source' }
  | { readonly kind: 'version'; readonly id: string }
  /** Any other set of visible versions, bottom first. */
  | { readonly kind: 'mix'; readonly ids: readonly string[] }

/** The tree of all versions of one source. */
export interface Lineage {
  readonly id: string
  /** The source's layer now; null when it is gone. */
  readonly source: string | null
  /** Empty when the source is gone. */
  readonly sourceName: string
  readonly derivedFrom: LineageMarker['derivedFrom'] | null
  /** Oldest first, which is always a valid chain order. */
  readonly versions: readonly Version[]
  readonly head: Head
  /** What is kept with it beside the versions; {@link noNotes} when nothing is. */
  readonly notes: LineageNotes
}

/** What the healing of one document found, besides the lineages themselves. */
export interface Rebuilt {
  readonly lineages: readonly Lineage[]
  /** Records that could not be read at all, by layer: shown, never dropped. */
  readonly unreadable: readonly {
    readonly layer: string
    readonly name: string
    readonly reason: string
  }[]
  /**
   * Records to be written by the host at its next write: new ids for copies, the layer's new id for what was moved,
   * the host's own fingerprint beside that of another host.
   *
   * Until then every reading gives the same ids.
   */
  readonly reissued: readonly { readonly layer: string; readonly record: VersionRecord }[]
  /** Markers likewise: a source that was copied starts a lineage of its own, one that was moved or lost its marker keeps its own. */
  readonly remarked: readonly { readonly layer: string; readonly marker: LineageMarker }[]
}
