import type { EndingRule, ReadingWords, WordClass } from '../words/reading-words.ts'
import { inflected } from './inflected.ts'
import { mistypedFor } from './mistyped-for.ts'

/** What is known of a word beside the classes of the tables. */
export type Known =
  | WordClass
  /** An imperative. */
  | 'verb'
  /** An imperative that is a noun or an adjective as well. */
  | 'doubtful'
  | 'participle'

/** A word as the tables have it. */
export interface Entry {
  /** The form of the tables: American spelling, no typing mistake, the plain form of a verb. */
  readonly base: string
  readonly known: ReadonlySet<Known>
}

/** The tables of a language, ready to be asked. */
export interface Lexicon {
  readonly words: ReadingWords
  /** What is known of a word in lower case; an empty set where no table has it. */
  readonly entry: (low: string) => Entry
  /** Whether the word itself stands in a table, without endings taken off or mistakes mended. */
  readonly has: (low: string) => boolean
  /** Words of phrases after their first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>
}

const lexicons = new WeakMap<ReadingWords, Lexicon>()

/** Makes a language’s tables ready to be asked; made once for each. */
export function lexiconOf(words: ReadingWords): Lexicon {
  const made = lexicons.get(words) ?? makeLexicon(words)
  lexicons.set(words, made)
  return made
}

function makeLexicon(words: ReadingWords): Lexicon {
  const table = tableOf(words)
  const ordinary = new Set(split(words.ordinary))
  const seen = new Map<string, Entry>()
  const look = (low: string): Entry => {
    const plain = fold(low, words.folds)
    const found = exact(table, low) ?? exact(table, plain) ?? inflected(plain, table, words)
    if (found !== null) return found
    if (ordinary.has(plain)) return { base: plain, known: none }
    const mended = mistypedFor(plain, table)
    if (mended !== null) return exact(table, mended) ?? empty
    const form = inflected(plain, table, words, (stem) => mistypedFor(stem, table))
    if (form !== null) return form
    const isAdverb = words.adverbEndings.some((ending) => plain.endsWith(ending))
    return { base: plain, known: isAdverb ? adverb : none }
  }
  return {
    words,
    has: (low) => table.has(low) || table.has(fold(low, words.folds)),
    entry: (low) => {
      const entry = seen.get(low) ?? look(low)
      // Typed text has few different words; a pasted book is not kept.
      if (seen.size < 5000) seen.set(low, entry)
      return entry
    },
    phrases: phrasesOf(table),
  }
}

/** Every word of the tables with all its classes. */
export type Table = ReadonlyMap<string, ReadonlySet<Known>>

const none: ReadonlySet<Known> = new Set()
const adverb: ReadonlySet<Known> = new Set(['adverb'])
const empty: Entry = { base: '', known: none }

function exact(table: Table, low: string): Entry | null {
  const known = table.get(low)
  return known === undefined ? null : { base: low, known }
}

function tableOf(words: ReadingWords): Table {
  const table = new Map<string, Set<Known>>()
  const put = (word: string, known: Known): void => {
    const low = word.replaceAll('_', ' ')
    const set = table.get(low) ?? new Set()
    table.set(low, set.add(known))
  }
  for (const classes of words.classes) {
    for (const [name, list] of Object.entries(classes) as [WordClass, string][]) {
      for (const word of split(list)) {
        put(word, name)
        if (name.startsWith('do ')) put(word, 'verb')
      }
    }
  }
  for (const word of split(words.doubtfulVerbs)) put(word, 'doubtful')
  for (const [word, known] of [...table]) {
    if (![...known].some((name) => isAdjective(name))) continue
    for (const comparative of comparativesOf(word, words.comparatives)) {
      put(comparative, 'comparative')
      for (const name of known) if (isAdjective(name) || isWay(name)) put(comparative, name)
    }
  }
  return table
}

function isAdjective(name: Known): boolean {
  return name.startsWith('adjective ') || name === 'quality'
}

function isWay(name: Known): boolean {
  return name.endsWith(' +') || name.endsWith(' -')
}

/** The rule with the longest ending that fits; an ending that doubles a letter only after a short vowel. */
function comparativesOf(word: string, rules: readonly EndingRule[]): string[] {
  if (word.includes(' ')) return []
  return rules
    .filter(([ending]) => word.endsWith(ending))
    .map(([ending, instead]) => word.slice(0, word.length - ending.length) + instead)
}

function phrasesOf(table: Table): Lexicon['phrases'] {
  const phrases = new Map<string, string[][]>()
  for (const word of table.keys()) {
    const [first = '', ...rest] = word.split(' ')
    if (rest.length === 0) continue
    phrases.set(first, [...(phrases.get(first) ?? []), rest])
  }
  for (const list of phrases.values()) list.sort((a, b) => b.length - a.length)
  return phrases
}

function fold(low: string, folds: ReadingWords['folds']): string {
  return folds.reduce((word, [from, to]) => word.replaceAll(from, to), low)
}

function split(list: string): string[] {
  return list
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
}
