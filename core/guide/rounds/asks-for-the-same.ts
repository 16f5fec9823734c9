import { lookWords, prepositions, smallWords, wholeWords } from '../../edit/wanted-words.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import type { Change, ChangeKind } from '../reading/reading.ts'
import { languages } from '../words/languages.ts'

/**
 * Tells whether two instructions ask for the same thing in other words, or for more or less of it: some change of one
 * moves the same axis as one of the other, or does the same kind of thing to the same thing.
 */
export function asksForTheSame(later: string, earlier: string): boolean {
  const [after, before] = [readInstruction(later).changes, readInstruction(earlier).changes]
  return after.some((one) => before.some((other) => isSame(one, other)))
}

/** Tells whether a text names everything that some words name. */
export function speaksOfWords(text: string, words: string): boolean {
  const said = namesIn(text)
  const wanted = namesIn(words)
  return wanted.length > 0 && wanted.every((name) => said.includes(name))
}

function isSame(one: Change, other: Change): boolean {
  const [aim, otherAim] = [namesIn(aimOf(one)), namesIn(aimOf(other))]
  const isShared = aim.some((name) => otherAim.includes(name))
  // Light of the picture is one thing, however it is called.
  const isWhole = aim.length === 0 && otherAim.length === 0
  if (one.direction && other.direction && one.direction.axis === other.direction.axis) {
    return isShared || isWhole
  }
  return groupOf(one.kind) === groupOf(other.kind) && (isShared || (isWhole && isLook(one.kind)))
}

/** Kinds that are reworded into each other: a background is exchanged, or a thing put in another's place. */
function groupOf(kind: ChangeKind): string {
  if (isLook(kind)) return 'look'
  return ['add', 'replace', 'person', 'text'].includes(kind) ? 'content' : kind
}

function isLook(kind: ChangeKind): boolean {
  return kind === 'light' || kind === 'color'
}

function aimOf({ target, result, kind }: Change): string {
  const words = kind === 'add' ? [result, target] : [target, result]
  return words.map((one) => one?.text ?? '').join(' ')
}

function namesIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .filter((word) => !nameless.some((table) => table.has(word)))
    .map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/u, '') : word))
}

/** Words for how much, in every language. */
const degreeWords: ReadonlySet<string> = new Set(
  languages.flatMap(({ followUp: { degrees, adverbs, alsoDegrees } }) =>
    [...degrees, ...adverbs, ...alsoDegrees].join(' ').split(/[ _]+/u),
  ),
)

const nameless = [smallWords, prepositions, wholeWords, lookWords, degreeWords]
