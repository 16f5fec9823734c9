import type { Change } from '../reading/reading.ts'
import { isSameThing } from './named-things.ts'
import { isKnownAs, type Speech } from './speech.ts'

/** Whether two changes go opposite ways with the same thing. */
export function areOpposite(one: Change, other: Change, speech: Speech): boolean {
  if (one.direction === null || other.direction === null) return false
  if (one.direction.axis !== other.direction.axis) return false
  return one.direction.sign !== other.direction.sign && isAboutSame(one, other, speech)
}

/** Whether two changes are about the same thing in the same place, or both about the picture as a whole. */
export function isAboutSame(one: Change, other: Change, speech: Speech): boolean {
  if ((one.place?.text ?? '').toLowerCase() !== (other.place?.text ?? '').toLowerCase())
    return false
  const [these, those] = [thingOf(one, speech), thingOf(other, speech)]
  if (these === null || those === null) return these === those
  return isSameThing(these, those, speech)
}

/** What a change is about; null: the picture. */
function thingOf({ target, isPronoun }: Change, speech: Speech): string | null {
  if (target === null || isPronoun) return null
  const named = speech.wordsIn(target.text)
  const isLook = named.every(
    (word) => isKnownAs(word, 'vague', 'the') && !isKnownAs(word, 'noun background'),
  )
  return isLook || named.some((word) => isKnownAs(word, 'noun whole')) ? null : target.text
}
