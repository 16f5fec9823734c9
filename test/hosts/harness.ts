import type { Host } from '../../core/host.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import type { Picture } from '../../core/image/picture.ts'
import type { Mask } from '../../core/mask/mask.ts'

/** One layer as the design tool itself lists it, not as the host adapter tells it. */
export interface LayerFact {
  readonly id: string
  readonly name: string
  readonly visible: boolean
  readonly kind: 'source' | 'version' | 'other'
}

/**
 * A document in a design tool (or its stand-in) with a hand that works in it as a user would.
 *
 * The contract suite drives the host through `host` and looks at the outcome through the other members, which
 * must not go through `host`. Where a tool can't do something the member is absent, and the suite demands that
 * the host's capabilities say so.
 */
export interface HostHarness {
  readonly host: Host
  /**
   * Set where a version can only show by becoming the look of the source's own layer: then never two show at once,
   * and the source's layer is what stays picked.
   */
  readonly showsInSource?: true
  /** What the tool can hold of a picture, where that is less than every word of it: Photoshop's 16 bit has 32769 values. */
  readonly keeps?: (picture: Picture) => Picture

  /** Puts a picture on top of the document as an ordinary image layer; gives its layer id. Picks nothing. */
  addSource(source: {
    readonly picture: Picture
    readonly name: string
    readonly color?: ColorTag
  }): Promise<string>

  /** Picks one layer. */
  pickLayer(layer: string): Promise<void>
  pickNothing(): Promise<void>
  /** Picks one more layer beside the picked ones; absent where the tool knows a single picked layer only. */
  pickAlso?(layer: string): Promise<void>
  /** The picked layers' ids. */
  pickedLayers(): Promise<readonly string[]>

  /** Every layer that holds pixels, bottom first; groups and frames are left out. */
  layers(): Promise<readonly LayerFact[]>
  /**
   * A text that changes with anything that the layer itself stores: pixels or paints, mask, place, size, opacity,
   * blend mode. It leaves out the name, the visibility and records or markers.
   */
  contentOf(layer: string): Promise<string>

  /** Marks a region over a source in the tool's own way; absent where `capabilities.regionHint` is null. */
  setRegion?(source: string, mask: Mask | null): Promise<void>
  /** Takes one step back; present exactly when `capabilities.undo`. */
  undo?(): Promise<void>
  /** Set where Undo leaves texts of the whole document as they are. */
  readonly undoLeavesTexts?: true
  /** Saves the document, closes it and opens what was saved: another host over another document in memory. */
  reopen(): Promise<HostHarness>

  /** Duplicates layers in one go, as copy and paste does; gives the copies' ids in the same order. */
  duplicateLayers(layers: readonly string[]): Promise<readonly string[]>
  /** Moves a version's layer out of the source's place. */
  moveAway(layer: string): Promise<void>
  /** Puts a version's layer into a new group where it stands; absent where the tool knows no groups within groups. */
  groupAway?(layer: string): Promise<void>
  deleteLayer(layer: string): Promise<void>
  renameLayer(layer: string, name: string): Promise<void>
  setVisible(layer: string, visible: boolean): Promise<void>
  /** Changes some of the layer's own pixels: a source's or a version's. */
  paintOn(layer: string): Promise<void>
  /** Puts arbitrary text where a version's record is kept. */
  damageRecord(layer: string, text: string): Promise<void>

  /** Frees whatever the harness holds. */
  close?(): Promise<void>
}

export type MakeHarness = () => HostHarness | Promise<HostHarness>
