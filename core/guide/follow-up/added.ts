import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { findWords } from './axis-words.ts'
import { entriesOf } from './lex.ts'
import { namesAll } from './past.ts'
import { withArticle } from './retarget.ts'
import { asSentence, bare, fill } from './sentences.ts'

/** What was put in, as far as there can be more or less of it. */
export interface Added {
  /** Its name without the words for how many ("coffee beans"). */
  readonly noun: string
  /** The same with them ("a few coffee beans"). */
  readonly said: string
  /** How many, where a number says it. */
  readonly count: number | null
  /** Whether it is one thing: then there is no more of it, only another. */
  readonly isSingle: boolean
  /** The change with `…` in the place of what was put in. */
  readonly frame: string
}

/** Takes an addition apart: one for each thing that was put in; empty where it does not say what. */
export function readAdded(change: Change, words: FollowUpWords): readonly Added[] {
  const what = change.result ?? change.target
  const text = bare(change.alone)
  const at = what && findWords(text, what.text)
  if (!what || !at) return []
  const before = leading(text.slice(0, at.start), words)
  const start = before ? before.start : at.start
  const verb = text.slice(0, start)
  // What is named behind the place is one more thing, and the place is not its own.
  const [where = '', ...behind] = text.slice(at.end).split(conjunctionOf(words))
  const placed = text.slice(start, at.end).split(conjunctionOf(words))
  return [
    ...placed.map((part) => addedAs(part, `${verb}…${where}`, words)),
    ...behind.map((part) => addedAs(part, `${verb}…`, words)),
  ]
}

function addedAs(said: string, frame: string, words: FollowUpWords): Added {
  const inside = leadingOf(said, words)
  const noun = inside ? said.slice(inside.length).trim() : said
  const isSingle = inside !== null && entriesOf(words.single).includes(inside.said)
  const number = inside === null ? null : numberOf(inside.said, words)
  return { noun, said, isSingle, count: number === 1 ? null : number, frame }
}

/** Reads a number, in words or digits; null where it is none. */
export function numberOf(said: string, { numbers }: FollowUpWords): number | null {
  if (/^\d{1,3}$/u.test(said)) return Number(said)
  const at = entriesOf(numbers).indexOf(said)
  return at < 0 ? null : at + 1
}

/** So many more of an addition. */
export function countMore(
  { frame, noun }: Added,
  count: string,
  { sentences }: FollowUpWords,
): string {
  return asSentence(frame.replace('…', () => `${count} ${sentences.more} ${noun}`))
}

/** The things of an addition that are meant, in words that put only these in. */
export function onlyAdded(change: Change, about: readonly string[], words: FollowUpWords): string {
  const meant = readAdded(change, words).filter(({ noun }) =>
    about.some((one) => namesAll(noun, one, words)),
  )
  const [first] = meant
  if (!first) return asSentence(change.alone)
  const [and = ''] = words.and.split('|')
  const all = meant.map(({ said }) => said).join(` ${and} `)
  return asSentence(first.frame.replace('…', () => all))
}

/** Gives the one thing of an addition that is meant; null where it could be several. */
export function addedOf(change: Change, about: string | null, words: FollowUpWords): Added | null {
  const all = readAdded(change, words)
  const meant = about === null ? all : all.filter(({ noun }) => namesAll(noun, about, words))
  const [only, ...others] = meant.length > 0 ? meant : all
  return only && others.length === 0 ? only : null
}

function conjunctionOf({ and }: FollowUpWords): RegExp {
  return new RegExp(`\\s*,\\s+(?:(?:${and})\\s+)?|\\s+(?:${and})\\s+`, 'u')
}

/** More of an addition, put to what is there. */
export function someMore({ frame, noun }: Added, size: 0 | 1 | 2, words: FollowUpWords): string {
  const { someMore: some, muchMore } = words.sentences
  return asSentence(frame.replace('…', () => `${size === 2 ? muchMore : some} ${noun}`))
}

/** The addition again, with less of it: to be made from where it was made. */
export function sparingly(added: Added, size: 0 | 1 | 2, words: FollowUpWords): string {
  const { frame, noun, count } = added
  if (count !== null && count > 2) {
    const fewer = size === 2 ? Math.max(2, Math.floor(count / 2)) : count - 1
    const said = entriesOf(words.numbers)[fewer - 1] ?? String(fewer)
    return asSentence(frame.replace('…', () => `${said} ${noun}`))
  }
  const { sparingly: little, verySparingly } = words.sentences
  const how = size === 2 ? verySparingly : little
  return asSentence(`${frame.replace('…', () => noun)}, ${how}`)
}

/** Some of what was added, taken away again. */
export function removeSome(
  { noun }: Added,
  words: FollowUpWords,
  some = words.sentences.some,
): string {
  return asSentence(fill(words.sentences.removeSome, { some, what: withArticle(noun, words) }))
}

/** The words for how many at the end of what stands before a noun. */
function leading(text: string, words: FollowUpWords) {
  const plain = text.trimEnd().toLowerCase()
  for (const said of quantities(words)) {
    if (plain === said || plain.endsWith(` ${said}`))
      return { said, start: plain.length - said.length }
  }
  return null
}

/** The words for how many at the beginning of a noun phrase. */
function leadingOf(text: string, words: FollowUpWords) {
  const plain = text.toLowerCase()
  for (const said of quantities(words)) {
    if (plain.startsWith(`${said} `)) return { said, length: said.length }
  }
  return null
}

function quantities({ single, quantity, numbers }: FollowUpWords): readonly string[] {
  return [...entriesOf(quantity), ...entriesOf(numbers), ...entriesOf(single)].sort(
    (a, b) => b.length - a.length,
  )
}
