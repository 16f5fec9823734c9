import type { Change, ChangeKind } from '../../reading/reading.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech } from '../speech.ts'

/** Kinds of change that lead to something else. */
const leading: ReadonlySet<ChangeKind> = new Set([
  'background',
  'replace',
  'recolor',
  'material',
  'light',
  'color',
  'style',
  'text',
  'person',
  'frame',
  'other',
])

/** What it should become is not said: "change the background". */
export const noResult: Rule = {
  kind: 'no_result',
  needs: 'text',
  reason: 'Where the result is left open, each try comes back with another one.',
  find: ({ reading, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      if (!leavesOpen(change, speech)) return []
      const { phrases } = speech.words
      const text = reading.text
        .slice(change.span.start, change.result?.span.start ?? change.span.end)
        .trimEnd()
      const form = change.kind === 'replace' ? phrases.exchange : phrases.into
      const full = change.result === null ? form.replace('{text}', text) : `${text} …`
      const backgrounds = change.kind === 'background' ? phrases.backgrounds : []
      return [
        {
          level: 'suggest',
          span: change.span,
          message: `“${shortened(change.text)}” doesn’t say what it should become.`,
          suggestions: [
            rewriteChange(reading, change, full),
            ...backgrounds.map((one) => rewriteChange(reading, change, full.replace('…', one))),
          ],
        },
      ]
    }),
}

function leavesOpen(change: Change, speech: Speech): boolean {
  const { kind, verb, target, direction, amount, place, result } = change
  if (!leading.has(kind) || verb === null || target === null) return false
  if (direction !== null || amount !== null || place !== null) return false
  const { asking, judging } = speech.words
  const isChanging = speech
    .wordsIn(verb.text)
    .some((word) => isKnownAs(word, 'do change', 'do replace') || isIn(asking.adjusting, word))
  if (!isChanging || (kind === 'recolor' && change.scope === 'whole')) return false
  if (result === null) return isBare(change, target.span.end, speech)
  const said = speech.wordsIn(result.text)
  return (
    said.some((word) => isIn(judging.vague, word)) &&
    said.every(
      (word) =>
        isIn(judging.vague, word) ||
        isKnownAs(word, 'a', 'the', 'pronoun', 'noun color', 'noun light', 'noun background'),
    )
  )
}

/** Whether nothing is said after its target: what is said there may be a result that wasn’t recognised. */
function isBare({ text, span }: Change, from: number, speech: Speech): boolean {
  return speech
    .wordsIn(text.slice(from - span.start))
    .every((word) => isKnownAs(word, 'opening', 'closing', 'relative', 'pronoun', 'be'))
}
