import type { Preserve } from '../../../edit/edit.ts'
import type { Change, Keep, Reading } from '../../reading/reading.ts'
import { breaksPreserve } from '../breaks-preserve.ts'
import type { Suggestion } from '../finding.ts'
import { thingsIn } from '../named-things.ts'
import { rewrite, shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import type { Speech } from '../speech.ts'
import { preserveOf } from '../steps-of.ts'

/** Changes what is on the keep list, or what the same instruction keeps. */
export const conflictPreserve: Rule = {
  kind: 'conflict_preserve',
  needs: 'context',
  reason:
    'A model that is told to change and to keep the same thing does one of the two, and you don’t know which.',
  find: ({ reading, context, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      const own = reading.keeps.find((keep) => breaksOwn(change, keep, speech))
      if (own !== undefined)
        return [found(change, preserveOf(own), reading, withoutKeep(reading, own))]
      const kept = context.preserves?.find((one) => breaksPreserve(change, one, speech))
      if (kept === undefined) return []
      return [
        found(change, kept, reading, {
          kind: 'unpreserve',
          label: `Don’t keep “${shortened(kept.text, 30)}” this time`,
          preserve: kept,
        }),
      ]
    }),
}

function found(change: Change, kept: Preserve, reading: Reading, way: Suggestion): Found {
  const without = withoutChange(reading, change)
  return {
    level: 'suggest',
    span: change.span,
    message: `“${shortened(change.text)}” changes what is to be kept: “${shortened(kept.text, 40)}”.`,
    suggestions: [way, ...(without === null ? [] : [without])],
  }
}

/** Within one sentence people say "remove the left cup and keep the other cup": only the very same words conflict. */
function breaksOwn(change: Change, keep: Keep, speech: Speech): boolean {
  if (!breaksPreserve(change, preserveOf(keep), speech)) return false
  const lowOf = (text: string): string =>
    thingsIn(text, speech)
      .map(({ low }) => low)
      .join(' ')
  return change.target !== null && lowOf(change.target.text) === lowOf(keep.what)
}

function withoutKeep({ text }: Reading, keep: Keep): Suggestion {
  const left = `${text.slice(0, keep.span.start)}${text.slice(keep.span.end)}`
  return rewrite(
    left
      .replace(/\s+/g, ' ')
      .replace(/[\s,;:]+$/, '')
      .trim(),
  )
}
