import type { LookKind, Place, Rgb, Side, ToneKind } from '../operation.ts'

/** A change with a direction that words can name; `softness` and `depth` mean different things beside different nouns. */
export type ShiftKind = ToneKind | 'blur' | 'softness' | 'depth'

/** What one word or phrase contributes to an instruction. Tables in `words/` map phrases to these. */
export type Meaning =
  /** A change that has its direction in itself: "brighter", "darken"; `full` goes all the way unless an amount is given. */
  | {
      readonly is: 'shift'
      readonly kind: ShiftKind
      readonly sign: 1 | -1
      readonly verb?: true
      readonly full?: true
    }
  /** A state that "more", "less" or "too" turn into a change: "saturated", "dark". */
  | { readonly is: 'quality'; readonly kind: ShiftKind; readonly sign: 1 | -1 }
  /** A noun that needs a direction or an amount: "contrast"; `dark` where more of it is less light: "shadow". */
  | { readonly is: 'axis'; readonly kind: ToneKind; readonly dark?: true }
  /** "light": something to have more of, or the thing that becomes warmer. */
  | { readonly is: 'light' }
  /** "colour": something to have more of, or a mere noun. */
  | { readonly is: 'color-noun' }
  /**
   * "more", "lower"; `full` takes all of it away, `creates` may ask for something new ("add shadows"), `quantity`
   * speaks of how much of it there is ("less"), not of its level ("lower"), `complaint` says how it is ("too high").
   */
  | {
      readonly is: 'direction'
      readonly sign: 1 | -1
      readonly verb?: true
      readonly full?: true
      readonly creates?: true
      readonly quantity?: true
      readonly complaint?: true
    }
  /** "up", "down": a direction unless the verb has one. */
  | { readonly is: 'particle'; readonly sign: 1 | -1 }
  | { readonly is: 'look'; readonly kind: LookKind }
  | { readonly is: 'act'; readonly act: Act }
  /** Scales the usual amount: "slightly", "much". */
  | { readonly is: 'soft'; readonly factor: number }
  /** Scales what is there: "half as", "twice the". */
  | { readonly is: 'times'; readonly factor: number }
  | {
      readonly is: 'number'
      readonly value: number
      readonly signed: boolean
      readonly unit: Unit | null
    }
  | { readonly is: 'too' }
  | { readonly is: 'place'; readonly place: Place; readonly side: Side | null }
  | { readonly is: 'side'; readonly side: Side }
  /** The picture itself: "it", "the photo". */
  | { readonly is: 'picture' }
  /** What the user marked: "the selected area". */
  | { readonly is: 'region' }
  /** A thing in the picture, which only a region can point to; `ground` is the background. */
  | { readonly is: 'thing'; readonly ground?: true }
  | { readonly is: 'color'; readonly color: Rgb }
  | { readonly is: 'ratio'; readonly width: number; readonly height: number }
  | { readonly is: 'by' }
  | { readonly is: 'to' }
  | { readonly is: 'from' }
  | { readonly is: 'preposition' }
  | { readonly is: 'article'; readonly definite: boolean }
  | { readonly is: 'make' }
  /** "Is", "looks": what follows says how something is, not what to change. */
  | { readonly is: 'being' }
  | { readonly is: 'filler' }
  /** Ends a clause; `hard` ends a sentence. */
  | { readonly is: 'join'; readonly hard: boolean; readonly and?: true }
  /** Opens a clause about what must not change. */
  | { readonly is: 'keep' }
  /** Makes its whole clause one about what must not change: "stays", "unchanged". */
  | { readonly is: 'stay' }
  /** A change that needs a picture to be invented: never performed, whatever is around it. */
  | { readonly is: 'generative' }
  | { readonly is: 'unknown' }

/** What is done with a colour, a shape or the frame. */
export type Act =
  | 'fill'
  | 'replace'
  | 'change'
  | 'recolor'
  | 'tint'
  | 'overlay'
  | 'gradient'
  | 'fade'
  | 'vignette'
  | 'crop'

/** What a number counts. */
export type Unit = '%' | 'px' | 'stops' | 'times' | 'points'

/** A meaning with the words that carried it. */
export interface Item {
  readonly meaning: Meaning
  readonly text: string
}

/** One line of a vocabulary table: alternatives separated by `|`, and what each of them means. */
export type VocabularyLine = readonly [phrases: string, meaning: Meaning]
