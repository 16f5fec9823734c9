import { chainOf } from '../../history/chain.ts'
import type { Lineage, Version } from '../../history/lineage.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import type { Change, Direction } from '../reading/reading.ts'
import type { Token } from '../reading/tokens.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import type { Language } from '../words/language.ts'
import { languages } from '../words/languages.ts'
import { findQuality } from './axis-words.ts'
import { lex } from './lex.ts'
import { startUpper } from './sentences.ts'

/** One step of the past, taken apart. */
export interface Past {
  readonly version: Version
  readonly id: string
  /** As people see it: "v3". */
  readonly name: string
  readonly instruction: string
  readonly changes: readonly Change[]
  /** Of the language that its instruction is in. */
  readonly words: FollowUpWords
  /** Whether it can be made again from what it was made from. */
  readonly canRedo: boolean
}

/** Gives the steps that lie under a version, oldest first, its own last. */
export function pastOf(lineage: Lineage | null, parent: string | null): readonly Past[] {
  if (!lineage || parent === null) return []
  const versions = new Map(lineage.versions.map((version) => [version.record.id, version]))
  return chainOf(lineage, parent).flatMap((id) => {
    const version = versions.get(id)
    return version ? [stepOf(version)] : []
  })
}

/** Takes a version's instruction apart. */
export function stepOf(version: Version): Past {
  const { record, parentMissing } = version
  const { changes, keeps, language } = readInstruction(record.edit.instruction)
  const { instruction } = record.edit
  // One change is said best by the user's own words.
  const isWhole = changes.length === 1 && keeps.length === 0
  const { followUp } = languages.find(({ id }) => id === language) ?? (languages[0] as Language)
  return {
    version,
    id: record.id,
    name: `v${record.number}`,
    instruction,
    changes: isWhole
      ? changes.map((change) => ({ ...change, alone: startUpper(instruction) }))
      : changes,
    words: followUp,
    canRedo: !record.mix && !parentMissing,
  }
}

/** Gives the language of some words. */
export function languageWith(words: FollowUpWords): Language {
  return languages.find(({ followUp }) => followUp === words) ?? (languages[0] as Language)
}

/** Whether a word names a colour or a material. */
export function isPaint({ entry }: Token): boolean {
  return entry.known.has('adjective paint') || entry.known.has('adjective material')
}

/** Gives the way a change goes, by its reading or by a comparative in it; null where it goes none. */
export function directionOf(change: Change, words: FollowUpWords): Direction | null {
  return change.direction ?? findQuality(change.alone, words, 'comparative')
}

/** Gives the changes of a step that a noun phrase speaks of: all its words are in them. */
export function changesAbout({ changes, words }: Past, about: string): readonly Change[] {
  return changes.filter((change) => namesAll(change.alone, about, words))
}

/** Tells whether a text names all that a noun phrase names. */
export function namesAll(text: string, about: string, words: FollowUpWords): boolean {
  const wanted = nounsOf(about, words)
  const said = nounsOf(text, words)
  return wanted.length > 0 && wanted.every((word) => said.some((other) => isSameWord(word, other)))
}

/** Tells whether any step speaks of something. */
export function speaksOf(past: readonly Past[], about: string): boolean {
  return past.some((step) => changesAbout(step, about).length > 0)
}

/** The words that name something. */
function nounsOf(text: string, words: FollowUpWords): string[] {
  return lex(text, words)
    .filter(({ signs }) => !signs.has('article') && !signs.has('filler'))
    .flatMap((token) => token.text.split(' '))
}

/** "Bean" and "beans", "light" and "lighting" are one word here. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long) return true
  return (
    short.length > 2 &&
    long.startsWith(short) &&
    /^(?:e?s|ing|er|ed|y|ny)$/u.test(long.slice(short.length))
  )
}
