import type { PictureRole } from '../../../history/lineage-notes.ts'
import type { Change, ChangeKind, Words } from '../../reading/reading.ts'
import { marking } from '../marking.ts'
import { rewriteChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech } from '../speech.ts'

/** Kinds of change that act on one thing. */
const acting: ReadonlySet<ChangeKind> = new Set([
  'add',
  'remove',
  'replace',
  'recolor',
  'material',
  'move',
])

/** Kinds of change where “it” can’t be the picture. */
const meant: ReadonlySet<ChangeKind> = new Set(['remove', 'replace', 'recolor', 'material', 'move'])

/** Nothing is named that should change: "remove", or "make it red" where no region tells what "it" is. */
export const noTarget: Rule = {
  kind: 'no_target',
  needs: 'text',
  reason: 'Without a name or a region the model chooses what to change.',
  find: ({ reading, context, speech }) =>
    reading.changes.flatMap((change, i): readonly Found[] => {
      if (context.region || !(acting.has(change.kind) || isPaintOnly(change, speech))) return []
      const isOpen =
        isPaintOnly(change, speech) || (change.target === null && isTargetNeeded(change, speech))
      // The brief names whom “it” and “her” mean.
      const isAnyone =
        !isNamed(change, context.role) &&
        i === 0 &&
        meant.has(change.kind) &&
        isItself(change, speech)
      if (!isOpen && !isAnyone) return []
      return [
        {
          level: 'suggest',
          span: change.span,
          message: isOpen
            ? 'What it is about isn’t said.'
            : `It isn’t clear what “${change.target?.text}” is.`,
          suggestions: [rewriteChange(reading, change, named(change, speech)), ...marking(context)],
        },
      ]
    }),
}

function isNamed({ kind }: Change, role: PictureRole | undefined): boolean {
  return kind !== 'remove' && kind !== 'replace' && (role === 'product' || role === 'person')
}

/** "It", "this", "those"; not "him", and not what gets a look: that is the picture. */
function isItself({ isPronoun, target, result }: Change, { wordsIn }: Speech): boolean {
  if (!isPronoun || target === null) return false
  const becomes = wordsIn(result?.text ?? '')
  if (
    becomes.some((word) =>
      isKnownAs(word, 'noun light', 'noun color', 'noun style', 'noun finish', 'noun focus'),
    )
  )
    return false
  return wordsIn(target.text).some(
    (word) => isKnownAs(word, 'subject', 'the', 'it', 'them') || word.low.includes(' '),
  )
}

/** "Convert to a pencil sketch" means the picture, "turn on the lamp" names what it acts on in its place. */
function isTargetNeeded({ kind, verb, place, result }: Change, speech: Speech): boolean {
  if (kind === 'remove' || (kind === 'replace' && isReplacing(verb, speech))) return true
  const { shifting } = speech.words.asking
  if (verb !== null && speech.wordsIn(verb.text).some((word) => isIn(shifting, word))) return true
  return (
    place === null &&
    (kind === 'recolor' || (kind !== 'material' && kind !== 'replace' && result === null))
  )
}

/** "Make red": the only word is what it should become. */
function isPaintOnly({ verb, target, result }: Change, { wordsIn }: Speech): boolean {
  if (verb === null || target === null || result !== null) return false
  if (!wordsIn(verb.text).some((word) => isKnownAs(word, 'do make', 'do recolor', 'do change')))
    return false
  return wordsIn(target.text).every((word) =>
    isKnownAs(word, 'adjective paint', 'adjective material'),
  )
}

/** The change with a gap where the thing should be named. */
function named({ alone, isPronoun, target, verb }: Change, { words }: Speech): string {
  const low = alone.toLowerCase()
  const said = isPronoun && target !== null ? target.text.toLowerCase() : ''
  const behind = low.startsWith(verb?.text.toLowerCase() ?? '') ? (verb?.text.length ?? 0) : 0
  const at = said === '' ? -1 : ` ${low} `.search(new RegExp(`\\s${said}\\s`, 'u'))
  const before = alone.slice(0, at < 0 ? behind : at).trimEnd()
  const after = alone.slice(at < 0 ? behind : at + said.length).trimStart()
  return [before, words.phrases.thing, after].filter((part) => part !== '').join(' ')
}

function isReplacing(verb: Words | null, { wordsIn }: Speech): boolean {
  return verb !== null && wordsIn(verb.text).some((word) => isKnownAs(word, 'do replace'))
}
