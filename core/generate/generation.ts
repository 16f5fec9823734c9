import type { Edit } from '../edit/edit.ts'
import type { Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import type { Estimate, Usage } from '../provider.ts'

/** What the user asks a first picture for. */
export interface GenerateIntent {
  /** What the picture shows, in the user's words. */
  readonly instruction: string
  /** Null: the sketch's proportions, or a square. */
  readonly size: Size | null
  /** A rough picture to go by, sRGB; null: from words alone. */
  readonly sketch: Picture | null
  /** How far the picture may leave the sketch, 0..1; null leaves it to the provider. */
  readonly strength: number | null
  /** Whether the background is to be transparent. */
  readonly transparent: boolean
  /** Null: the provider's usual one. */
  readonly model: string | null
  readonly quality: string | null
  /** One of the model's levels of how much there may be in the picture; absent: its own choice. */
  readonly complexity?: string
  readonly variations: number
  readonly seed: number | null
}

/** What a first picture would be asked for and cost: everything that can be known before the call. */
export interface PlannedGeneration {
  /** What the ledger notes: an edit whose source is the picture to come (`generates` is set). */
  readonly edit: Edit
  readonly editHash: string
  readonly size: Size
  /** Null: no price is known. */
  readonly estimate: Estimate | null
  readonly intent: GenerateIntent
}

/** First pictures that came, waiting to be added to the document. */
export interface Generation {
  /** The ledger entry that keeps the pictures until they are added or thrown away. */
  readonly call: string
  /** The name that their layers get. */
  readonly name: string
  /** Side by side, in the provider's order: sRGB, 8 bits, straight alpha. */
  readonly pictures: readonly GeneratedPicture[]
  readonly usage: Usage
}

export interface GeneratedPicture {
  readonly picture: Picture
  /** What is to be said about it, as sentences: another size than asked for, a missing transparency. */
  readonly notes: readonly string[]
}

/** What was added to the document. */
export interface AddedPictures {
  /** The layers, in the order in which they were picked. */
  readonly layers: readonly string[]
  /** How many pictures of the call were not added and wait still. */
  readonly waiting: number
}
