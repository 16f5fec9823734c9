/** What a sentence may be about, where it only judges: it decides what is proposed instead. */
export const subjects = [
  'light',
  'color',
  'background',
  'composition',
  'person',
  'skin',
  'hand',
  'pose',
  'food',
  'room',
  'place',
  'real',
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
  /** Words that tell what a judgement is about: "tastier" is about food; the first that fits counts. */
  readonly about: readonly (readonly [Subject, ReadonlySet<string>])[]
  /** Descriptive instructions for each subject, each clean by itself; `{target}` is what the sentence is about. */
  readonly alternatives: Readonly<Partial<Record<Subject, readonly string[]>>> & {
    readonly whole: readonly string[]
  }
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
  /** What has colours of its own: "sky". */
  readonly natural: ReadonlySet<string>
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
  /** Words that say only that it is another one, with what stands for them where it is asked: "another", "a …". */
  readonly renewing: readonly (readonly [words: string, gap: string])[]
  /** Verbs that take a thing out of its surroundings and leave it as it is: "isolate". */
  readonly isolating: ReadonlySet<string>
  /** Verbs whose measure is an angle: "rotate". */
  readonly turning: ReadonlySet<string>
  /** Places that are none: "somewhere". */
  readonly nowhere: ReadonlySet<string>
  /** Verbs of making it all anew: "redesign". */
  readonly remaking: ReadonlySet<string>
  /** Verbs of making something that was not there: "design". */
  readonly creating: ReadonlySet<string>
  /** What is a work of its own: "poster". */
  readonly works: ReadonlySet<string>
  /** What moves and is no picture: "video", "animate". */
  readonly moving: ReadonlySet<string>
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
  /** Sentences that tell the letters, each with what stands before them and them: “label it …”. */
  readonly told: readonly RegExp[]
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
  /** Verbs that take another word than these: "swap … for". */
  readonly forms: readonly (readonly [verbs: ReadonlySet<string>, form: string])[]
  /** Stands for a thing that is not named: "the …". */
  readonly thing: string
  /** Places, the first of them with a gap. */
  readonly places: readonly string[]
  readonly destination: string
  readonly amounts: AmountPhrases
  /** Backgrounds that are clear enough to be painted, as they stand in {@link into}. */
  readonly backgrounds: readonly string[]
  /** Changes around a product, instead of one of the product: its colour, more of it, less of it. */
  readonly around: Readonly<Record<'color' | 'larger' | 'smaller', string>>
  /** What is kept of a product. */
  readonly product: string
  /** A picture in words, to be filled in. */
  readonly picture: string
  /** A change of the light, to be filled in. */
  readonly light: string
  readonly quotes: readonly [string, string]
}

/** How much, before a comparative ("slightly"), after a verb ("by a third"), and of an angle. */
export type AmountPhrases = Readonly<Record<'before' | 'after' | 'turning', readonly string[]>>
