import type { Change, ChangeKind } from '../../reading/reading.ts'
import { shortened } from '../rewrite.ts'
import type { Rule } from '../rule.ts'
import { isKnownAs, type Speech } from '../speech.ts'

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
  find: ({ reading, context, speech }) => {
    if (context.region !== null) return []
    const part = reading.changes.find((change) => isLocal(change, speech))
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
function isLocal({ scope, kind, target, place }: Change, { wordsIn }: Speech): boolean {
  if (scope !== 'part' || !local.has(kind)) return false
  const isLook = kind === 'light' || kind === 'color' || kind === 'focus'
  if (!isLook || place !== null || target === null) return true
  return wordsIn(target.text).some(
    (word) => !isKnownAs(word, 'noun light', 'noun color', 'noun focus', 'the'),
  )
}
