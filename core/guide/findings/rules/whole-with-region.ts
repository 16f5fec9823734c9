import type { Change } from '../../reading/reading.ts'
import type { Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech } from '../speech.ts'

/** A region that covers nearly all of the picture is no part of it. */
const nearlyAll = 0.9

/** The whole look should change, and a region holds it back. */
export const wholeWithRegion: Rule = {
  kind: 'whole_with_region',
  needs: 'context',
  reason: 'Only the region changes, so the rest keeps its old look and a border may show.',
  find: ({ reading, context, speech }) => {
    const { region } = context
    if (!region || region.share >= nearlyAll) return []
    const [whole] = reading.changes
    if (whole === undefined || !reading.changes.every((change) => isWhole(change, speech)))
      return []
    return [
      {
        level: 'suggest',
        span: whole.span,
        message: 'This is about the whole picture, and a region is marked.',
        suggestions: [{ kind: 'unmark', label: 'Change the whole picture' }],
      },
    ]
  },
}

/** A region is how people say where: only what names the picture, its frame or its style means all of it. */
function isWhole(change: Change, speech: Speech): boolean {
  const { scope, kind, verb, target, place, alone } = change
  if (scope !== 'whole') return false
  // "A photograph above the sofa" is put in.
  const before = speech
    .wordsIn(alone.slice(0, Math.max(0, alone.indexOf(target?.text ?? ''))))
    .at(-1)
  if (before !== undefined && isKnownAs(before, 'a') && place !== null) return false
  const named = speech.wordsIn(target?.text ?? '')
  if (named.some((word) => isKnownAs(word, 'noun whole'))) return true
  const isFrame = kind === 'frame' || kind === 'style'
  const isMeasured = speech
    .wordsIn(verb?.text ?? '')
    .some((word) => isIn(speech.words.asking.measured, word))
  return isFrame && (isMeasured || place === null)
}
