import type { Change } from '../reading/reading.ts'
import { capital, small } from './rewrite.ts'
import { isIn, isKnownAs, type Speech, type Word } from './speech.ts'

/** The word of a change that says “more”: “bigger”, “tighter”; null where its verb says it. */
export function comparativeIn({ alone }: Change, speech: Speech): string | null {
  return comparativeAt(alone, speech)?.[0] ?? null
}

/** A change with how much of it: “Make the logo slightly bigger”, “Zoom in by a third”, “Rotate the cup by about 15 degrees”. */
export function withAmounts(change: Change, speech: Speech): readonly string[] {
  const { before, after, turning } = speech.words.phrases.amounts
  const { alone, verb, place } = change
  const at = comparativeAt(alone, speech)
  if (at !== null) {
    const [start, rest] = [alone.slice(0, at.index), small(alone.slice(at.index))]
    // “A third smaller wings” is no English; “wings” may follow “slightly smaller” only.
    const isLast = /^\S+$/.test(rest) || speech.wordsIn(rest).slice(1).every(isSmall)
    return before
      .slice(0, isLast ? before.length : 1)
      .map((how) => capital(`${start}${how} ${rest}`))
  }
  const verbs = speech.wordsIn(verb?.text ?? '')
  const isTurning = verbs.some((word) => isIn(speech.words.asking.turning, word))
  // Where it goes stands last, not where it is.
  const isMoved = isTurning || verbs.some((word) => isIn(speech.words.asking.shifting, word))
  const end = isMoved && place !== null && alone.endsWith(place.text) ? place.text.length : 0
  const [start, where] = [
    alone.slice(0, alone.length - end).trimEnd(),
    alone.slice(alone.length - end),
  ]
  return (isTurning ? turning : after).map((how) => `${start} ${how} ${where}`.trimEnd())
}

function comparativeAt(text: string, speech: Speech): RegExpExecArray | null {
  const words = [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)]
  const { comparatives } = speech.language.reading
  const found = words.find(([typed], i) => {
    const [word] = speech.wordsIn(typed)
    if (word === undefined) return false
    if (isKnownAs(word, 'comparative')) return true
    // “Crop tighter”: a word that no table has, behind the verb and with nothing after it.
    const isLast = i === 1 && words.length === 2 && word.known.size === 0
    return isLast && comparatives.some(([, ending]) => ending !== '' && word.low.endsWith(ending))
  })
  if (found !== undefined) return found
  // “Más grande”.
  return (
    words.find(([typed]) =>
      speech.wordsIn(typed).some((word) => isKnownAs(word, 'more', 'less')),
    ) ?? null
  )
}

function isSmall(word: Word): boolean {
  return isKnownAs(word, 'place', 'the', 'side', 'particle', 'adjective size')
}
