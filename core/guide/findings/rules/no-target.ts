import type { Change, ChangeKind, Reading } from '../../reading/reading.ts'
import { marking } from '../marking.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import type { Speech } from '../speech.ts'

/** Kinds of change that act on one thing. */
const acting: ReadonlySet<ChangeKind> = new Set([
  'add',
  'remove',
  'replace',
  'recolor',
  'material',
  'move',
])

/** Nothing is named that should change: "remove", or "make it red" where no region tells what "it" is. */
export const noTarget: Rule = {
  kind: 'no_target',
  needs: 'text',
  reason: 'Without a name or a region the model chooses what to change.',
  find: ({ reading, context, speech }) =>
    reading.changes.flatMap((change, i): readonly Found[] => {
      if (!acting.has(change.kind) || context.region) return []
      const isOpen = change.target === null
      const isAnyone = change.isPronoun && context.region === null && i === 0
      if (!(isOpen || isAnyone) || (isOpen && change.result !== null && change.kind === 'add'))
        return []
      return [
        {
          level: 'suggest',
          span: change.span,
          message: isOpen
            ? `“${shortened(change.text)}” doesn’t say what.`
            : `It isn’t clear what “${change.target?.text}” is: nothing is marked.`,
          suggestions: [
            rewriteChange(reading, change, named(change, reading, speech)),
            ...marking(context),
          ],
        },
      ]
    }),
}

/** The change with a gap where the thing should be named. */
function named(change: Change, { text }: Reading, { words }: Speech): string {
  const gap = change.target?.span ?? gapAfter(change)
  const before = text.slice(change.span.start, gap.start).trimEnd()
  const after = text.slice(gap.end, change.span.end).trimStart()
  return [before, words.phrases.thing, after].filter((part) => part !== '').join(' ')
}

function gapAfter({ verb, span }: Change): { start: number; end: number } {
  const at = verb?.span.end ?? span.start
  return { start: at, end: at }
}
