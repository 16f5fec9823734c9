import type { Change, Reading } from '../../reading/reading.ts'
import type { Suggestion } from '../finding.ts'
import { judgementIn, subjectOf, thingOf } from '../judge.ts'
import { rewrite, rewriteChange } from '../rewrite.ts'
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
          message: 'What should look different isn’t said.',
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
  const target = thingOf(change, speech)
  const fitting = (alternatives[subjectOf(change, speech)] ?? []).filter(
    (text) => target !== null || !text.includes('{target}'),
  )
  const texts = fitting.length > 0 ? fitting : alternatives.whole
  const [first = '', ...others] = texts
    .slice(0, 4)
    .map((text) => text.replaceAll('{target}', target ?? ''))
  // Words of praise in a row are one judgement: none of them stays.
  const isPraise = reading.keeps.length === 0 && reading.changes.every(({ verb }) => verb === null)
  const propose = (text: string): Suggestion =>
    isPraise ? rewrite(text) : rewriteChange(reading, change, text)
  return [propose(first), ...others.map(propose)]
}
