/** Which picture is meant: a version by its number, the source, or so many steps back. */
export type Wanted =
  | { readonly kind: 'version'; readonly number: number }
  | { readonly kind: 'source' }
  | { readonly kind: 'steps'; readonly count: number }
  /** The picture from before the step that is about this. */
  | { readonly kind: 'before'; readonly about: string }
  /** The picture that such a step made. */
  | { readonly kind: 'after'; readonly about: string }
  /** The picture that still has what was taken out. */
  | { readonly kind: 'removed'; readonly about: string }

/** What a follow-up says, taken apart by its words alone: nothing is known yet of what was done before. */
export type Said =
  /** "A bit more", "too much", "more steam", "a bit less on the left". */
  | {
      readonly act: 'amount'
      readonly sign: 1 | -1
      /** 0: a bit; 1: more; 2: much more. */
      readonly size: 0 | 1 | 2
      readonly about: string | null
      readonly place: string | null
      /** "5 %", "two": how much, or how many. */
      readonly measure: string | null
    }
  /** "Warmer", "too dark", "darker than before". */
  | {
      readonly act: 'quality'
      /** The comparative or adjective as said. */
      readonly text: string
      readonly size: 0 | 1 | 2
      /** `too`: there is too much of it; `lack`: not enough. */
      readonly form: 'bare' | 'too' | 'lack'
      readonly than: Wanted | null
      /** Whether "it" was said. */
      readonly isIt: boolean
    }
  /** "Undo that", "go back to v2", "like v3". */
  | { readonly act: 'back'; readonly to: Wanted }
  | { readonly act: 'retry' }
  | { readonly act: 'again' }
  /** "Same for the left cup"; `explicit` where only that can be meant. */
  | {
      readonly act: 'same'
      readonly what: string
      readonly isPlace: boolean
      readonly explicit: boolean
    }
  /** "Only the cup", "but not the sky". */
  | { readonly act: 'only'; readonly what: string; readonly isPlace: boolean }
  | { readonly act: 'spare' }

/** A follow-up with its tails. */
export interface SaidFully {
  readonly said: Said
  /** What it says must stay. */
  readonly keeps: readonly string[]
  /** What else it asks for ("…and make it cooler"); null: nothing. */
  readonly more: string | null
}
