import { actWords } from '../words/act-words.ts'
import { amountWords } from '../words/amount-words.ts'
import { placeWords } from '../words/place-words.ts'
import { plainWords } from '../words/plain-words.ts'
import { ratioWords } from '../words/ratio-words.ts'
import { toneWords } from '../words/tone-words.ts'
import { readColorName } from './color-name.ts'
import type { Item, Meaning, VocabularyLine } from './meaning.ts'
import { type Token, tokenize } from './tokens.ts'

/** Phrases with more words come first in each list, so that the longest one wins. */
type Vocabulary = ReadonlyMap<string, readonly (readonly [words: readonly string[], Meaning])[]>

let vocabulary: Vocabulary | null = null

/** Reads an instruction into meanings: the longest known phrase at each place; what no table knows is `unknown`. */
export function tag(instruction: string): readonly Item[] {
  vocabulary ??= buildVocabulary()
  const tokens = tokenize(instruction)
  const items: Item[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token // i is in range
    if ('meaning' in token) {
      items.push(token)
      i++
      continue
    }
    const words = wordsFrom(tokens, i)
    const { meaning, length } = look(words, vocabulary)
    items.push({ meaning, text: words.slice(0, length).join(' ') })
    i += length
  }
  return items
}

/** The unbroken run of words that starts at a token. */
function wordsFrom(tokens: readonly Token[], start: number): readonly string[] {
  const words: string[] = []
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i] as Token // i is in range
    if (!('word' in token)) break
    words.push(token.word)
  }
  return words
}

function look(
  words: readonly string[],
  known: Vocabulary,
): { readonly meaning: Meaning; readonly length: number } {
  const color = readColorName(words)
  const phrase = longestPhrase(words, known)
  // "Warm black and white" is a look that is warm, not a warm black.
  const inner = longestPhrase(words.slice(1), known)
  if (color && color.length > 1 && inner && inner.length > color.length - 1) {
    return phrase ?? { meaning: { is: 'unknown' }, length: 1 }
  }
  // "Black and white" is longer than "black"; "warm cream" is longer than "warm".
  if (color && color.length > (phrase?.length ?? 0)) {
    return { meaning: { is: 'color', color: color.color }, length: color.length }
  }
  if (phrase) return phrase
  const verb = verbOf(words[0] ?? '', known)
  return verb ? { meaning: verb, length: 1 } : { meaning: { is: 'unknown' }, length: 1 }
}

function longestPhrase(
  words: readonly string[],
  known: Vocabulary,
): { readonly meaning: Meaning; readonly length: number } | null {
  for (const [phrase, meaning] of known.get(words[0] ?? '') ?? []) {
    if (phrase.every((word, i) => words[i] === word)) return { meaning, length: phrase.length }
  }
  return null
}

/** Finds the verb behind "brightening", "increasing", "blurring", "brightened" or "adds". */
function verbOf(word: string, known: Vocabulary): Meaning | null {
  for (const ending of ['ing', 'ed', 's']) {
    if (!word.endsWith(ending)) continue
    const stem = word.slice(0, -ending.length)
    for (const form of [stem, `${stem}e`, stem.replace(/(.)\1$/u, '$1')]) {
      const found = longestPhrase([form], known)?.meaning
      if (found && (found.is === 'act' || found.is === 'make' || 'verb' in found)) return found
      if (found && (found.is === 'generative' || (found.is === 'quality' && ending === 'ing'))) {
        return found
      }
    }
  }
  return null
}

function buildVocabulary(): Vocabulary {
  const lines: readonly VocabularyLine[] = [
    ...toneWords,
    ...actWords,
    ...amountWords,
    ...placeWords(),
    ...ratioWords,
    ...plainWords,
  ]
  const lists = new Map<string, [readonly string[], Meaning][]>()
  for (const [phrases, meaning] of lines) {
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ')
      const first = words[0] ?? ''
      const list = lists.get(first)
      if (list) list.push([words, meaning])
      else lists.set(first, [[words, meaning]])
    }
  }
  for (const list of lists.values()) list.sort((a, b) => b[0].length - a[0].length)
  return lists
}
