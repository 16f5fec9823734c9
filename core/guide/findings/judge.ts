import type { Change } from '../reading/reading.ts'
import type { Subject } from '../words/advice-words.ts'
import { namesOneOf, thingsIn } from './named-things.ts'
import { isIn, isKnownAs, lineOf, phraseIn, type Speech, type Word } from './speech.ts'

/**
 * Whether a change only says that something should be better.
 *
 * `judges`: nothing but judgement is said; `borderline`: a word that describes a thing, said of the picture as a whole.
 * Every word that the tables do not know describes.
 */
export function judgementIn(change: Change, speech: Speech): 'judges' | 'borderline' | null {
  const { judging } = speech.words
  const verb = change.verb === null ? [] : speech.wordsIn(change.verb.text)
  const isBetter = verb.some((word) => isKnownAs(word, 'do better'))
  const isMending = verb.some((word) => isIn(judging.mending, word))
  if (change.kind === 'evaluative' && !isMending) return 'judges'
  if (change.kind === 'remove') return null
  const { place, result, direction } = change
  if (isMending) {
    // "Fix the extra finger on her hand" names the fault.
    if (direction?.axis === 'amount' || (place !== null && !isUnnamed(change))) return null
    if (isUnnamed(change) && place === null && result === null) return 'judges'
  }
  const said = speech.wordsIn(withoutPlace(change))
  const verdict = phraseIn(said, judging.verdicts)
  if (said.some((word) => isIn(judging.faults, word))) return null
  if (
    verdict === null &&
    !verb.every(
      (word) => isKnownAs(word, ...openVerbs, 'do better') || isIn(judging.evaluative, word),
    )
  ) {
    return null
  }
  if (change.direction !== null && !isBetter && verdict === null) return null
  const rest = verdict === null ? said : withoutPhrase(said, verdict, speech)
  const target = namesIn(change, speech)
  const left = rest.filter(
    (word) => !isEmpty(word, speech) && ![...target, ...verb].some(({ low }) => low === word.low),
  )
  const judged = left.filter((word) => isJudging(word, speech))
  if (judged.length === left.length) {
    if (verdict !== null || judged.length > 0) return 'judges'
    return isBetter && (!isMending || isGeneral(change, speech)) ? 'judges' : null
  }
  const isBorderline = left.every(
    (word) => isJudging(word, speech) || isIn(judging.borderline, word),
  )
  return isBorderline && isWhole(change, speech) ? 'borderline' : null
}

/** "Tasty", "tastier". */
function isJudging(word: Word, { words, language }: Speech): boolean {
  const { evaluative } = words.judging
  if (isIn(evaluative, word)) return true
  return language.reading.comparatives.some(
    ([plain, more]) =>
      more.length > 1 &&
      word.low.endsWith(more) &&
      evaluative.has(word.low.slice(0, -more.length) + plain),
  )
}

function isUnnamed({ target, isPronoun }: Change): boolean {
  return target === null || isPronoun
}

/** The words that only name what is changed: "use a nicer font" judges by its object, "put the nice cup there" does not. */
function namesIn(change: Change, speech: Speech): readonly Word[] {
  if (change.kind === 'add') return []
  const { judging } = speech.words
  const verb = change.verb === null ? [] : speech.wordsIn(change.verb.text)
  const isWish = verb.every((word) => isKnownAs(word, 'do want', 'do other', 'do make'))
  return speech
    .wordsIn(change.target?.text ?? '')
    .filter((word) => !(isWish && isIn(judging.evaluative, word)))
}

/** What a change is about: it decides which descriptions are proposed. */
export function subjectOf(change: Change, speech: Speech): Subject {
  const target = thingOf(change, speech) ?? ''
  const { about, alternatives } = speech.words.judging
  const words = speech.wordsIn(change.text)
  const told = about.find(([, list]) => words.some((word) => isIn(list, word)))?.[0]
  if (told !== undefined && alternatives[told] !== undefined) return told
  const named = subjectIn(target, speech) ?? subjectIn(change.text, speech)
  if (named !== null) return named
  if (thingsIn(target, speech).length === 0) return 'whole'
  const isPlace = speech
    .wordsIn(target)
    .some((word) => isKnownAs(word, 'noun scenery') || isIn(speech.words.naming.natural, word))
  return isPlace ? 'place' : 'product'
}

/** The thing that a change names, as it may stand in another sentence; null: it names none, or hardly one. */
export function thingOf({ alone, target, isPronoun }: Change, speech: Speech): string | null {
  if (target === null || isPronoun) return null
  const said = speech.wordsIn(target.text)
  if (said.some((word) => isKnownAs(word, 'subject', 'pronoun') || isJudging(word, speech)))
    return null
  if (target.text.includes(',')) return null
  if (namesOneOf(target.text, speech.words.naming.products, speech)) return target.text
  const before = speech.wordsIn(alone.slice(0, Math.max(0, alone.indexOf(target.text)))).at(-1)
  const isDetermined = before !== undefined && isKnownAs(before, 'the', 'a', 'every')
  return isDetermined && !said.every((word) => isKnownAs(word, 'noun finish')) ? target.text : null
}

function subjectIn(text: string, speech: Speech): Subject | null {
  const { products, theProduct } = speech.words.naming
  const words = speech.wordsIn(text)
  if (words.some((word) => isKnownAs(word, 'noun text'))) return 'text'
  if (namesOneOf(text, products, speech) || namesOneOf(text, theProduct, speech)) return 'product'
  for (const [subject, ...classes] of subjectClasses) {
    if (words.some((word) => isKnownAs(word, ...classes))) return subject
  }
  return null
}

const subjectClasses = [
  ['background', 'noun background'],
  ['light', 'noun light'],
  ['color', 'noun color'],
  ['person', 'noun person', 'noun body'],
  ['composition', 'noun frame', 'noun position'],
  ['whole', 'noun whole'],
] as const

/** Whether a change is about the picture, its light, its colours and the like, and not about one thing in it. */
function isGeneral(change: Change, speech: Speech): boolean {
  if (change.target === null || change.isPronoun) return true
  return speech
    .wordsIn(change.target.text)
    .every(
      (word) =>
        isEmpty(word, speech) ||
        isKnownAs(word, 'noun person', 'noun body') ||
        isIn(speech.words.judging.evaluative, word),
    )
}

function isWhole(change: Change, speech: Speech): boolean {
  return isUnnamed(change) || ['whole', 'room', 'real'].includes(subjectOf(change, speech))
}

/** Words that neither judge nor describe. */
function isEmpty(word: Word, { words }: Speech): boolean {
  if (isIn(words.judging.evaluative, word) || isIn(words.judging.borderline, word)) return false
  return isKnownAs(word, ...emptyClasses) || isIn(words.judging.vague, word)
}

const openVerbs = [
  'do make',
  'do change',
  'do put',
  'do add',
  'do replace',
  'do want',
  'do other',
  'be',
  'seem',
  'modal',
] as const

const emptyClasses = [
  ...openVerbs,
  'the',
  'a',
  'every',
  'possessive',
  'pronoun',
  'subject',
  'number',
  'and',
  'next',
  'not',
  'opening',
  'closing',
  'relative',
  'to',
  'with',
  'from',
  'of',
  'preposition',
  'particle',
  'more',
  'less',
  'some',
  'slight',
  'strong',
  'only',
  'else',
  'noun light',
  'noun color',
  'noun background',
  'noun frame',
  'noun position',
  'noun whole',
] as const

function withoutPlace({ text, span, place }: Change): string {
  if (place === null || place.span.start < span.start || place.span.end > span.end) return text
  return text.slice(0, place.span.start - span.start) + text.slice(place.span.end - span.start)
}

function withoutPhrase(
  words: readonly Word[],
  phrase: string,
  { wordsIn }: Speech,
): readonly Word[] {
  return wordsIn(` ${lineOf(words)} `.replace(` ${phrase} `, ' '))
}
