import type { Known } from '../../reading/lexicon.ts'
import type { Change } from '../../reading/reading.ts'
import { marking } from '../marking.ts'
import { namesOneOf } from '../named-things.ts'
import { rewriteChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech, type Word } from '../speech.ts'

/** Where it should go is not said: "add a plant", "move the cup". */
export const noPlace: Rule = {
  kind: 'no_place',
  needs: 'text',
  reason: 'A thing without a place usually lands in the middle, or on what should stay free.',
  find: ({ reading, context, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      if (context.region || !isUnplaced(change, speech)) return []
      const { places, destination } = speech.words.phrases
      const text = withoutWhole(change.alone, speech)
      const [first = destination, ...others] = change.kind === 'move' ? [] : places
      const propose = (form: string) => rewriteChange(reading, change, form.replace('{text}', text))
      return [
        {
          level: 'suggest',
          span: change.span,
          message: 'Where it should go isn’t said.',
          suggestions: [propose(first), ...others.map(propose), ...marking(context)],
        },
      ]
    }),
}

/** A text without the place at its end that is none: "somewhere", "in the picture". */
function withoutWhole(text: string, speech: Speech): string {
  const words = [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)]
  const isNowhere = ([typed]: readonly string[], ...classes: readonly Known[]): boolean =>
    speech
      .wordsIn(typed ?? '')
      .every((word) => isIn(speech.words.asking.nowhere, word) || isKnownAs(word, ...classes))
  const kept = words.filter((word) => !isNowhere(word, 'noun whole', 'place', 'the', 'to'))
  const end = kept.at(-1)
  if (end === undefined) return text
  const rest = words.slice(words.indexOf(end) + 1)
  return rest.some((word) => isNowhere(word, 'noun whole'))
    ? text.slice(0, end.index + end[0].length)
    : text
}

function isUnplaced(change: Change, speech: Speech): boolean {
  const { kind, target, result, amount, direction, scope, isPronoun } = change
  if (target === null || isPlaced(change, speech) || scope === 'whole') return false
  if (kind === 'move') {
    const isShifted =
      change.verb !== null &&
      speech.wordsIn(change.verb.text).some((word) => isIn(speech.words.asking.shifting, word))
    return (
      isShifted &&
      result === null &&
      amount === null &&
      direction === null &&
      !isTied(change, speech)
    )
  }
  if (!isBringing(change, speech) || isPronoun || change.verb === null) return false
  const isBrought = result === null || result.text.includes(target.text)
  return (
    isBrought &&
    isConcrete(change, speech) &&
    !isAmbient(target.text, speech) &&
    !isTied(change, speech)
  )
}

/** "Add a plant", "insert a price tag"; what is written is no thing to be placed. */
function isBringing({ kind, verb, alone }: Change, speech: Speech): boolean {
  if (kind !== 'text' || verb === null) return kind === 'add'
  return (
    !speech.hasQuote(alone) &&
    speech.wordsIn(verb.text).some((word) => isKnownAs(word, 'do add', 'do put'))
  )
}

/** "In the picture" is no place in it. */
function isPlaced({ place }: Change, speech: Speech): boolean {
  if (place === null) return false
  const said = speech.wordsIn(place.text)
  return !isWholeOnly(said.filter((word) => !isKnownAs(word, 'place', 'to')))
}

/** Whether another word ties it to something in the picture: "a hand holding the cup", "a hat for the man". */
function isTied(change: Change, speech: Speech): boolean {
  const said = speech.wordsIn(change.kind === 'move' ? change.text : beforePlace(change))
  const inWhole = said.findIndex(
    (word, i) => isKnownAs(word, 'place') && isWholeOnly(said.slice(i + 1)),
  )
  return (inWhole < 0 ? said : said.slice(0, inWhole)).some(
    (word) =>
      isIn(speech.words.asking.relating, word) ||
      isKnownAs(word, 'place', 'possessive', 'from', 'to', 'side', 'preposition'),
  )
}

/** "The picture", "the whole scene". */
function isWholeOnly(said: readonly Word[]): boolean {
  return (
    said.some((word) => isKnownAs(word, 'noun whole')) &&
    said.every((word) => isKnownAs(word, 'the', 'noun whole'))
  )
}

/** Whether it is a thing that stands somewhere: "a plant", "flowers"; not "elegance". */
function isConcrete({ text, span, target }: Change, speech: Speech): boolean {
  if (target === null) return false
  const article = speech.wordsIn(text.slice(0, target.span.start - span.start)).at(-1)
  if (
    article !== undefined &&
    isKnownAs(article, 'a', 'number') &&
    !isKnownAs(article, 'some', 'more')
  )
    return true
  return speech
    .wordsIn(target.text)
    .some((word) => isKnownAs(word, 'noun scenery', 'noun person', 'number', 'a'))
}

function beforePlace({ text, span, place }: Change): string {
  return place === null ? text : text.slice(0, Math.max(0, place.span.start - span.start))
}

/** Whether it has no place of its own: light, weather, steam, a reflection. */
function isAmbient(text: string, speech: Speech): boolean {
  if (namesOneOf(text, speech.words.naming.ambient, speech)) return true
  return speech
    .wordsIn(text)
    .some((word) =>
      isKnownAs(
        word,
        'noun light',
        'noun color',
        'noun focus',
        'noun touch',
        'noun surface',
        'noun finish',
        'noun style',
        'noun frame',
        'noun body',
        'noun whole',
        'noun background',
      ),
    )
}
