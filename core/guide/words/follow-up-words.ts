import type { Axis } from '../reading/reading.ts'

/**
 * What a word of a follow-up does.
 *
 * - `filler`: says nothing here ("please", "it is"); `make`: a verb that says nothing before a quality
 * - `article`: stands before a noun, or for one ("that")
 * - `small`, `big`: how much more or less
 * - `more`, `less`: more or less of what was done
 * - `undo`: take back; `restore`: show again; `before`: the picture as it was; `again`: the same once more; `retry`: another attempt
 * - `same`: the same for something else; `for`: what stands before that; `also`: "as well"
 * - `now`: the next thing; `only`: nothing but this; `but`: another clause begins; `keep`: this stays
 * - `than`, `like`: a comparison; `too`: an excess; `enough`, `not`: a lack
 * - `original`: the source; `last`: the newest; `all`: every step; `step`: a step, `one` `two` `three` of them; `version`
 * - `except`: all but this, or this is spared; `instead`: another result; `it`: what was spoken of; `other`: the opposite side, or one of two
 * - `place`: begins a place; `side`: a place without a thing
 */
export const followUpSigns = [
  'filler',
  'make',
  'article',
  'small',
  'big',
  'more',
  'less',
  'undo',
  'restore',
  'before',
  'again',
  'retry',
  'same',
  'for',
  'also',
  'now',
  'only',
  'but',
  'keep',
  'than',
  'like',
  'too',
  'enough',
  'not',
  'original',
  'last',
  'all',
  'step',
  'one',
  'two',
  'three',
  'version',
  'place',
  'side',
  'except',
  'instead',
  'it',
  'other',
] as const
export type FollowUpSign = (typeof followUpSigns)[number]

/** How an axis is spoken of, going up and going down. */
export interface AxisWords {
  /** What has it where nothing is named, with its article ("the lighting"). */
  readonly of: string
  /** Comparatives; the first is the one that is written. */
  readonly up: string
  readonly down: string
  /** What there can be too much or too little of ("warm"). */
  readonly high: string
  readonly low: string
}

/** Sentences that follow-ups become: `{…}` is filled in. */
export interface FollowUpSentences {
  /** `{degree}` is one of `degrees`, with a blank after it, or nothing. */
  readonly make: string
  /** After a comparative. */
  readonly thanNow: string
  /** Before the side that something is moved to. */
  readonly further: string
  readonly stronger: string
  readonly weaker: string
  readonly add: string
  readonly addTo: string
  readonly remove: string
  /** `{some}` is a number, or `some`. */
  readonly removeSome: string
  readonly some: string
  /** Between a number and a noun. */
  readonly more: string
  readonly someMore: string
  readonly muchMore: string
  readonly sparingly: string
  readonly verySparingly: string
  readonly but: string
  readonly with: string
  readonly without: string
  readonly inThe: string
  readonly onThe: string
  /** The article of a noun that has none. */
  readonly the: string
  /** Ready for `…` to be filled in. */
  readonly replaceOpen: string
  readonly makeOpen: string
}

/**
 * The words of follow-ups.
 *
 * Words of one sign stand in one text, separated by blanks; words that belong together are joined by `_`. The longest
 * that fits wins.
 */
export interface FollowUpWords {
  readonly signs: Readonly<Record<FollowUpSign, string>>
  /** Words for more and less, too much and too little that may stand beside a noun. */
  readonly comparing: string
  /** From very slight to very strong, before a comparative; the middle one is none. */
  readonly degrees: readonly [string, string, string, string, string]
  /** The same beside a verb. */
  readonly adverbs: readonly [string, string, string, string, string]
  /** Other words of these degrees, in the same order. */
  readonly alsoDegrees: readonly [string, string, string, string, string]
  /** Between things that are named together, as alternatives of a pattern. */
  readonly and: string
  /** "A", "one": what there is one of. */
  readonly single: string
  /** Before more than one, or some of it. */
  readonly quantity: string
  /** From one upwards, in words. */
  readonly numbers: string
  /** Sides in pairs of opposites. */
  readonly opposites: string
  readonly axes: Readonly<Record<Axis, AxisWords>>
  readonly sentences: FollowUpSentences
}
