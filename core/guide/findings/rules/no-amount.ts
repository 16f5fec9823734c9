import type { Change, ChangeKind } from '../../reading/reading.ts'
import { rewriteChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, phraseIn, type Speech, type Word } from '../speech.ts'
import { comparativeIn, withAmounts } from '../with-amount.ts'

/** Kinds of change that give a thing another size. */
const sized: ReadonlySet<ChangeKind> = new Set(['move', 'text', 'other', 'frame'])

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
      if (!(isSized || isZoom) || amount !== null || place !== null) return []
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

/** "Bigger", "enlarge"; not "a low bun". */
function isRelative({ result, verb }: Change, speech: Speech): boolean {
  const isSize = (word: Word): boolean => isKnownAs(word, 'size +', 'size -')
  if (verb !== null && speech.wordsIn(verb.text).some(isSize)) return true
  return speech
    .wordsIn(result?.text ?? '')
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
