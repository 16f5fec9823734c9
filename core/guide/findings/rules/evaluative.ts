import type { Change, Reading } from '../../reading/reading.ts'
import type { Suggestion } from '../finding.ts'
import { judgementIn, subjectOf } from '../judge.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import type { Speech } from '../speech.ts'

/** Judges instead of describing: "make it better". */
export const evaluative: Rule = {
  kind: 'evaluative',
  needs: 'text',
  reason:
    'A model can paint what is described; a judgement usually comes back as a change nobody asked for.',
  find: ({ reading, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      const judgement = judgementIn(change, speech)
      if (judgement === null) return []
      return [
        {
          level: judgement === 'judges' ? 'suggest' : 'note',
          span: change.span,
          message: `“${shortened(change.text)}” doesn’t say what should look different.`,
          suggestions: alternativesTo(change, reading, speech),
        },
      ]
    }),
}

/** Descriptive changes for what an evaluative one is about, in its language. */
export function alternativesTo(
  change: Change,
  reading: Reading,
  speech: Speech,
): readonly [Suggestion, ...Suggestion[]] {
  const { alternatives } = speech.words.judging
  const subject = subjectOf(change, speech)
  const target = change.target === null || change.isPronoun ? null : change.target.text
  const fitting = alternatives[subject].filter(
    (text) => target !== null || !text.includes('{target}'),
  )
  const texts = fitting.length > 0 ? fitting : alternatives.whole
  const [first = '', ...others] = texts
    .slice(0, 4)
    .map((text) => text.replaceAll('{target}', target ?? ''))
  const propose = (text: string): Suggestion => rewriteChange(reading, change, text)
  return [propose(first), ...others.map(propose)]
}
