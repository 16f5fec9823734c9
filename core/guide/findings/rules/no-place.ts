import type { Change } from '../../reading/reading.ts'
import { marking } from '../marking.ts'
import { namesOneOf } from '../named-things.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
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
      const { place, destination } = speech.words.phrases
      const form = change.kind === 'move' ? destination : place
      return [
        {
          level: 'suggest',
          span: change.span,
          message: `“${shortened(change.text)}” doesn’t say where.`,
          suggestions: [
            rewriteChange(reading, change, form.replace('{text}', change.text)),
            ...marking(context),
          ],
        },
      ]
    }),
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
  if (kind !== 'add' || isPronoun || change.verb === null) return false
  const isBrought = result === null || result.text.includes(target.text)
  return (
    isBrought &&
    isConcrete(change, speech) &&
    !isAmbient(target.text, speech) &&
    !isTied(change, speech)
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
