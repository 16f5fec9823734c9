import { readAdded } from '../follow-up/added.ts'
import { entriesOf } from '../follow-up/lex.ts'
import { nounOf } from '../follow-up/retarget.ts'
import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'

/** Kinds of change that a new picture has no use for: it is not sharper, cleaner or cropped, but simply so. */
const needless: readonly Change['kind'][] = ['finish', 'cleanup', 'frame', 'evaluative', 'remove']

/**
 * Gives what a change leads to as a thing that a picture shows: "warm light" for "make the light warmer". Null where there
 * is nothing to show.
 */
export function thingShown(change: Change, words: FollowUpWords): string | null {
  const { kind, direction, result, place, isPronoun, target, verb } = change
  if (needless.includes(kind) || isPronoun) return null
  const where = place && kind !== 'move' ? ` ${place.text}` : ''
  if (kind === 'add') {
    const all = readAdded(change, words)
    return all.map(({ said, frame }) => `${said}${frame.split('…')[1] ?? ''}`).join(', ') || null
  }
  const noun = nounOf(change, words)
  const bare = noun && withoutArticle(noun, words)
  if (direction) {
    const { high, low } = words.axes[direction.axis]
    const [adjective] = entriesOf(direction.sign > 0 ? high : low)
    return adjective && bare ? `${adjective} ${bare}${where}` : null
  }
  if (result && bare && (kind === 'recolor' || kind === 'material'))
    return `${withoutArticle(result.text, words)} ${bare}${where}`
  if (result && noun && kind === 'text') return `${noun} ${result.text}${where}`
  if (result) return `${result.text}${where}`
  // "Show two hands around the cup": what is behind the verb, with its number.
  const isShown = kind === 'person' && target !== null && verb !== null
  return isShown
    ? change.alone
        .slice(verb.text.length)
        .trim()
        .replace(/[.\s]+$/u, '')
    : null
}

/** Gives what a change took out, which a new picture leaves out; null for any other change. */
export function thingRemoved(change: Change): string | null {
  return change.kind === 'remove' && !change.isPronoun ? (change.target?.text ?? null) : null
}

function withoutArticle(noun: string, { single, sentences }: FollowUpWords): string {
  const [first = '', ...rest] = noun.split(' ')
  const isArticle = [sentences.the, ...entriesOf(single)].includes(first.toLowerCase())
  return isArticle ? rest.join(' ') : noun
}
