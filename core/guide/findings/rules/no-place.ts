import type { Change } from '../../reading/reading.ts'
import { marking } from '../marking.ts'
import { namesOneOf } from '../named-things.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech } from '../speech.ts'

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
  return isBrought && !isAmbient(beforePlace(change), speech) && !isTied(change, speech)
}

/** "In the picture" is no place in it. */
function isPlaced({ place }: Change, speech: Speech): boolean {
  if (place === null) return false
  const said = speech.wordsIn(place.text)
  const isWhole = said.some((word) => isKnownAs(word, 'noun whole'))
  return !(isWhole && said.every((word) => isKnownAs(word, 'place', 'to', 'the', 'noun whole')))
}

/** Whether another word ties it to something in the picture: "a hand holding the cup", "a hat for the man". */
function isTied(change: Change, speech: Speech): boolean {
  return speech
    .wordsIn(change.kind === 'move' ? change.text : beforePlace(change))
    .some(
      (word) =>
        isIn(speech.words.asking.relating, word) ||
        isKnownAs(word, 'place', 'possessive', 'from', 'to', 'side', 'preposition'),
    )
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
