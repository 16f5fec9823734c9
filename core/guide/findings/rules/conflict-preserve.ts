import { breaksPreserve } from '../breaks-preserve.ts'
import type { Suggestion } from '../finding.ts'
import { shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'

/** Changes what is on the keep list. */
export const conflictPreserve: Rule = {
  kind: 'conflict_preserve',
  needs: 'context',
  reason:
    'A model that is told to change and to keep the same thing does one of the two, and you don’t know which.',
  find: ({ reading, context, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      const kept = context.preserves?.find((one) => breaksPreserve(change, one, speech))
      if (kept === undefined) return []
      const drop: Suggestion = {
        kind: 'unpreserve',
        label: `Don’t keep “${shortened(kept.text, 30)}” this time`,
        preserve: kept,
      }
      const without = withoutChange(reading, change)
      return [
        {
          level: 'suggest',
          span: change.span,
          message: `This changes what is kept: “${shortened(kept.text, 40)}”.`,
          suggestions: without === null ? [drop] : [drop, without],
        },
      ]
    }),
}
