import type { ColorTag } from './image/color-tag.ts'
import type { Picture } from './image/picture.ts'
import type { Rect, Size } from './image/rect.ts'
import type { Mask } from './mask/mask.ts'
import type { ModelCapabilities } from './model.ts'

/** A setting of one provider that belongs to no single edit, as data: panel and command line show it as it stands. */
export interface ProviderOption {
  readonly id: string
  readonly label: string
  /** One sentence on what it does and what it is good for. */
  readonly help: string
  /** What can be chosen, the usual one first; absent: any text. */
  readonly values?: readonly string[]
}

/** A provider as data: enough to list it, to build its settings and to know whether it can be used. */
export interface ProviderInfo {
  readonly id: string
  readonly label: string
  /** One sentence on what it is and what leaves the machine. */
  readonly description: string
  readonly needsKey: boolean
  /** Set where a key may be given but need not be. */
  readonly takesKey?: true
  /** Environment variable that the command line reads the key from. */
  readonly keyVariable?: string
  /** Whether requests go over the network, and to which origins by default. */
  readonly origins: readonly string[]
  readonly takesBaseUrl: boolean
  /** Further settings, each remembered with the provider; absent: none. */
  readonly options?: readonly ProviderOption[]
  readonly models: readonly ModelCapabilities[]
  /** Set where the server says which models it has: any name is then taken, with the default model's capabilities. */
  readonly modelsFromServer?: true
  /** Models that can be used no more, by id, with their last day as YYYY-MM-DD; absent: none is known. */
  readonly retiredModels?: Readonly<Record<string, string>>
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
  /** The crop, at `size`, as the model's capabilities ask for it; for an upscaler in its own, fewer pixels. */
  readonly picture: Picture
  /**
   * `upscale`: nothing is to change but the number of pixels, by the model's own upscaler (`upscales`); absent: an edit.
   */
  readonly task?: 'upscale'
  /** What the picture's words mean: sRGB, unless the model works in any colour space. */
  readonly color: ColorTag
  /**
   * 255 = change here; null = everywhere, or not to be sent (see `core/refine/decide-mask.ts`). Its rectangle lies in
   * the sent picture's pixels; the provider writes it as its `MaskMeaning` says.
   */
  readonly mask: Mask | null
  /** Marks over the picture instead of a mask: transparent but for an outline, of the sent picture's size. */
  readonly markup: Picture | null
  /** Where the crop lies in the whole picture, for instructions that speak of places ("upper third"). */
  readonly crop: Rect
  readonly whole: Size
  /** The size asked for. */
  readonly size: Size
  /** The user's own words. */
  readonly instruction: string
  /** The composed text that a generative model reads. */
  readonly prompt: string
  readonly references: readonly {
    readonly name: string
    /** What it is for ("the light"), in the user's words; the composed text says it already. */
    readonly role?: string
    readonly picture: Picture
  }[]
  readonly strength: number | null
  readonly quality: string | null
  readonly complexity: string | null
  readonly seed: number | null
  readonly variations: number
}

/** A first picture, from words or from a rough sketch: it becomes a source, so nothing has to stay. */
export interface GenerateRequest {
  /** Ours, stored in the ledger before the call. */
  readonly id: string
  readonly model: string
  /** The user's own words; what a sketch means is said by those whose models have to be told. */
  readonly prompt: string
  /** One of the sizes that the model offers. */
  readonly size: Size
  /** A rough picture of that size, 8 bits and opaque; null: from words alone. */
  readonly sketch: Picture | null
  /** How far the picture may leave the sketch; null where there is none, or the model takes no strength. */
  readonly strength: number | null
  /** Whether the background is to be transparent. */
  readonly transparent: boolean
  readonly quality: string | null
  readonly complexity: string | null
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
  /** Half-painted pictures; asked for only where this is given and the model streams. */
  readonly onPartial?: (candidate: Candidate) => void
  /**
   * Told the provider's own id of a call that waits in its queue, before the first look at it: with it the call can be
   * resumed after a crash. Null when the provider says that it took the call out again: there is nothing to resume any
   * more. Awaited.
   */
  readonly onTicket?: (ticket: string | null) => Promise<void>
}

/** What a call costs, in US dollars, as far as that can be said before it. */
export interface Estimate {
  readonly lowUsd: number
  /** What budgets reserve while the call is open. */
  readonly highUsd: number
  /** What of it is for the painted pictures alone, which is what price lists show; absent: not told apart. */
  readonly paintedUsd?: number
  /** Free; as published; or worked out between and beyond published prices. */
  readonly source: 'free' | 'table' | 'interpolated'
}

/** What an estimate depends on. */
export interface Priced {
  readonly model: string
  readonly size: Size
  readonly quality: string | null
  readonly variations: number
  /** The sizes of the pictures that go along, the picture to edit first; empty for a first picture from words. */
  readonly pictures: readonly Size[]
  /** Characters of the composed text; 0 where it is not known yet. */
  readonly promptLength: number
}

/**
 * Who paints.
 *
 * A mask is only ever a hint: what lies outside the region is put right afterwards, for every provider.
 * A provider never retries a call on its own and never puts keys or pixels into an error.
 *
 * All verbs reject with a RefineError whose code says whether the call may have been billed (`core/ledger/billing.ts`):
 * `missing_key`, `bad_key`, `out_of_credit`, `rate_limited`, `provider_refused`, `bad_setting`, `too_large`,
 * `needs_generative` and `provider_unreachable` (surely never arrived) cost nothing; `outcome_unknown` (sent, and the
 * connection broke or ran out of time), `provider_failed` (a failure of its own, 5xx) and `bad_answer` may have.
 * `cancelled`.
 */
export interface Provider {
  readonly info: ProviderInfo
  /** Paints the one change. */
  edit(request: ProviderRequest, options?: ProviderCallOptions): Promise<ProviderAnswer>
  /** Makes a first picture; there where a model's `generates` says so. */
  generate?(request: GenerateRequest, options?: ProviderCallOptions): Promise<ProviderAnswer>
  /** Waits for the answer to a call that was sent before, by the ticket it got; for providers with a queue. */
  resume?(ticket: string, options?: ProviderCallOptions): Promise<ProviderAnswer>
  /** Asks the server which models it has, for those with `modelsFromServer`; sends no picture and costs nothing. */
  models?(options?: Pick<ProviderCallOptions, 'signal'>): Promise<readonly ModelCapabilities[]>
  /** What a call costs; null when no price is known. */
  estimate(priced: Priced): Estimate | null
}

/** What calls cost that cost nothing. */
export const free: Estimate = { lowUsd: 0, highUsd: 0, source: 'free' }

/** Gives a model's capabilities; the default model's when `model` is null. */
export function modelOf(info: ProviderInfo, model: string | null): ModelCapabilities | null {
  const wanted = model ?? info.defaultModel
  const known = info.models.find(({ id }) => id === wanted)
  if (known || !info.modelsFromServer) return known ?? null
  const usual = info.models.find(({ id }) => id === info.defaultModel)
  return usual ? { ...usual, id: wanted, label: wanted } : null
}
