import { shortened } from '../rewrite.ts'
import type { Rule } from '../rule.ts'

/** A region that covers nearly all of the picture is no part of it. */
const nearlyAll = 0.9

/** The whole look should change, and a region holds it back. */
export const wholeWithRegion: Rule = {
  kind: 'whole_with_region',
  needs: 'context',
  reason: 'Only the region changes, so the rest keeps its old look and a border may show.',
  find: ({ reading, context }) => {
    const { region } = context
    if (!region || region.share >= nearlyAll) return []
    const [whole] = reading.changes
    if (whole === undefined || !reading.changes.every(({ scope }) => scope === 'whole')) return []
    return [
      {
        level: 'suggest',
        span: whole.span,
        message: `“${shortened(whole.text)}” is about the whole picture, and a region is marked.`,
        suggestions: [{ kind: 'unmark', label: 'Change the whole picture' }],
      },
    ]
  },
}
