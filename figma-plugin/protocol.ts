/**
 * What the panel's side (iframe) asks of the document's side (sandbox): bytes, paints and node operations.
 *
 * No pixels are computed in the sandbox: QuickJS is some fifty times slower than the iframe.
 */
export interface FigmaDocument {
  /** Says which node with an image fill is selected; null when there is none or more than one. */
  pickImage(): Promise<PickedImage | null>
  /** Reads the original file of an image, byte for byte. */
  readImage(hash: string): Promise<Uint8Array>
  /** Lists the refinements of a version's layer as image hashes, bottom first; empty when the layer is the source. */
  readOverlays(versionId: string): Promise<readonly string[]>
  /** Writes versions directly above the source as clones with one more overlay paint each; one undo step. */
  placeOverlays(request: PlaceOverlays): Promise<readonly PlacedLayer[]>
}

export interface PickedImage {
  readonly node: string
  readonly name: string
  readonly imageHash: string
  readonly width: number
  readonly height: number
  /** The lineage marker on the node, as stored; empty when there is none. */
  readonly marker: string
}

export interface PlaceOverlays {
  readonly node: string
  /** The base image when the pixels were read: another one now means that the source has changed. */
  readonly imageHash: string
  readonly marker: string
  readonly show: string | null
  readonly versions: readonly {
    readonly id: string
    readonly parent: string | null
    readonly name: string
    /** A PNG of the source's pixel size, transparent where coverage is 0. */
    readonly overlay: Uint8Array
    /** The version's record as JSON. */
    readonly record: string
  }[]
}

export interface PlacedLayer {
  readonly id: string
  readonly layer: string
  readonly name: string
}
