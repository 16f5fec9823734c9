import type { Edge, Edit, MaskUse, Preserve, StoredMask } from '../edit/edit.ts'
import type { Plan } from '../edit/plan.ts'
import type { EdgePreview, EdgePreviewInput } from '../edit/preview-edge.ts'
import type { Reframing } from '../edit/reframe/reframing.ts'
import type { ExpandSettleInput } from '../edit/reframe/settle-expand.ts'
import type { UpscaleSettleInput } from '../edit/reframe/settle-upscale.ts'
import type { SettledCandidate, SettleInput } from '../edit/settle/settle.ts'
import type { JoinInput } from '../edit/tiles/join-tiles.ts'
import type { Tile } from '../edit/tiles/plan-tiles.ts'
import type { CandidateDifference, CandidatesInput } from '../guide/look/compare-candidates.ts'
import type { Look, LookInput } from '../guide/look/look.ts'
import type { CallOptions, Host, Picked, Placed } from '../host.ts'
import type { DepthInput, Picture } from '../image/picture.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Mask } from '../mask/mask.ts'
import type { PartInput } from '../mask/parts/part-wish.ts'
import type { Abort, Clock, DecodePicture, NewId, Progress, Random, Wait } from '../ports.ts'
import type { Place } from '../prompt/place.ts'
import type { Estimate, Provider, Usage } from '../provider.ts'
import type { MaskDecision } from './decide-mask.ts'
import type { FitInput } from './fit-to-model.ts'
import type { MarksInput } from './marks-to-send.ts'
import type { MaskInput } from './mask-to-send.ts'
import type { PlaceInput } from './place-to-say.ts'

/** A further picture that goes along. */
export interface IntendedReference {
  readonly name: string
  /** What it is for ("the light"), in the user's words. */
  readonly role?: string
  readonly picture: Picture
}

/** What the user asks for, before it becomes an immutable edit: pixels and masks as they are in memory. */
export interface Intent {
  readonly picked: Picked
  /** What to refine: the source (null), a version, or what is visible when that is a custom mix. */
  readonly parent: string | null | 'shown'
  readonly instruction: string
  /** Where change is allowed, in source pixels; null allows it everywhere. */
  readonly region: Mask | null
  readonly edge: Edge
  readonly protect: readonly Mask[]
  readonly preserve: readonly Preserve[]
  /** What a brand kit adds to the prompt; absent: nothing. */
  readonly brand?: NonNullable<Edit['brand']>
  readonly references: readonly IntendedReference[]
  readonly strength: number | null
  readonly model: string | null
  readonly quality: string | null
  /** One of the model's levels of how much there may be in the picture; absent: its own choice. */
  readonly complexity?: string
  /** How the model is to be told where to change; absent: what suits the change and the model. */
  readonly maskUse?: MaskUse
  readonly variations: number
  readonly seed: number | null
  /**
   * Whether a region that is too large for one request at full density may be painted in several.
   *
   * @default false
   */
  readonly tiles?: boolean
  /** How the frame changes, instead of a region; absent: not at all. */
  readonly reframe?: Reframing
}

/** What tiles would bring: shown before the user decides for them. */
export interface TilesOffer {
  readonly count: number
  readonly density: number
  /** All requests together; null: no price is known. */
  readonly estimate: Estimate | null
}

/** What a refinement would be and cost, as far as that can be told without reading a pixel. */
export interface Planned {
  readonly edit: Edit
  readonly editHash: string
  readonly plan: Plan
  /** The requests that are made one after the other; absent when there is one, which is the plan itself. */
  readonly tiles?: readonly Tile[]
  /** Set where one request is coarse and several would be finer. */
  readonly tilesOffer?: TilesOffer
  /** Of all requests together; null: no price is known. */
  readonly estimate: Estimate | null
  /** How the model is told where to change, and why. */
  readonly maskUse: MaskDecision
  /** Where change is allowed in the crop that is sent, as it is said in words; null: everywhere. */
  readonly place: Place | null
  /** The text that a generative model reads; each of several requests says its own place in it. */
  readonly prompt: string
  readonly intent: Intent
}

/** What would be sent, and what it would cost: everything that can be known before a call. */
export interface Prepared extends Planned {
  /** The crop as it leaves the machine; in tiles, all that leaves, at a size for looking at. */
  readonly sent: Picture
}

/** The answer of one call: candidates side by side, waiting to be picked. */
export interface Proposal {
  /** The ledger entry that keeps the pictures until they are placed or thrown away. */
  readonly call: string
  /** The entries of all tiles, `call` among them; absent when there was one request. */
  readonly tileCalls?: readonly string[]
  readonly prepared: Prepared
  readonly candidates: readonly SettledCandidate[]
  readonly usage: Usage
  /**
   * Every call that gave candidates, when it was asked again because a check failed (see `request-best.ts`); absent when
   * there was one. `usage` is then the sum.
   */
  readonly asked?: readonly AskedCall[]
}

/** One of several calls that were made for one proposal. */
export interface AskedCall {
  readonly call: string
  readonly tileCalls?: readonly string[]
  readonly usage: Usage
  /** Positions of its candidates in the proposal. */
  readonly candidates: readonly number[]
}

/** One refinement that went all the way into the document. */
export interface Refined {
  readonly proposal: Proposal
  readonly placed: Placed
}

/** What a refinement needs from outside. */
export interface RefineDeps {
  readonly host: Host
  readonly provider: Provider
  readonly ledger: Ledger
  readonly decode: DecodePicture
  readonly work: PixelWork
  readonly clock: Clock
  readonly newId: NewId
  readonly wait: Wait
  readonly random: Random
  /** Makes what stops a call that several wait for: it is stopped when the last of them no longer does. */
  readonly newAbort: () => Abort
}

/** How one run is watched, stopped and limited. */
export interface RefineOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** A picture that is still being painted, for looking at only. */
  readonly onPartial?: (picture: Picture) => void
  /**
   * What all calls of this edit together may cost at most, those whose outcome is not known among them; a call whose
   * price is not known is then refused too.
   */
  readonly budgetUsd?: number
  /** What all calls of a day (UTC) may cost at most, counted in the same way. */
  readonly dailyBudgetUsd?: number
  /** Told, as a sentence, when a budget is nearly used up or the provider makes us wait. */
  readonly onWarning?: (text: string) => void
  /**
   * The user's consent to send what was sent before with an outcome that is not known, and may be billed twice: those
   * calls are then forgotten when this one leaves. Without it such an edit is refused with `sent_before`.
   */
  readonly again?: true
  /**
   * How often the same is asked again while a check fails that may well come out better; each is a call of its own.
   *
   * @default 0
   */
  readonly retries?: number
  /**
   * Whether an answer that waits is laid in as it came: not registered, not matched in colour, nothing kept. For one that
   * was refused because it does not correspond to what was sent.
   *
   * @default false
   */
  readonly asItCame?: boolean
  /**
   * Called when a call that was left alone (`HostCapabilities.leavesRequests`) got its answer or its failure after
   * all, each time once the ledger holds it: what waits there has changed, so whoever shows it looks again.
   */
  readonly onLateAnswer?: () => void
  /**
   * A call without an answer that this one is sent instead of, with the user's consent: it is forgotten when this one
   * leaves, not before.
   */
  readonly replaces?: string
}

/** The heavy pixel jobs around a refinement; run in a worker where the host has one (see `worker.ts`). */
export interface PixelWork {
  settle(input: SettleInput, options?: CallOptions): Promise<SettledCandidate>
  settleUpscale(input: UpscaleSettleInput, options?: CallOptions): Promise<SettledCandidate>
  settleExpand(input: ExpandSettleInput, options?: CallOptions): Promise<SettledCandidate>
  joinTiles(input: JoinInput, options?: CallOptions): Promise<SettledCandidate>
  storeMask(mask: Mask, options?: CallOptions): Promise<StoredMask>
  previewEdge(input: EdgePreviewInput, options?: CallOptions): Promise<EdgePreview | null>
  /** @throws RefineError `bad_region` when nothing in the picture is like what was shown. */
  proposePart(input: PartInput, options?: CallOptions): Promise<Mask>
  fitToModel(input: FitInput, options?: CallOptions): Promise<Picture>
  /** @throws RefineError `bad_region` when no pixel may change, also for a model that is shown no mask. */
  maskToSend(input: MaskInput, options?: CallOptions): Promise<Mask | null>
  /** @throws RefineError `bad_region` when no pixel may change. */
  marksToSend(input: MarksInput, options?: CallOptions): Promise<Picture | null>
  /** @throws RefineError `bad_region` when no pixel may change. */
  placeToSay(input: PlaceInput, options?: CallOptions): Promise<Place | null>
  toDepth(input: DepthInput, options?: CallOptions): Promise<Picture>
  measureLook(input: LookInput, options?: CallOptions): Promise<Look>
  compareCandidates(
    input: CandidatesInput,
    options?: CallOptions,
  ): Promise<readonly CandidateDifference[]>
  /** A picture as it stands in a page: a data URL of a PNG file. */
  pngDataUrl(picture: Picture, options?: CallOptions): Promise<string>
}
