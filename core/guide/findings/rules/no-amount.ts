import type { Change, ChangeKind } from '../../reading/reading.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isKnownAs, type Speech, type Word } from '../speech.ts'

/** Kinds of change that give a thing another size. */
const sized: ReadonlySet<ChangeKind> = new Set(['move', 'text', 'other', 'frame'])

/** How far is not said where it decides: "zoom in", "make the logo bigger". */
export const noAmount: Rule = {
  kind: 'no_amount',
  needs: 'text',
  reason: 'Size and distance can be a hair or half the picture, and only you know which.',
  find: ({ reading, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      const { amount, place, result, kind, direction, target } = change
      const isSized = direction?.axis === 'size' && sized.has(kind) && isRelative(change, speech)
      const isZoom = kind === 'frame' && target === null
      if (!(isSized || isZoom) || amount !== null || place !== null || (isZoom && result !== null))
        return []
      const [first = '{text}', ...others] = speech.words.phrases.amounts
      const propose = (form: string) =>
        rewriteChange(reading, change, form.replace('{text}', change.text))
      return [
        {
          level: 'note',
          span: change.span,
          message: `“${shortened(change.text)}” doesn’t say how much.`,
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
