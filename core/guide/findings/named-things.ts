import { isIn, isKnownAs, type Speech, type Word } from './speech.ts'

/**
 * The words by which a text names a thing: "the front label on the bottle" → "front label".
 *
 * Articles, colours and sides of a thing ("shape", "light") are left out, and so is everything from the first "on",
 * "of" or "with" on, unless nothing stands before it ("the colour of the shirt" → "shirt"). Where a text names nothing
 * but a side ("the lighting"), that is its thing.
 */
export function thingsIn(text: string, speech: Speech): readonly Word[] {
  const groups: Word[][] = [[]]
  const sides: Word[] = []
  for (const word of speech.wordsIn(text)) {
    if (isRelation(word, speech)) groups.push([])
    else if (isSide(word, speech)) sides.push(word)
    else if (!isSmall(word, speech)) groups.at(-1)?.push(word)
  }
  return groups.find((group) => group.length > 0) ?? sides
}

/** Whether two texts name the same thing, as far as their words tell. */
export function isSameThing(one: string, other: string, speech: Speech): boolean {
  const [these, those] = [thingsIn(one, speech), thingsIn(other, speech)]
  const [side, otherSide] = [sideOf(one, speech), sideOf(other, speech)]
  if (side !== '' && otherSide !== '' && side !== otherSide) return false
  return hasHead(these, those, speech) || hasHead(those, these, speech)
}

/** Whether the very noun of a text is one of those that another one names: “table” is no “table lamp”. */
export function isSameNoun(one: string, named: string, speech: Speech): boolean {
  if (!isSameThing(one, named, speech)) return false
  const head = headOf(thingsIn(one, speech), speech)
  const groups: Word[][] = [[]]
  for (const word of speech.wordsIn(named)) {
    if (isKnownAs(word, 'and')) groups.push([])
    else groups.at(-1)?.push(word)
  }
  return groups.some((words) => {
    const things = thingsIn(words.map(({ low }) => low).join(' '), speech)
    const noun = headOf(things, speech)
    return head !== undefined && noun !== undefined && isSame(head, noun, speech)
  })
}

/** "Left", "upper right": which of several it is. */
function sideOf(text: string, { wordsIn }: Speech): string {
  return wordsIn(text)
    .filter((word) => isKnownAs(word, 'side'))
    .map(({ base }) => base)
    .join(' ')
}

/** Whether a text names one of these. */
export function namesOneOf(text: string, list: ReadonlySet<string>, speech: Speech): boolean {
  const things = thingsIn(text, speech)
  const head = headOf(things, speech)
  return head !== undefined && speech.stemsOf(head).some((stem) => list.has(stem))
}

/** The noun among the words that name a thing. */
export function headOf(things: readonly Word[], { words }: Speech): Word | undefined {
  return words.naming.headFirst ? things[0] : things.at(-1)
}

function hasHead(from: readonly Word[], among: readonly Word[], speech: Speech): boolean {
  const head = headOf(from, speech)
  return head !== undefined && among.some((word) => isSame(word, head, speech))
}

/** Whether two words are one noun, its plural, or the end of the other: German writes "Kaffeetasse" for a "Tasse". */
function isSame(one: Word, other: Word, speech: Speech): boolean {
  const stems = speech.stemsOf(other)
  if (speech.stemsOf(one).some((stem) => stems.includes(stem))) return true
  const [short, long] =
    one.low.length < other.low.length ? [one.low, other.low] : [other.low, one.low]
  return short.length >= 5 && long.endsWith(short)
}

function isRelation(word: Word, { words }: Speech): boolean {
  return (
    isKnownAs(word, 'place', 'of', 'from', 'with', 'to', 'preposition', 'relative') ||
    isIn(words.asking.relating, word)
  )
}

function isSide(word: Word, { words }: Speech): boolean {
  return (
    isKnownAs(word, 'noun light', 'noun color', 'noun shape', 'noun size', 'noun position') ||
    isIn(words.naming.aspects, word)
  )
}

function isSmall(word: Word, { words }: Speech): boolean {
  return isKnownAs(word, ...small) || isIn(words.naming.colors, word) || /^\d/.test(word.low)
}

const small = [
  'the',
  'a',
  'every',
  'possessive',
  'pronoun',
  'subject',
  'number',
  'and',
  'be',
  'stay',
  'only',
  'same',
  'else',
  'more',
  'less',
  'some',
  'slight',
  'strong',
  'side',
  'noun whole',
  'adjective paint',
  'adjective size',
  'adjective position',
] as const
