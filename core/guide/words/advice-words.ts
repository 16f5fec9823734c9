/** What a sentence may be about, where it only judges: it decides what is proposed instead. */
export const subjects = [
  'light',
  'color',
  'background',
  'composition',
  'person',
  'text',
  'product',
  'whole',
] as const
export type Subject = (typeof subjects)[number]

/**
 * What findings look for in an instruction beyond what its reading tells, and what they propose instead.
 *
 * All words are in lower case. Small words, verbs and topics are known from the language's reading.
 */
export interface AdviceWords {
  readonly judging: JudgingWords
  readonly naming: NamingWords
  readonly asking: AskingWords
  readonly phrases: AdvicePhrases
}

/** How a language says that something should be better, without saying how. */
export interface JudgingWords {
  /** Words that judge: "nicer", "professional". */
  readonly evaluative: ReadonlySet<string>
  /** Words that describe a thing, and say little about the picture as a whole: "dramatic". */
  readonly borderline: ReadonlySet<string>
  /** Verbs that judge light or a whole picture, and are clear about a small thing: "fix the crack". */
  readonly mending: ReadonlySet<string>
  /** Faults whose mending is clear: "fix the white balance". */
  readonly faults: ReadonlySet<string>
  /** Judgements of several words, "doesn't" as "does not": "not look right". */
  readonly verdicts: readonly string[]
  /** Words that say only that it should be another one: "different". */
  readonly vague: ReadonlySet<string>
  /** Descriptive instructions for each subject, each clean by itself; `{target}` is what the sentence is about. */
  readonly alternatives: Readonly<Record<Subject, readonly string[]>>
}

/** How a language names things, colours and looks. */
export interface NamingWords {
  /** Whether the name of a thing begins with its noun ("botella roja"). */
  readonly headFirst: boolean
  /** Sides of a thing rather than things: "design", "details". */
  readonly aspects: ReadonlySet<string>
  /** What is usually sold. */
  readonly products: ReadonlySet<string>
  /** Those of them that are hardly ever props. */
  readonly sold: ReadonlySet<string>
  /** Words for the product itself. */
  readonly theProduct: ReadonlySet<string>
  /** Whole scenes: "beach", "café". */
  readonly scenes: ReadonlySet<string>
  /** What comes into a picture without a place of its own: "fog", "people". */
  readonly ambient: ReadonlySet<string>
  /** Usual colours as `#rrggbb`. */
  readonly colors: ReadonlyMap<string, string>
  /** Looks that exclude each other. */
  readonly opposites: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[]
  /** Words of which only one can be true of a picture: "minimal" and "busy"; ways on an axis are known already. */
  readonly clashes: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[]
  /** Other proportions of a thing: "taller", "rounder". */
  readonly shapes: ReadonlySet<string>
  /** Where something comes from: "direction", "angle". */
  readonly directions: ReadonlySet<string>
  /** One more of what is there: "another", "second". */
  readonly counts: ReadonlySet<string>
}

/** How a language asks for certain changes. */
export interface AskingWords {
  /** Verbs beside "change" and "replace" that leave open what it becomes: "adjust". */
  readonly adjusting: ReadonlySet<string>
  /** Verbs whose measure decides: "rotate", "crop". */
  readonly measured: ReadonlySet<string>
  /** Verbs of making it all anew: "redesign". */
  readonly remaking: ReadonlySet<string>
  /** How questions and other things begin that are no instruction: "what do you think". */
  readonly questions: readonly string[]
  /** Whole texts that are no instruction: "thanks". */
  readonly remarks: readonly string[]
  /** Ways to ask for another picture altogether: "completely different". */
  readonly another: readonly string[]
  /** Letters to be drawn: "headline", "slogan". */
  readonly letters: ReadonlySet<string>
  /** What stands before the letters themselves: "that says", "saying". */
  readonly saying: readonly string[]
  /** The same after a word for letters or what carries them: "a sign reading", not "a woman reading". */
  readonly lettering: readonly string[]
  /** Verbs of drawing letters: "write". */
  readonly writing: ReadonlySet<string>
  /** What a word for letters may stand before without any letters being meant: "text area". */
  readonly layout: ReadonlySet<string>
  /** Verbs of bringing a thing elsewhere: "move". */
  readonly shifting: ReadonlySet<string>
  /** More than the thing really is: "than it is". */
  readonly exaggerating: readonly string[]
  /** Ties a thing to another one where no preposition does: "holding". */
  readonly relating: ReadonlySet<string>
}

/** Suggested texts; `{text}` is the change as typed, `…` is for the user to fill in. */
export interface AdvicePhrases {
  /** What it becomes is missing: "{text} to …". */
  readonly into: string
  /** What comes instead is missing: "{text} with …". */
  readonly exchange: string
  /** Stands for a thing that is not named: "the …". */
  readonly thing: string
  readonly place: string
  readonly destination: string
  readonly amounts: readonly string[]
  /** Backgrounds that are clear enough to be painted, as they stand in {@link into}. */
  readonly backgrounds: readonly string[]
  /** A change around a product, instead of one of the product. */
  readonly around: readonly string[]
  readonly quotes: readonly [string, string]
}
