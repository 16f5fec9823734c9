import type { Change, ChangeKind } from '../../reading/reading.ts'
import type { Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech, type Word } from '../speech.ts'

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
    // One region would be wrong for several changes.
    if (context.region !== null || reading.changes.length > 1) return []
    const part = reading.changes.find((change) => isLocal(change, speech))
    if (part === undefined) return []
    return [
      {
        level: 'note',
        span: part.span,
        message: 'This is about a part, and nothing is marked.',
        suggestions: [{ kind: 'mark', label: 'Mark where it may change' }],
      },
    ]
  },
}

/** Whether a change is about one place of the picture. */
function isLocal(change: Change, speech: Speech): boolean {
  const { scope, kind, target, place, verb } = change
  const { wordsIn } = speech
  if (scope !== 'part' || !local.has(kind) || verb === null) return false
  const named = wordsIn(target?.text ?? '')
  if (named.some((word) => isSpread(word, speech))) return false
  if (target !== null && isMany(change, speech)) return false
  const isLook = kind === 'light' || kind === 'color' || kind === 'focus'
  if (!isLook || place !== null || target === null) return true
  return wordsIn(target.text).some(
    (word) => !isKnownAs(word, 'noun light', 'noun color', 'noun focus', 'the'),
  )
}

/** What lies all over a picture: the sea, a street, compression artefacts. */
function isSpread(word: Word, { words }: Speech): boolean {
  return (
    isIn(words.naming.scenes, word) ||
    isIn(words.naming.natural, word) ||
    isKnownAs(word, 'noun whole', 'noun finish', 'noun background', 'noun frame', 'noun style')
  )
}

/** "Remove all people", "brighten every window". */
function isMany({ text, span, target }: Change, { wordsIn }: Speech): boolean {
  return wordsIn(text.slice(0, Math.max(0, (target?.span.start ?? 0) - span.start))).some((word) =>
    isKnownAs(word, 'every', 'no'),
  )
}
