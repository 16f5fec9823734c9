import { backgroundWords, lightTraces, lookWords } from '../../edit/wanted-words.ts'
import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { findWords } from './axis-words.ts'
import { lex } from './lex.ts'
import { asSentence, bare, fill } from './sentences.ts'

/** What a change is to be about instead. */
export interface NewTarget {
  /** A noun phrase ("the left cup"), or a place ("on the right"). */
  readonly what: string
  readonly isPlace: boolean
}

/** Gives a change with its target exchanged; null where it names none that could be. */
export function retarget(change: Change, target: NewTarget, words: FollowUpWords): string | null {
  const text = bare(change.alone)
  if (change.kind === 'add') return addedElsewhere(text, change, target, words)
  const span = change.target && !change.isPronoun ? nounSpan(text, change.target.text, words) : null
  if (!span) return null
  const place = placeSpan(text, change)
  if (target.isPlace) {
    if (place) return asSentence(splice(text, place, target.what))
    // "The left cup" elsewhere is no longer the left one.
    const noun = withoutSide(text.slice(span.start, span.end), words)
    return asSentence(splice(text, span, `${noun} ${target.what}`))
  }
  const what = withArticle(target.what, words)
  if (!isLight(change)) return asSentence(splice(text, span, what))
  const at = place ?? { start: span.end, end: span.end }
  const where = `${isBackground(what) ? words.sentences.inThe : words.sentences.onThe} ${what}`
  return asSentence(splice(text, at, place ? where : ` ${where}`))
}

/** Gives the noun of a change as it stands in its sentence, with its article; null where it names none. */
export function nounOf(change: Change, words: FollowUpWords): string | null {
  const { target, isPronoun } = change
  if (!target || isPronoun) return null
  const text = change.alone
  const span = nounSpan(text, target.text, words)
  return span && withArticle(text.slice(span.start, span.end), words)
}

/** Gives a noun phrase with "the", unless it begins with an article of its own. */
export function withArticle(noun: string, words: FollowUpWords): string {
  const [first] = lex(noun, words)
  const { the } = words.sentences
  return the === '' || first?.signs.has('article') ? noun : `${the} ${noun}`
}

/** "Add steam above the cup" for the left cup: what is added stays, and its place is another. */
function addedElsewhere(
  text: string,
  change: Change,
  { what, isPlace }: NewTarget,
  words: FollowUpWords,
): string {
  const place = placeSpan(text, change)
  if (isPlace) {
    return asSentence(place ? splice(text, place, what) : `${text} ${what}`)
  }
  const noun = withArticle(what, words)
  if (!change.place || !place)
    return asSentence(`${text} ${fill(words.sentences.addTo, { what: noun })}`)
  return asSentence(splice(text, place, `${prepositionOf(change.place.text, words)} ${noun}`))
}

/** Where a change names its place; a measure ("by 20 %") is none. */
function placeSpan(text: string, { place, amount }: Change) {
  const isMeasure = place && amount && place.text.includes(amount.text)
  return place && !isMeasure ? findWords(text, place.text) : null
}

function withoutSide(noun: string, words: FollowUpWords): string {
  const sides = lex(noun, words).filter(({ signs }) => signs.has('side'))
  if (sides.length === 0 || sides.some(({ end }) => end === noun.length)) return noun
  const kept = sides.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    noun,
  )
  return kept.replace(/\s+/gu, ' ').trim()
}

/** The words of a place before its noun: "near" of "near the cup". */
function prepositionOf(place: string, words: FollowUpWords): string {
  const tokens = lex(place, words)
  const noun = tokens.find(({ signs }) => !signs.has('place'))
  return noun ? place.slice(0, noun.start).trim() : place
}

function nounSpan(text: string, noun: string, words: FollowUpWords) {
  const found = findWords(text, noun)
  if (!found) return null
  const before = lex(text.slice(0, found.start), words).at(-1)
  const isArticle = before?.signs.has('article') === true && before.end >= found.start - 1
  return before && isArticle ? { start: before.start, end: found.end } : found
}

/** Light falls on other things; it is not exchanged for them. */
function isLight({ target }: Change): boolean {
  const last = target?.text.toLowerCase().split(/\s+/u).at(-1) ?? ''
  return lookWords.has(last) || lightTraces.has(last)
}

function isBackground(noun: string): boolean {
  return backgroundWords.has(noun.toLowerCase().split(/\s+/u).at(-1) ?? '')
}

function splice(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  words: string,
): string {
  return text.slice(0, start) + words + text.slice(end)
}
