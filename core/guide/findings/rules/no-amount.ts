import type { Change, ChangeKind } from '../../reading/reading.ts'
import { rewriteChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, phraseIn, type Speech, type Word } from '../speech.ts'
import { comparativeIn, withAmounts } from '../with-amount.ts'

/** Kinds of change that give a thing another size. */
const sized: ReadonlySet<ChangeKind> = new Set(['move', 'text', 'other', 'frame', 'person'])

/** How far is not said where it decides: "zoom in", "make the logo bigger". */
export const noAmount: Rule = {
  kind: 'no_amount',
  needs: 'text',
  reason: 'Size and distance can be a hair or half the picture, and only you know which.',
  find: ({ reading, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      const { amount, place, result, kind, direction } = change
      if (phraseIn(speech.wordsIn(change.text), speech.words.asking.exaggerating)) return []
      const isSized = direction?.axis === 'size' && sized.has(kind) && isRelative(change, speech)
      const isZoom = result === null && isMeasured(change, speech)
      const isMoved = (amount === null && isShifted(change, speech)) || isRoom(change)
      if (!isMoved && (!(isSized || isZoom) || amount !== null || place !== null)) return []
      const [first = '', ...others] = withAmounts(change, speech)
      const propose = (text: string) => rewriteChange(reading, change, text)
      const more = comparativeIn(change, speech)
      return [
        {
          level: 'note',
          span: change.span,
          message: `How much${more === null ? '' : ` ${more.toLowerCase()}`} isn’t said.`,
          suggestions: [propose(first), ...others.map(propose)],
        },
      ]
    }),
}

/** "More space on top". */
function isRoom({ kind, verb, direction, amount }: Change): boolean {
  return (
    kind === 'frame' && verb === null && direction?.axis === 'amount' && amount?.degree === 'some'
  )
}

/** "Move the cup to the left", "bring the chair closer": a way, and nothing that it leads to. */
function isShifted({ verb, place, result, target, kind }: Change, speech: Speech): boolean {
  if (verb === null || target === null || kind !== 'move') return false
  if ((result ?? place)?.span.start !== target.span.end + 1) return false
  const isShift = speech
    .wordsIn(verb.text)
    .some((word) => isIn(speech.words.asking.shifting, word) || isKnownAs(word, 'do move'))
  const way = speech.wordsIn(`${result?.text ?? ''} ${place?.text ?? ''}`)
  return (
    isShift &&
    way.some((word) => isKnownAs(word, 'side', 'comparative') || /(left|right)$/.test(word.low)) &&
    way.every((word) => isKnownAs(word, 'side', 'comparative', 'to', 'the', 'particle', 'place'))
  )
}

/** "Bigger", "enlarge"; not "a low bun". */
function isRelative({ result, verb, target }: Change, speech: Speech): boolean {
  const isSize = (word: Word): boolean => isKnownAs(word, 'size +', 'size -')
  if (verb !== null && speech.wordsIn(verb.text).some(isSize)) return true
  return speech
    .wordsIn(result?.text ?? (verb === null ? target?.text : null) ?? '')
    .some((word) => isSize(word) && isKnownAs(word, 'comparative', 'quality'))
}

/** "Rotate the picture", "crop": how far is all there is to say. */
function isMeasured({ verb, text }: Change, speech: Speech): boolean {
  if (verb === null) return false
  const said = speech.wordsIn(text)
  if (
    said.some(
      (word) => isKnownAs(word, 'to', 'place', 'side', 'number', 'unit') || /\d/.test(word.low),
    )
  )
    return false
  return speech.wordsIn(verb.text).some((word) => isIn(speech.words.asking.measured, word))
}
