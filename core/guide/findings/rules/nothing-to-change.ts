import type { Suggestion } from '../finding.ts'
import { rewrite } from '../rewrite.ts'
import type { Rule } from '../rule.ts'
import { preserveOf } from '../steps-of.ts'

/** Says only what must stay, or nothing that could be done. */
export const nothingToChange: Rule = {
  kind: 'nothing_to_change',
  needs: 'text',
  reason: 'A refinement needs one thing that becomes different.',
  find: ({ reading, speech }) => {
    if (reading.changes.length > 0) return []
    const kept = reading.keeps.map(preserveOf)
    const example = rewrite(speech.words.judging.alternatives.whole[0] ?? '')
    const keep: Suggestion = {
      kind: 'preserve',
      label: 'Put it on the keep list',
      preserve: kept,
      text: '',
    }
    return [
      {
        level: 'stop',
        span: null,
        message:
          kept.length > 0
            ? 'This says what stays, and nothing that should change.'
            : 'This doesn’t say what should change.',
        suggestions: kept.length > 0 ? [keep] : [example],
      },
    ]
  },
}
