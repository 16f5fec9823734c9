import { prepositions } from '../../edit/wanted-words.ts'
import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { findQuality, findWords } from './axis-words.ts'
import { entriesOf, lex } from './lex.ts'
import { asSentence, bare, fill, startUpper } from './sentences.ts'

/** From very slight (0) to very strong (4); 2 is what an instruction asks for that names no degree. */
type Level = 0 | 1 | 2 | 3 | 4

/** How much a follow-up changes an amount: levels up or down, and what a number is multiplied by. */
export interface Step {
  readonly levels: -2 | -1 | 1 | 2
  readonly factor: number
}

/** Gives the step of "a bit more" (0), "more" (1), "much more" (2), or of less. */
export function stepOf(sign: 1 | -1, size: 0 | 1 | 2): Step {
  const levels = size === 2 ? 2 : 1
  const factor = sign > 0 ? [1.25, 1.5, 2][size] : [0.75, 0.5, 0.25][size]
  return { levels: (sign * levels) as Step['levels'], factor: factor ?? 1 }
}

/**
 * Gives a change with another amount, to be made from where it was made; null where it can't be said more strongly, or
 * more weakly, than it was.
 */
export function regrade(change: Change, step: Step, words: FollowUpWords): string | null {
  const text = bare(change.alone)
  const measured = remeasured(text, change, step)
  if (measured) return asSentence(measured)
  const found = findDegree(text, words)
  const level = found?.level ?? 2
  const next = Math.min(4, Math.max(0, level + step.levels)) as Level
  return next === level ? null : asSentence(withDegree(text, found, next, { change, words }))
}

/** Gives a change once more, a little or clearly beyond what it has brought: to be made on top of it. */
export function beyond(change: Change, size: 0 | 1 | 2, words: FollowUpWords): string {
  const text = bare(change.alone)
  const measured = remeasured(text, change, { factor: [0.25, 0.5, 1][size] ?? 1 })
  if (measured) return asSentence(measured)
  const found = findDegree(text, words)
  const level = ([1, 2, 3] as const)[size]
  const graded = withDegree(text, found, level, { change, words })
  const { thanNow, stronger } = words.sentences
  if (hasThanNow(graded, words)) return asSentence(graded)
  const quality = findQuality(graded, words, 'comparative')
  if (quality) {
    return asSentence(`${graded.slice(0, quality.end)} ${thanNow}${graded.slice(quality.end)}`)
  }
  if (findComparing(graded, words) || isLedByVerb(text, change)) return asSentence(graded)
  const degree = words.degrees[level]
  return asSentence(`${without(text, found)}, ${degree ? `${degree} ` : ''}${stronger} ${thanNow}`)
}

/** Gives a sentence that moves something one way from how it is now ("Make the lighting slightly cooler than it is now."). */
export function makeMore(
  what: string,
  comparative: string,
  size: 0 | 1 | 2,
  { degrees, sentences }: FollowUpWords,
): string {
  const degree = degrees[([1, 2, 4] as const)[size]]
  const how = `${comparative} ${sentences.thanNow}`
  return startUpper(fill(sentences.make, { what, degree: degree ? `${degree} ` : '', how }))
}

/** "5 % less" of a change with a measure; null where it has none in the same unit. */
export function byMeasure(change: Change, sign: 1 | -1, measure: string): string | null {
  const { amount, alone } = change
  const unit = (text: string): string =>
    text.replace(/[\d.,\s]|per ?cent/gu, '').replace(/^$/u, '%')
  if (amount?.degree !== 'measure' || !amount.text.includes(unit(measure))) return null
  const [was = 0, by = 0] = [amount.text, measure].map((text) =>
    Number.parseFloat(text.replace(',', '.').replace(/^\D+/u, '')),
  )
  const next = was + sign * by
  return next > 0 ? asSentence(alone.replace(numberIn, String(next))) : null
}

const numberIn = /\d+(?:[.,]\d+)?/u

/** What was moved, moved on the same way; null for any other change. */
export function further(change: Change, size: 0 | 1 | 2, words: FollowUpWords): string | null {
  const at = change.kind === 'move' && !change.direction ? change.place : null
  const place = at && findWords(change.alone, at.text)
  const side = at && lex(at.text, words).at(-1)
  if (!place || !side?.signs.has('side')) return null
  const how = `${words.degrees[([1, 2, 4] as const)[size]]} ${words.sentences.further}`.trim()
  return asSentence(insert(change.alone, place.start, how))
}

interface Degree {
  readonly level: Level
  readonly start: number
  readonly end: number
}

/** Finds the words that say how much, the longest that fit. */
function findDegree(text: string, words: FollowUpWords): Degree | null {
  const found: Degree[] = []
  for (const lists of [words.degrees, words.adverbs, words.alsoDegrees]) {
    for (const [level, list] of lists.entries()) {
      const entries = lists === words.alsoDegrees ? entriesOf(list) : [list]
      for (const entry of entries) {
        const at = findWords(text, entry)
        if (at) found.push({ level: level as Level, ...at })
      }
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start))
  return found[0] ?? null
}

/** Puts a degree where it belongs: where one stood, before a comparative, beside a verb, or after the sentence. */
function withDegree(
  text: string,
  found: Degree | null,
  level: Level,
  { change, words }: { readonly change: Change; readonly words: FollowUpWords },
): string {
  const plain = without(text, found)
  const place = findQuality(plain, words, 'comparative') ?? findComparing(plain, words)
  const [degree, adverb] = [words.degrees[level], words.adverbs[level]]
  if (place) return insert(plain, place.start, degree)
  if (adverb === '') return plain
  const moved = change.kind === 'move' && change.place ? findWords(plain, change.place.text) : null
  if (moved) return insert(plain, moved.start, adverb)
  const result = qualityIn(plain, change)
  if (result) return insert(plain, result.start, adverb)
  return `${plain} ${adverb}`
}

function without(text: string, found: Degree | null): string {
  if (!found) return text
  const left = `${text.slice(0, found.start)}${text.slice(found.end)}`
  return startUpper(
    left
      .replace(/\s+/gu, ' ')
      .replace(/\s*,\s*$/u, '')
      .trim(),
  )
}

function insert(text: string, at: number, words: string): string {
  return words === '' ? text : `${text.slice(0, at)}${words} ${text.slice(at)}`
}

function findComparing(text: string, { comparing }: FollowUpWords) {
  for (const entry of entriesOf(comparing)) {
    const at = findWords(text, entry)
    if (at) return at
  }
  return null
}

/** "Brighten the cup", "soften the light": the verb itself can be done more or less. */
function isLedByVerb(text: string, { verb, direction, result }: Change): boolean {
  if (!verb || !direction || result) return false
  return text.toLowerCase().startsWith(`${verb.text.toLowerCase()} `)
}

/** "Make the cup red": what a thing becomes, where it stands as a quality. */
function qualityIn(text: string, { kind, result }: Change) {
  if (kind !== 'recolor' || !result) return null
  const found = findWords(text, result.text)
  const before = found && text.slice(0, found.start).trim().split(' ').at(-1)
  return found && before && !prepositions.has(before.toLowerCase()) ? found : null
}

function hasThanNow(text: string, { sentences }: FollowUpWords): boolean {
  return findWords(text, sentences.thanNow) !== null
}

/** Changes the number of a measure ("20 %"); null where there is none. */
function remeasured(
  text: string,
  { amount }: Change,
  { factor }: Pick<Step, 'factor'>,
): string | null {
  if (amount?.degree !== 'measure') return null
  const number = numberIn.exec(amount.text)?.[0]
  const at = number === undefined ? -1 : text.indexOf(number)
  if (number === undefined || at < 0) return null
  const value = Number(number.replace(',', '.')) * factor
  const next = value >= 10 ? Math.round(value / 5) * 5 : Math.round(value * 10) / 10
  const said = number.includes(',') ? String(next).replace('.', ',') : String(next)
  return said === number && factor !== 1
    ? null
    : text.slice(0, at) + said + text.slice(at + number.length)
}
