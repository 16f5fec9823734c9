import type { SizeRule } from './edit/plan.ts'
import type { WireLimits } from './edit/wire-limits.ts'

/**
 * How a mask is written for a model: which pixels say "change here". Inside, one mask serves all: 255 = change here.
 *
 * - `alpha 0`: transparent = change, opaque = keep; colour says the same as white on black, for servers that speak the
 *   protocol but read brightness (OpenAI, stable-diffusion.cpp);
 * - `clear`: transparent = change and nothing else counts, colour is black everywhere (ComfyUI's LoadImage);
 * - `white`: white = change, black = keep, opaque (fal, FLUX Fill, AUTOMATIC1111, LocalAI);
 * - `black`: black = change, white = keep, opaque (Ideogram);
 * - `opaque`: opaque = change, transparent = keep (AUTOMATIC1111 and its kin, given a picture with alpha);
 * - `hole`: no picture of its own: the sent picture is transparent where change is wanted (FLUX Fill without a mask).
 */
export type MaskMeaning = 'alpha 0' | 'clear' | 'white' | 'black' | 'opaque' | 'hole'

/** What a model makes of a mask. */
export interface MaskCapability {
  readonly meaning: MaskMeaning
  /** Whether it keeps everything outside bit by bit, or takes the mask as guidance and repaints the whole. */
  readonly kept: 'exact' | 'hint'
  /**
   * Whether it no longer sees what lies under the mask. Changes of light, colour or material need to see it: they are
   * then asked for without a mask, with the place in words.
   */
  readonly blanks: boolean
  /** Set where it paints nothing but what lies under a mask, so that it can't be called without one. */
  readonly required?: true
}

/** How freely a model may repaint, where that can be said: 0 stays close, 1 is free. */
export interface StrengthCapability {
  /** What it takes when nothing is said; null: it decides by itself. */
  readonly usual: number | null
  /** Which values suit what, in a user's words; in the order of use. */
  readonly advice: readonly {
    readonly name: string
    readonly from: number
    readonly to: number
    readonly why: string
  }[]
}

/** Where a model's prices come from; the amounts lie with its provider. */
export interface PriceSource {
  /** Who published them, as words: "OpenAI’s price list". */
  readonly source: string
  /** The day they were read, as YYYY-MM-DD. */
  readonly readOn: string
}

/** What one model can do and takes, as data: planner and panel read it, nothing else knows a model's name. */
export interface ModelCapabilities {
  readonly id: string
  readonly label: string
  readonly sizes: SizeRule
  /** What one request can carry; sizes beyond it are not planned. Absent: nothing is known to be too much. */
  readonly wire?: WireLimits
  /** Null: it never sees a mask. */
  readonly mask: MaskCapability | null
  /**
   * Whether it is known to follow marks drawn over the picture (an outline around the place), instead of a mask; how
   * the provider sends them is its own business.
   */
  readonly markup: boolean
  /** Highest depth it takes and gives; deeper sources are reduced for it and the rest keeps its depth. */
  readonly depth: 8 | 16
  /** Whether it works in any colour space (true) or must be given sRGB. */
  readonly anyColorSpace: boolean
  /** Whether it reads and keeps alpha; otherwise it is given an opaque picture and alpha stays the source's. */
  readonly alpha: boolean
  /** Whether it can answer with a transparent background where that is asked for. */
  readonly transparentOutput: boolean
  /**
   * Whether it answers pixel for pixel and changes nothing but what was asked for. All others paint the picture anew:
   * their answers are registered, matched in colour and localised.
   */
  readonly faithful: boolean
  readonly maxReferences: number
  readonly maxVariations: number
  /** Null: it takes none. */
  readonly strength: StrengthCapability | null
  readonly seed: boolean
  /**
   * How half-painted pictures can be watched: `events` within the answer, for hosts that read one while it comes;
   * `polled` by calls of their own, which every host can make; false: not at all.
   */
  readonly streaming: 'events' | 'polled' | false
  /** Whether a first picture can be made from words; `sketch`: also from a rough picture. */
  readonly generates: false | 'words' | 'sketch'
  /** Offered quality levels, cheapest first; empty when there is nothing to choose. */
  readonly qualities: readonly string[]
  /** Offered levels of how much there may be in the picture; empty when there is nothing to choose. */
  readonly complexities: readonly string[]
  /**
   * Set where it paints what the words describe and follows no commands: it is told the user's own words alone, since
   * "keep the label" in them paints labels. Absent: it follows instructions.
   */
  readonly reads?: 'descriptions'
  /**
   * Set where it has an upscaler of its own: a request with the task `upscale` is answered by that, and neither words
   * nor strength count.
   */
  readonly upscales?: true
  /** Null: no price is published. Free ones say so by their estimate. */
  readonly prices: PriceSource | null
  /** The last day it can be used, as YYYY-MM-DD; absent: none is announced. */
  readonly retires?: string
}

/** What a host lets requests do; whatever it can't is taken off the table of every model. */
export interface RequestAbilities {
  /** Whether an answer can be read while it comes. */
  readonly streams: boolean
}

/** Gives a model as a host can use it: without what requests from there can't do. */
export function modelIn(
  model: ModelCapabilities,
  { streams }: RequestAbilities,
): ModelCapabilities {
  return model.streaming === 'events' && !streams ? { ...model, streaming: false } : model
}

/** Tells whether a model can be used no more on a day. */
export function isRetired({ retires }: ModelCapabilities, now: number): boolean {
  return retires !== undefined && new Date(now).toISOString().slice(0, 10) > retires
}
