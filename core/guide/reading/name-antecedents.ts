import type { Language } from '../words/language.ts'
import type { Change, ChangeKind } from './reading.ts'

/** A change, and what tells what "it" means in the next one. */
export interface ReadChange {
  readonly change: Change
  /** It only says what is wrong ("the background is boring"). */
  readonly isComplaint: boolean
  /** Its target is a pronoun for one thing. */
  readonly isIt: boolean
  /** Its target is a pronoun for several things. */
  readonly isThem: boolean
  /** What "it" would mean right after it, without an article; null where that would be several things. */
  readonly name: string | null
}

/** Kinds of change after which "it" is no more there. */
const takingAway: readonly ChangeKind[] = ['remove', 'cleanup', 'finish', 'frame']
/** Kinds that may as well mean the whole picture: "make it warmer" after "add a cup". */
const ofLook: readonly ChangeKind[] = [
  'light',
  'color',
  'focus',
  'style',
  'finish',
  'evaluative',
  'other',
  'frame',
]

/**
 * Lets each change stand on its own: "it" gets the name of what it means, and a complaint goes where the next sentence
 * says what to do about it. `read` takes a change apart again, as a name tells more than "it".
 *
 * Where it isn’t clear what "it" means, it stays: it usually means the picture then.
 */
export function nameAntecedents(
  changes: readonly ReadChange[],
  { reading: { article } }: Language,
  read: (alone: string) => ReadChange | null,
): Change[] {
  const named: ReadChange[] = []
  for (const one of changes) {
    const last = named.at(-1)
    if (last === undefined || !one.change.isPronoun || !(last.isComplaint || isMeant(last, one))) {
      named.push(one)
      continue
    }
    if (last.isComplaint) named.pop()
    const isMany = one.isThem && last.name?.endsWith('s') === true
    const isClear = (one.isIt || isMany) && article !== null && last.name !== null
    named.push(isClear ? withName(one, article, last.name, read) : one)
  }
  return named.map(({ change }) => change)
}

/** Whether "it" stands for what the change before was about. */
function isMeant({ change: last }: ReadChange, { change }: ReadChange): boolean {
  if (last.isPronoun || takingAway.includes(last.kind)) return false
  return ofLook.includes(last.kind) || !ofLook.includes(change.kind)
}

function withName(
  one: ReadChange,
  article: string,
  name: string,
  read: (alone: string) => ReadChange | null,
): ReadChange {
  const { change } = one
  const pronoun = change.target?.text ?? ''
  const at = ` ${change.alone} `.indexOf(` ${pronoun} `)
  if (at < 0 || change.target === null) return one
  const rest = change.alone.slice(at + pronoun.length)
  const again = read(`${change.alone.slice(0, at)}${article} ${name}${rest}`)
  if (again === null) return one
  const { alone, kind, stage, scope, direction } = again.change
  const target = { text: name, span: change.target.span }
  const told = { ...change, alone, kind, stage, scope, direction, target, isPronoun: false }
  return { ...again, change: told }
}
