import type { Change, Reading } from '../../reading/reading.ts'
import type { Span } from '../../span.ts'
import { judgementIn } from '../judge.ts'
import { rewrite, rewriteChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech } from '../speech.ts'

/** Letters to be drawn that are not in quotation marks, or not said at all. */
export const textUnquoted: Rule = {
  kind: 'text_unquoted',
  needs: 'text',
  reason:
    'In quotation marks the words are drawn letter for letter; without them a model may paraphrase them.',
  find: ({ reading, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      if (speech.hasQuote(change.text) || judgementIn(change, speech) !== null) return []
      const letters = lettersOf(change, speech)
      if (letters === null) return []
      const [open, close] = speech.words.phrases.quotes
      const { start, end } = letters
      const said = reading.text.slice(start, end)
      const gap = `${reading.text.slice(change.span.start, start)} ${open}…${close}${reading.text.slice(start, change.span.end)}`
      return [
        {
          level: 'suggest',
          span: said === '' ? change.span : letters,
          message:
            said === ''
              ? 'It isn’t said which words to draw.'
              : `The ${/\s/.test(said) ? 'words to draw have' : 'word to draw has'} no quotation marks.`,
          suggestions: [
            said === ''
              ? rewriteChange(reading, change, gap)
              : rewrite(
                  quoted(reading, letters, [open, close]),
                  `Put “${said}” in quotation marks`,
                ),
          ],
        },
      ]
    }),
}

function quoted(
  { text }: Reading,
  { start, end }: Span,
  [open, close]: readonly [string, string],
): string {
  return `${text.slice(0, start)}${open}${text.slice(start, end)}${close}${text.slice(end)}`
}

/** Words that are always written in capitals. */
const terms: ReadonlySet<string> = new Set(
  'HDR RGB CMYK LED USA DSLR DOF SUV NYC RAW PNG JPG JPEG SVG PSD CGI VHS NASA UFO VIP DIY CTA LUT PDF CEO ISO GPS NBA NFL'.split(
    ' ',
  ),
)

/** Where the letters stand in the instruction; an empty span where words are wanted and not said; null for none. */
function lettersOf(change: Change, speech: Speech): Span | null {
  const { asking } = speech.words
  const isLettered = speech.wordsIn(change.text).some((word) => isKnownAs(word, 'noun text'))
  const markers = isLettered ? [...asking.saying, ...asking.lettering] : asking.saying
  const after = afterPhrase(change, markers)
  if (after !== null) return upToPlace(change, after)
  const told = toldIn(change, speech)
  if (told !== null) return told
  if (
    change.verb !== null &&
    speech.wordsIn(change.verb.text).some((word) => isIn(asking.writing, word))
  ) {
    return written(change, speech)
  }
  const changed = changedTo(change, speech)
  if (changed !== null) return changed
  const shouted = shoutedIn(change)
  if (shouted !== null) return shouted
  const isBrought =
    change.verb === null ||
    change.kind === 'add' ||
    (change.kind === 'text' && isAdding(change, speech))
  return isBrought ? afterNoun(change, speech) : null
}

/** "Label it organic honey", "make the billboard say Drink Milk", "print: stay wild", "put 50% off on the banner". */
function toldIn(change: Change, speech: Speech): Span | null {
  const { text, span } = change
  for (const pattern of speech.words.asking.told) {
    const [all = '', before = '', said = ''] = pattern.exec(text) ?? []
    const speaks = speech
      .wordsIn(before)
      .some((word) => isKnownAs(word, 'noun person', 'possessive'))
    if (said === '' || speaks) continue
    const start = span.start + before.length
    return all === text ? upToPlace(change, start) : { start, end: start + said.length }
  }
  return null
}

/** "Change the headline to train harder"; not "to white", "to a serif font", "to Spanish". */
function changedTo({ verb, target, result, text, span }: Change, speech: Speech): Span | null {
  if (verb === null || target === null || result === null) return null
  const isNamed = speech
    .wordsIn(target.text)
    .some((word) => isIn(speech.words.asking.letters, word))
  if (
    !isNamed ||
    !speech
      .wordsIn(verb.text)
      .some(
        (word) =>
          isKnownAs(word, 'do change', 'do replace') || isIn(speech.words.asking.adjusting, word),
      )
  )
    return null
  const said = speech.wordsIn(result.text)
  const isLook = said.some((word) =>
    isKnownAs(
      word,
      'a',
      'the',
      'more',
      'less',
      'noun style',
      'noun text',
      'adjective paint',
      'comparative',
      'noun color',
      'adjective style',
      'adjective size',
      'adjective material',
    ),
  )
  if (said.length < 2 || isLook) return null
  const end = span.end - text.length + text.replace(/[\s.!]+$/, '').length
  return { start: result.span.start, end: Math.max(result.span.end, end) }
}

function isAdding({ verb }: Change, speech: Speech): boolean {
  return (
    verb !== null && speech.wordsIn(verb.text).some((word) => isKnownAs(word, 'do add', 'do put'))
  )
}

/** "Put SALE on the banner": words in capitals among others that are not; short ones may be terms ("HDR"). */
function shoutedIn({ kind, verb, text, span }: Change): Span | null {
  const isBrought = kind === 'add' || kind === 'text'
  if (!isBrought || verb === null || !/\p{Ll}/u.test(text)) return null
  const found = /(^|\s)(\p{Lu}{3,}(?:\s+[\p{Lu}\d%!&]{2,})*)(?=$|[\s.,;!])/u.exec(text)
  const [, before = '', said = ''] = found ?? []
  if (found === null || said === '') return null
  if (terms.has(said)) return null
  const start = span.start + found.index + before.length
  return { start, end: start + said.length }
}

/** "Write happy birthday on the cake": the words are what is written. */
function written(change: Change, speech: Speech): Span | null {
  if (change.target === null || change.isPronoun) return null
  return afterNoun(change, speech) ?? upToPlace(change, change.target.span.start)
}

/** "The headline train harder": the words after the word for letters. */
function afterNoun(change: Change, speech: Speech): Span | null {
  const { text, span } = change
  const { letters, layout } = speech.words.asking
  const words = [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)]
  const at = words.findIndex(([word]) => speech.wordsIn(word).some((one) => isIn(letters, one)))
  const noun = words[at]
  if (noun === undefined) return null
  const isBehindRelation = words
    .slice(0, at)
    .some(([word]) =>
      speech.wordsIn(word).some((one) => isKnownAs(one, 'place', 'preposition', 'with', 'of')),
    )
  if (isBehindRelation) return null
  const next = speech.wordsIn(words[at + 1]?.[0] ?? '')[0]
  const from = span.start + noun.index + noun[0].length
  if (
    next === undefined ||
    isKnownAs(next, 'place', 'preposition', 'with', 'of', 'to', 'from', 'and')
  ) {
    return { start: from, end: from }
  }
  if (isIn(layout, next) || isKnownAs(next, 'but', 'be', 'seem')) return null
  return upToPlace(change, from)
}

function afterPhrase({ text, span }: Change, phrases: readonly string[]): number | null {
  const low = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ' ')} `
  const ends = phrases.flatMap((phrase) => {
    const at = low.indexOf(` ${phrase} `)
    return at < 0 ? [] : [at + phrase.length]
  })
  return ends.length === 0 ? null : span.start + Math.max(...ends)
}

/** From there to the place that is named after it, or to the end, without blanks and marks around. */
function upToPlace({ text, span, place }: Change, from: number): Span {
  const end = place !== null && place.span.start > from ? place.span.start : span.end
  const said = text.slice(from - span.start, end - span.start)
  const start = from + (said.length - said.replace(/^[\s:,]+/, '').length)
  const last = end - (said.length - said.replace(/[\s.,;:!]+$/, '').length)
  return last > start ? { start, end: last } : { start: from, end: from }
}
