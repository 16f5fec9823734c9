import type { SizeRule } from './edit/plan.ts'
import type { WireLimits } from './edit/wire-limits.ts'
import type { ColorTag } from './image/color-tag.ts'
import type { Picture } from './image/picture.ts'
import type { Rect, Size } from './image/rect.ts'
import type { Mask } from './mask/mask.ts'

/** What one model can do and takes, as data: planner and panel read it, nothing else knows a model's name. */
export interface ModelCapabilities {
  readonly id: string
  readonly label: string
  readonly sizes: SizeRule
  /** What one request can carry; sizes beyond it are not planned. Absent: nothing is known to be too much. */
  readonly wire?: WireLimits
  /** What the model makes of a mask: reads it exactly, takes it as guidance, or never sees one. */
  readonly mask: 'exact' | 'hint' | 'none'
  /** Highest depth it takes and gives; deeper sources are reduced for it and the rest keeps its depth. */
  readonly depth: 8 | 16
  /** Whether it works in any colour space (true) or must be given sRGB. */
  readonly anyColorSpace: boolean
  /** Whether it reads and keeps alpha; otherwise it is given an opaque picture and alpha stays the source's. */
  readonly alpha: boolean
  /**
   * Whether it answers pixel for pixel and changes nothing but what was asked for. All others paint the picture anew:
   * their answers are registered, matched in colour and localised.
   */
  readonly faithful: boolean
  readonly maxReferences: number
  readonly maxVariations: number
  readonly strength: boolean
  readonly seed: boolean
  /** Offered quality levels, cheapest first; empty when there is nothing to choose. */
  readonly qualities: readonly string[]
}

/** A provider as data: enough to list it, to build its settings and to know whether it can be used. */
export interface ProviderInfo {
  readonly id: string
  readonly label: string
  /** One sentence on what it is and what leaves the machine. */
  readonly description: string
  readonly needsKey: boolean
  /** Environment variable that the command line reads the key from. */
  readonly keyVariable?: string
  /** Whether requests go over the network, and to which origins by default. */
  readonly origins: readonly string[]
  readonly takesBaseUrl: boolean
  readonly models: readonly ModelCapabilities[]
  /** The model used when none is named. */
  readonly defaultModel: string
  /** Instructions that it performs truly as they stand, in a user's words: offered as starting points. */
  readonly examples?: readonly { readonly text: string; readonly needsRegion: boolean }[]
}

/** One call's worth of work, already planned: everything is in provider pixels. */
export interface ProviderRequest {
  /** Ours, stored in the ledger before the call. */
  readonly id: string
  readonly model: string
  /** The crop, at `size`, as the model's capabilities ask for it. */
  readonly picture: Picture
  /** What the picture's words mean: sRGB, unless the model works in any colour space. */
  readonly color: ColorTag
  /** 255 = change here; null = everywhere. Its rectangle lies in the sent picture's pixels. */
  readonly mask: Mask | null
  /** Where the crop lies in the whole picture, for instructions that speak of places ("upper third"). */
  readonly crop: Rect
  readonly whole: Size
  /** The size asked for. */
  readonly size: Size
  /** The user's own words. */
  readonly instruction: string
  /** The composed text that a generative model reads. */
  readonly prompt: string
  readonly references: readonly { readonly name: string; readonly picture: Picture }[]
  readonly strength: number | null
  readonly quality: string | null
  readonly seed: number | null
  readonly variations: number
}

/** One picture that a provider returned: pixels, or the bytes of a file that still has to be decoded. */
export type Candidate = CandidatePixels & {
  /** Set when the candidate shows another frame than the crop: the part of the crop that it shows. */
  readonly frame?: Rect
  /** What the provider says about this picture; shown as a note. */
  readonly remark?: string
}
/** The picture itself, in either form. */
export type CandidatePixels =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }

/** What a call cost, as the provider or its price list tells; null is unknown. */
export interface Usage {
  readonly costUsd: number | null
  readonly inputTokens?: number
  readonly outputTokens?: number
}

/** What one call came to. */
export interface ProviderAnswer {
  /** At least one; order is the provider's. */
  readonly candidates: readonly Candidate[]
  readonly usage: Usage
  /** The provider's own id of the call, for its support. */
  readonly requestId?: string
}

/** How a call is watched and stopped. */
export interface ProviderCallOptions {
  readonly signal?: AbortSignal
  /** 0..1 where the provider tells, null where it only says "still painting". */
  readonly onProgress?: (fraction: number | null) => void
  readonly onPartial?: (candidate: Candidate) => void
}

/**
 * Who paints.
 *
 * A mask is only ever a hint: what lies outside the region is put right afterwards, for every provider.
 * A provider never retries a call on its own and never puts keys or pixels into an error.
 */
export interface Provider {
  readonly info: ProviderInfo
  /**
   * Paints the one change.
   *
   * @throws RefineError `needs_generative`, `missing_key`, `bad_key`, `out_of_credit`, `rate_limited`,
   *   `provider_refused`, `provider_unreachable`, `provider_failed`, `bad_answer`, `bad_setting`, `cancelled`.
   */
  edit(request: ProviderRequest, options?: ProviderCallOptions): Promise<ProviderAnswer>
  /**
   * What a call costs at least, in US dollars: what is painted, without what reading the sent pictures may add.
   *
   * Null when no price is known. Free providers answer 0.
   */
  estimate(request: {
    readonly model: string
    readonly size: Size
    readonly quality: string | null
    readonly variations: number
  }): number | null
}

/** Gives a model's capabilities; the default model's when `model` is null. */
export function modelOf(info: ProviderInfo, model: string | null): ModelCapabilities | null {
  return info.models.find((known) => known.id === (model ?? info.defaultModel)) ?? null
}
