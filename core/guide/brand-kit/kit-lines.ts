import { wantedChange } from '../../edit/wanted-change.ts'
import type { BrandKit } from './brand-kit.ts'
import { colorWords } from './kit-values.ts'

/** Longest line, as an edit takes it. */
const longest = 600

/**
 * Gives what a brand kit adds to the prompt of a change, line by line: all of it is shown to the user, nothing is hidden.
 *
 * @param instruction The change: signature props are only named for one that puts things in; absent: as if it did.
 */
export function kitLines(kit: BrandKit, instruction?: string): string[] {
  const { palette, light, mood, props, forbidden } = kit
  const adds = instruction === undefined || wantedChange(instruction).content
  return [
    ...line('Colours of anything new: ', palette.map(colorWords), '.'),
    ...line('Light: ', light, '.'),
    ...line('Mood: ', mood, '.'),
    ...(adds ? line('Things that suit it, where something is added: ', props, '.') : []),
    ...line('', forbidden.map(prohibition), '.'),
  ]
}

/** One line, with as many of the words as fit; none where there are none. */
function line(before: string, words: readonly string[], after: string): string[] {
  const kept: string[] = []
  for (const word of words) {
    const next = before + [...kept, word].join(', ') + after
    if (next.length <= longest) kept.push(word)
  }
  return kept.length === 0 ? [] : [before + kept.join(', ') + after]
}

/** "neon" becomes "no neon"; what says so already stays. */
function prohibition(given: string): string {
  return /^(?:no|never|without|not)\b/iu.test(given) ? given : `no ${given}`
}
