import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { findWords } from './axis-words.ts'
import { entriesOf } from './lex.ts'
import { namesAll } from './past.ts'
import { withArticle } from './retarget.ts'
import { asSentence, fill } from './sentences.ts'

/** What was put in, as far as there can be more or less of it. */
export interface Added {
  /** Its name without the words for how many ("coffee beans"). */
  readonly noun: string
  /** Whether it is one thing: then there is no more of it, only another. */
  readonly isSingle: boolean
  /** The change with `…` in the place of what was put in. */
  readonly frame: string
}

/** Takes an addition apart: one for each thing that was put in; empty where it does not say what. */
export function readAdded(change: Change, words: FollowUpWords): readonly Added[] {
  const what = change.result ?? change.target
  const text = change.alone.trim().replace(/[.\s]+$/u, '')
  const at = what && findWords(text, what.text)
  if (!what || !at) return []
  const before = leading(text.slice(0, at.start), words)
  const start = before ? before.start : at.start
  const frame = `${text.slice(0, start)}…${text.slice(at.end)}`
  return text
    .slice(start, at.end)
    .split(conjunctionOf(words))
    .map((part) => {
      const inside = leadingOf(part, words)
      const isSingle = inside !== null && entriesOf(words.single).includes(inside.said)
      return { noun: inside ? part.slice(inside.length).trim() : part, isSingle, frame }
    })
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
export function sparingly({ frame, noun }: Added, size: 0 | 1 | 2, words: FollowUpWords): string {
  const { sparingly: little, verySparingly } = words.sentences
  const how = size === 2 ? verySparingly : little
  return asSentence(`${frame.replace('…', () => noun)}, ${how}`)
}

/** Some of what was added, taken away again. */
export function removeSome({ noun }: Added, words: FollowUpWords): string {
  return asSentence(fill(words.sentences.removeSome, { what: withArticle(noun, words) }))
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

function quantities({ single, quantity }: FollowUpWords): readonly string[] {
  return [...entriesOf(quantity), ...entriesOf(single)].sort((a, b) => b.length - a.length)
}
