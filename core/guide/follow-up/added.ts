import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { findWords } from './axis-words.ts'
import { entriesOf } from './lex.ts'
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

/** Takes an addition apart; null where it does not say what was put in. */
export function readAdded(change: Change, words: FollowUpWords): Added | null {
  const what = change.result ?? change.target
  const text = change.alone.trim().replace(/[.\s]+$/u, '')
  const at = what && findWords(text, what.text)
  if (!what || !at) return null
  const before = leading(text.slice(0, at.start), words)
  const inside = leadingOf(what.text, words)
  const quantity = before?.said ?? inside?.said ?? ''
  const noun = inside ? what.text.slice(inside.length).trim() : what.text
  const start = before ? before.start : at.start
  const isSingle = entriesOf(words.single).includes(quantity.toLowerCase())
  return { noun, isSingle, frame: `${text.slice(0, start)}…${text.slice(at.end)}` }
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
