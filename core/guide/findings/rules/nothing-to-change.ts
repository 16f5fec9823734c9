import type { Rule } from '../rule.ts'
import { preserveOf } from '../steps-of.ts'

/** Says only what must stay. */
export const nothingToChange: Rule = {
  kind: 'nothing_to_change',
  needs: 'text',
  reason: 'A refinement needs one thing that becomes different.',
  find: ({ reading }) => {
    const kept = reading.keeps.map(preserveOf)
    if (reading.changes.length > 0 || kept.length === 0) return []
    return [
      {
        level: 'stop',
        span: null,
        message: 'This says what stays, and nothing that should change.',
        suggestions: [
          { kind: 'preserve', label: 'Put it on the keep list', preserve: kept, text: '' },
        ],
      },
    ]
  },
}
