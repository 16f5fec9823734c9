import type { Change, ChangeKind } from '../../reading/reading.ts'
import { shortened } from '../rewrite.ts'
import type { Rule } from '../rule.ts'

/** Kinds of change that are about one place. */
const local: ReadonlySet<ChangeKind> = new Set([
  'recolor',
  'material',
  'remove',
  'replace',
  'move',
  'cleanup',
  'text',
  'person',
  'add',
  'other',
  'light',
  'color',
  'focus',
])

/** A part should change, and nothing is marked. */
export const needsRegion: Rule = {
  kind: 'needs_region',
  needs: 'context',
  reason:
    'With a region everything outside stays as it is, bit for bit; without one a model may touch all of it.',
  find: ({ reading, context }) => {
    if (context.region !== null) return []
    const part = reading.changes.find(isLocal)
    if (part === undefined) return []
    const isAdded = part.kind === 'add'
    return [
      {
        level: isAdded ? 'note' : 'suggest',
        span: part.span,
        message: `“${shortened(part.text)}” is about a part, and nothing is marked.`,
        suggestions: [{ kind: 'mark', label: 'Mark where it may change' }],
      },
    ]
  },
}

/** Whether a change is about one place of the picture. */
export function isLocal({ scope, kind }: Change): boolean {
  return scope === 'part' && local.has(kind)
}
