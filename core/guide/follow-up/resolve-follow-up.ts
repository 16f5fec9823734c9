import type { Language } from '../words/language.ts'
import { languages } from '../words/languages.ts'
import type { FollowUp, FollowUpContext } from './follow-up.ts'
import { parseSaid } from './parse-said.ts'
import { pastOf } from './past.ts'
import { resolveAmount } from './resolve-amount.ts'
import { resolveBack } from './resolve-back.ts'
import { resolveInstead, resolveIt } from './resolve-instead.ts'
import { resolveQuality } from './resolve-quality.ts'
import {
  resolveAgain,
  resolveOnly,
  resolveRetry,
  resolveSame,
  resolveSpare,
} from './resolve-same.ts'
import type { SaidFully } from './said.ts'
import type { Scene } from './scene.ts'

/** Longest text that can be a follow-up, in characters: what is longer says what it wants. */
const longest = 120

/**
 * Says what a short remark ("a bit more", "undo that but keep the steam") means for the picture that it is said about.
 *
 * The same remark on the same lineage always gives the same answer. It is found by words alone: what is not clear is asked,
 * never guessed, and an instruction that stands by itself is `none`.
 */
export function resolveFollowUp(text: string, context: FollowUpContext): FollowUp {
  if (text.length > longest) return { kind: 'none' }
  for (const language of languages) {
    const found = resolveIn(language, text, context)
    if (found.kind !== 'none') return found
  }
  return { kind: 'none' }
}

function resolveIn(
  { followUp: words }: Language,
  text: string,
  context: FollowUpContext,
): FollowUp {
  const parsed = parseSaid(text, words)
  const { lineage, parent } = context
  const whole = parsed ?? { said: { act: 'again' }, keeps: [], more: null }
  const scene: Scene = { context, lineage, past: pastOf(lineage, parent), words, whole, text }
  const other = resolveInstead(scene)
  if (other.kind !== 'none') return other
  return parsed ? resolveSaid(parsed, scene) : resolveIt(scene)
}

function resolveSaid({ said }: SaidFully, scene: Scene): FollowUp {
  switch (said.act) {
    case 'amount':
      return resolveAmount(said, scene)
    case 'quality':
      return resolveQuality(said, scene)
    case 'back':
      return resolveBack(said, scene)
    case 'retry':
      return resolveRetry(scene)
    case 'again':
      return resolveAgain(scene)
    case 'same':
      return resolveSame(said, scene)
    case 'only':
      return resolveOnly(said, scene)
    case 'spare':
      return resolveSpare(scene)
  }
}
