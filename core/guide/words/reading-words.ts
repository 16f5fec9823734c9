import type { Axis } from '../reading/reading.ts'

/** What a verb does to its object. */
export const verbGroups = [
  'add',
  'remove',
  'replace',
  /** Gives its object another quality: "make the light warmer". */
  'make',
  /** Makes its object another one: "change the sky to pink". */
  'change',
  /** Puts what is there elsewhere, and what is not there in: "put a cup on the table". */
  'put',
  'move',
  /** More or less of what its object names: "increase the contrast". */
  'raise',
  'lower',
  'light',
  'color',
  'focus',
  'recolor',
  'frame',
  'text',
  'person',
  'style',
  'cleanup',
  'finish',
  /** Says only that it should be better: "improve the light". */
  'better',
  /** Names what is wanted: "I want", "there should be". */
  'want',
  /** Verbs of editing whose change only their object tells: "adjust". */
  'other',
] as const
export type VerbGroup = (typeof verbGroups)[number]

/** What a noun, or a quality, is about. */
export const topics = [
  'light',
  'color',
  'focus',
  /** Names of colours. */
  'paint',
  'material',
  'background',
  'frame',
  'text',
  'person',
  /** What people have and wear. */
  'body',
  'style',
  'cleanup',
  'finish',
  /** Small effects that are put on last: steam, sparkle. */
  'touch',
  /** Where a product stands, and what is never the product: walls, the sky. */
  'scenery',
  'size',
  'position',
  'whole',
  'surface',
  'shape',
] as const
export type Topic = (typeof topics)[number]

/** What small words do in a sentence. */
export type Role =
  | 'the'
  | 'a'
  | 'every'
  | 'possessive'
  | 'theirs'
  | 'pronoun'
  | 'subject'
  | 'speaker'
  | 'asking'
  | 'there'
  | 'number'
  | 'and'
  | 'next'
  | 'while'
  | 'but'
  | 'not'
  | 'opening'
  | 'closing'
  | 'modal'
  | 'be'
  | 'relative'
  | 'place'
  | 'to'
  | 'with'
  | 'from'
  | 'of'
  | 'preposition'
  | 'particle'
  | 'side'
  | 'more'
  | 'less'
  | 'no'
  | 'some'
  | 'slight'
  | 'strong'
  | 'times'
  | 'unit'
  | 'keep'
  | 'ensure'
  | 'stay'
  | 'spare'
  | 'only'
  | 'else'
  | 'same'
  | 'without'
  | 'except'
  | 'seem'
  | 'quality'
  | 'phrase'
  | 'list'
  | 'spread'
  | 'quoting'
  | 'vague'
  | 'too'
  | 'it'
  | 'them'
  | 'adverb'
  | 'as'
  | 'gerund'
  | 'comparative'
  | 'fit'

/**
 * A class that a word can have; most words have several.
 *
 * `do …` are verbs, `noun …` and `adjective …` what they are about; an axis with a sign is the way that a verb or an
 * adjective goes ("warmth +"), with `=` a noun that can be more or less ("contrast =").
 */
export type WordClass =
  | Role
  | `do ${VerbGroup}`
  | `noun ${Topic}`
  | `adjective ${Topic}`
  | `${Axis} ${'+' | '-' | '='}`

/** How an ending is taken off, or put on: [ending, what stands there instead]. */
export type EndingRule = readonly [ending: string, instead: string]

/**
 * The words by which instructions are taken apart into changes.
 *
 * Words of a class stand in one text, separated by blanks; words that belong together are joined by `_`
 * ("depth_of_field") and are read as one word ever after.
 */
export interface ReadingWords {
  readonly classes: readonly Readonly<Partial<Record<WordClass, string>>>[]
  /** Verbs that are nouns or adjectives as well ("light", "plant"): verbs only where an object follows. */
  readonly doubtfulVerbs: string
  /** Ordinary words that look like a mistyped word of the tables and are none. */
  readonly ordinary: string
  /** Other spellings of the same sounds: [found, in the tables]. */
  readonly spellings: readonly EndingRule[]
  /** Letters with marks, and what stands for them: the tables are written without marks. */
  readonly folds: readonly (readonly [string, string])[]
  /** From an adjective to its comparative. */
  readonly comparatives: readonly EndingRule[]
  /** From "adding" back to "add"; several may fit. */
  readonly gerunds: readonly EndingRule[]
  /** From "removed" back to "remove". */
  readonly participles: readonly EndingRule[]
  /** From "shadows" back to "shadow". */
  readonly plurals: readonly EndingRule[]
  /** From an inflected adjective to the one in the tables ("cálida", "cálido"). */
  readonly adjectives: readonly EndingRule[]
  /** Pronouns that are written onto the verb ("quítala"). */
  readonly enclitics: readonly string[]
  /** Endings by which an unknown word is no imperative. */
  readonly noImperative: readonly string[]
  /** Endings by which an unknown word is an adverb. */
  readonly adverbEndings: readonly string[]
  /** Endings by which an unknown word is an adjective. */
  readonly adjectiveEndings: readonly string[]
  /** The article that names what was named before ("the"); null where it depends on the noun. */
  readonly article: string | null
  /** What must stay where only "nothing else" is said. */
  readonly everythingElse: string
  /** Whether the verb may stand at the end of its clause ("die Tasse entfernen"). */
  readonly verbLast: boolean
}
