import { isIn, isKnownAs, type Speech, type Word } from './speech.ts'

/** Two words of which only one can be true, as they were typed. */
export type Clash = readonly [one: Word, other: Word]

/** Finds a word of each list of which only one can be true of a picture; null where there is none. */
export function clashBetween(
  these: readonly Word[],
  those: readonly Word[],
  speech: Speech,
): Clash | null {
  for (const one of these) {
    const other = those.find((word) => doClash(one, word, speech))
    if (other !== undefined) return [one, other]
  }
  return null
}

/** Finds two such words that stand side by side: "bright and dark", "make it day and make it night". */
export function clashWithin(said: readonly Word[], speech: Speech): Clash | null {
  for (const [i, one] of said.entries()) {
    if (!isWay(one, speech)) continue
    for (const [k, other] of said.slice(i + 1).entries()) {
      // "The difference between bright and dark areas" names both, and asks for neither.
      const between = said.slice(i + 1, i + 2 + k)
      const isBut = between.some((word) => isKnownAs(word, 'but'))
      if (doClash(one, other, speech))
        return isBut || isPredicate(said[i + k + 2], between) ? [one, other] : null
      const isJoined = isBut || between.some((word) => isKnownAs(word, 'and'))
      if (!isKnownAs(other, ...joints) && !((isJoined || i === 0) && isKnownAs(other, 'with')))
        break
    }
  }
  return null
}

const joints = [
  'and',
  'but',
  'more',
  'less',
  'closing',
  'opening',
  'while',
  'do make',
  'pronoun',
  'a',
  'strong',
  'slight',
  'next',
  'be',
] as const

function isPredicate(after: Word | undefined, between: readonly Word[]): boolean {
  // "Dark with bright highlights" has both; "black and white with vivid colours" can't.
  const isWith = between.some((word) => isKnownAs(word, 'with'))
  if (isWith && after !== undefined) return isKnownAs(after, 'noun color', 'noun focus')
  return (
    after === undefined ||
    isKnownAs(
      after,
      'noun light',
      'noun color',
      'noun style',
      'noun whole',
      'and',
      'closing',
      'opening',
    )
  )
}

function isWay(word: Word, { words }: Speech): boolean {
  return (
    waysOf(word).length > 0 ||
    words.naming.clashes.some(([one, other]) => isIn(one, word) || isIn(other, word))
  )
}

/** Whether two words go opposite ways on one axis: "brighter", "darker". */
export function areOppositeWays(one: Word, other: Word): boolean {
  const against = waysOf(other)
  return waysOf(one).some((way) => against.includes(opposite(way)))
}

function doClash(one: Word, other: Word, { words }: Speech): boolean {
  if (areOppositeWays(one, other)) return true
  return words.naming.clashes.some(
    ([these, those]) =>
      (isIn(these, one) && isIn(those, other)) || (isIn(those, one) && isIn(these, other)),
  )
}

/** The ways that a word goes: "brightness +". */
function waysOf({ known }: Word): readonly string[] {
  return [...known].filter((name) => /^[a-z ]+ [+-]$/.test(name))
}

function opposite(way: string): string {
  return way.endsWith('+') ? `${way.slice(0, -1)}-` : `${way.slice(0, -1)}+`
}
