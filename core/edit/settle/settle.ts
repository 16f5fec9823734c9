import type { Picture } from '../../image/picture.ts'
import type { Rect } from '../../image/rect.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import type { Edge, Preserve } from '../edit.ts'
import type { VersionContent } from '../patch.ts'
import type { Plan } from '../plan.ts'
import type { Report, SettleMeasures } from '../report.ts'
import type { WantedChange } from '../wanted-change.ts'
import type { Alignment } from './alignment.ts'

/** Everything that settling one candidate needs; plain data, so that it crosses to a worker. */
export interface SettleInput {
  readonly plan: Plan
  /** The parent's pixels over the crop. */
  readonly parent: Picture
  /** In source pixels; what lies outside the crop is ignored. Null = everywhere. */
  readonly region: Mask | null
  readonly protect: readonly Mask[]
  readonly edge: Edge
  readonly candidate: Picture
  /**
   * Whether the candidate's alpha is meant; false for models that know no alpha: where such an answer is transparent
   * nothing was painted, and the parent stays.
   *
   * @default true
   */
  readonly meansAlpha?: boolean
  /**
   * Whether the model answers pixel for pixel, and changes nothing but what was asked for: then nothing is registered,
   * matched or kept, because every difference is meant.
   *
   * @default false
   */
  readonly faithful?: boolean
  /**
   * What the instruction asks for.
   *
   * @default anything
   */
  readonly wanted?: WantedChange
  /**
   * Whether the candidate is laid in as it came, because fitting it was refused: only brought to size, with its edge drawn.
   *
   * @default false
   */
  readonly asItCame?: boolean
  /** What must stay: those with an area are measured there. */
  readonly preserve?: readonly Preserve[]
  /** The source's own pixels over the crop, when the parent is a version: areas of a product are compared with it. */
  readonly root?: Picture
}

/** One settled candidate, measured, not placed yet. */
export interface SettledCandidate {
  readonly content: VersionContent
  readonly report: Report
  /**
   * What is offered as region for asking again, in source pixels: where an answer to a whole picture really differs;
   * or, when the change was cut by the region's border, the region grown to all that changed, shadows included. Null
   * when there is nothing to offer.
   */
  readonly changed?: Mask | null
  /** Which part of an answer to a whole picture this is; absent when there is only one. */
  readonly scope?: 'only what changed' | 'everything'
  /** The same answer with another scope, to be shown beside this one. */
  readonly alternative?: SettledCandidate
}

/** What every settle stage may look at: the same for all stages of one candidate. */
export interface SettleContext {
  readonly plan: Plan
  /** The parent's pixels over the crop, at the source's depth. */
  readonly parent: Picture
  /** The candidate's size as it came, in provider pixels. */
  readonly answered: { readonly width: number; readonly height: number }
  /** Whether the candidate's alpha is meant; see {@link SettleInput}. */
  readonly meansAlpha: boolean
  readonly faithful: boolean
  readonly wanted: WantedChange
  /** Whether a region was marked; without one the whole picture may change, but for protected areas. */
  readonly hasRegion: boolean
  /** Where change is allowed, before any edge treatment, over the crop. */
  readonly allowed: Mask
  /** The alpha that no stage may exceed, over the crop: a strict edge without any feather, or a soft one with its reach. */
  readonly ceiling: Mask
  /** The alpha with the usual feather, over the crop; never above {@link ceiling}. */
  readonly feathered: Mask
}

/** What the stages hand on: each returns a new one. */
export interface SettleState {
  /** The candidate as far as it has been settled. */
  readonly picture: Picture
  /**
   * Whether nothing but the stages holds the picture: then a stage may write into it, which saves a buffer of the
   * crop's size.
   */
  readonly isOwn: boolean
  readonly coverage: Mask
  /** The coverage of the whole answer to a whole picture, where {@link coverage} keeps to what changed; else absent. */
  readonly everything?: Mask
  /** How the candidate lies on the crop; null before it was registered, or when it was not. */
  readonly alignment: Alignment | null
  /** What is known about where the picture changed; null before that was looked for, or when it can't be told. */
  readonly change: ChangeMap | null
  /** What the stages measured so far, for the report. */
  readonly measures: SettleMeasures
  readonly notes: readonly string[]
}

/**
 * Where a candidate changed its parent, at reduced resolution, over the whole crop.
 *
 * Every value stands for a square of `side` × `side` source pixels, row-major, {@link columns} a row. Both planes run from
 * 0 to 255 and are independent: what is neither shown to be unchanged nor to be changed is uncertain, and stays the
 * provider's.
 */
export interface ChangeMap {
  readonly side: number
  readonly columns: number
  readonly rows: number
  /** How surely nothing changed there (an equivalence test): 255 = shown to be the same picture. */
  readonly same: Uint8Array
  /** How surely something changed there: 255 = shown to be another picture. */
  readonly changed: Uint8Array
  /**
   * Where what changed has another content than the parent, as opposed to another tone: 255, else 0. At a contour a
   * tone may fade, while content would be washed out.
   */
  readonly content: Uint8Array
  /** Bounds of what changed anywhere on the crop, in source pixels relative to the crop; null = nothing. */
  readonly bounds: Rect | null
}

/** One thing that makes a candidate fit, in a file of its own in this folder; heavy ones are done in steps. */
export type SettleStage = (
  state: SettleState,
  context: SettleContext,
) => SettleState | Steps<SettleState>
