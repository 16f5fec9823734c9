import { areOpposite } from '../about-same.ts'
import type { Suggestion } from '../finding.ts'
import { rewrite, shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'

/** Asks for both ways at once: "brighter and darker". */
export const contradiction: Rule = {
  kind: 'contradiction',
  needs: 'text',
  reason: 'A picture can’t go both ways at once, so which half wins is left to chance.',
  find: ({ reading, speech }) => {
    const { changes } = reading
    return changes.flatMap((change, i): readonly Found[] => {
      const against = changes.slice(i + 1).find((other) => areOpposite(change, other, speech))
      if (against === undefined) return []
      const ways = [against, change].flatMap((left) => withoutChange(reading, left) ?? [])
      const [first, ...others]: readonly Suggestion[] = ways
      return [
        {
          level: 'stop',
          span: { start: change.span.start, end: against.span.end },
          message: `“${shortened(change.text)}” and “${shortened(against.text)}” contradict each other.`,
          suggestions: [first ?? rewrite(change.alone), ...others],
        },
      ]
    })
  },
}
