import type { Known } from '../reading/lexicon.ts'
import { mistypedFor } from '../reading/mistyped-for.ts'
import { tokensOf } from '../reading/tokens.ts'
import type { AdviceWords } from '../words/advice-words.ts'
import type { Language } from '../words/language.ts'

/** A word as rules see it. */
export interface Word {
  /** As typed, in lower case. */
  readonly low: string
  /** As the tables have it: one spelling, no typing mistake, the plain form. */
  readonly base: string
  readonly known: ReadonlySet<Known>
}

/** A language as rules use it. */
export interface Speech {
  readonly language: Language
  readonly words: AdviceWords
  /** The words of a text; quoted text is none of them. */
  wordsIn(text: string): readonly Word[]
  /** Whether a text has quoted text in it. */
  hasQuote(text: string): boolean
  /** Forms that a noun may be a plural of, itself among them. */
  stemsOf(word: Word): readonly string[]
}

/** Gives a language as rules use it, for one instruction: texts that were read are kept as long as it is. */
export function speechOf(language: Language): Speech {
  const { judging } = language.advice
  const own = new Map(
    [...judging.evaluative, ...judging.borderline].map((word) => [word, nothing] as const),
  )
  const mended = (low: string): string => (own.has(low) ? low : (mistypedFor(low, own) ?? low))
  const read = new Map<string, readonly Word[]>()
  const taken = (text: string): readonly Word[] =>
    tokensOf(text, language)
      .filter(({ kind }) => kind === 'word' || kind === 'number')
      .map(({ low, entry: { base, known } }) =>
        known.size > 0 ? { low, base, known } : { low: mended(low), base: base || low, known },
      )
  return {
    language,
    words: language.advice,
    wordsIn: (text) => {
      const words = read.get(text) ?? taken(text)
      read.set(text, words)
      return words
    },
    hasQuote: (text) => tokensOf(text, language).some(({ kind }) => kind === 'quote'),
    stemsOf: ({ low, base }) => [
      ...new Set([
        base,
        low,
        ...language.reading.plurals
          .filter(([ending]) => low.endsWith(ending) && low.length - ending.length > 2)
          .map(([ending, instead]) => low.slice(0, low.length - ending.length) + instead),
      ]),
    ],
  }
}

const nothing: ReadonlySet<Known> = new Set()

/** Whether a list has the word, as typed or as the tables have it. */
export function isIn(list: { has(word: string): boolean }, { low, base }: Word): boolean {
  return list.has(low) || list.has(base)
}

/** Whether a list has the word, or what it is more of: "warmer" for "warm". */
export function isMoreOf(word: Word, list: ReadonlySet<string>): boolean {
  if (isIn(list, word)) return true
  if (!isKnownAs(word, 'comparative')) return false
  return [...list].some((one) => one.length > 2 && word.low.startsWith(one.slice(0, -1)))
}

/** Whether a word is known as one of these. */
export function isKnownAs({ known }: Word, ...classes: readonly Known[]): boolean {
  return classes.some((one) => known.has(one))
}

/** The longest of the phrases that a text has, as whole words; null where it has none. */
export function phraseIn(words: readonly Word[], phrases: readonly string[]): string | null {
  const line = ` ${lineOf(words)} `
  return phrases
    .filter((phrase) => line.includes(` ${phrase} `))
    .reduce<string | null>((one, two) => (one && one.length >= two.length ? one : two), null)
}

/** The words of a text with blanks between them; "doesn't" is "not". */
export function lineOf(words: readonly Word[]): string {
  return words.map((word) => (isKnownAs(word, 'not') ? 'not' : word.low)).join(' ')
}
