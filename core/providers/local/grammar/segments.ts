import type { Item } from './meaning.ts'

/** One clause: what stands between two joins, without what only says what must stay. */
export interface Segment {
  readonly items: readonly Item[]
  /** Whether "and" led into it, rather than a comma, a "then" or a full stop. */
  readonly afterAnd: boolean
}

/** What an instruction asks for, and what it says must stay. */
export interface Split {
  readonly segments: readonly Segment[]
  /** The clauses about what must not change, without those that only say "the rest" or "everything". */
  readonly kept: readonly string[]
}

/**
 * Splits an instruction into clauses, and keeps those about what must not change apart.
 *
 * "Keep the label and the cap" goes on over its own "and"; it ends where a sentence ends or a new change begins
 * ("keep the label and make it brighter").
 */
export function splitSegments(items: readonly Item[]): Split {
  const segments: Segment[] = []
  const kept: string[] = []
  let current: Item[] = []
  let afterAnd = false
  const keep = (clause: readonly Item[]) => {
    if (clause.some(namesSomething)) kept.push(clause.map(({ text }) => text).join(' '))
  }
  const close = () => {
    const stays = current.some(({ meaning }) => meaning.is === 'stay')
    const previous = segments.at(-1)
    if (stays) keep(current)
    // "Brighter, but not too much": an amount alone belongs to what was said before.
    else if (
      previous &&
      current.some(isSoft) &&
      current.every((item) => isSoft(item) || isFiller(item))
    ) {
      segments[segments.length - 1] = { ...previous, items: [...previous.items, ...current] }
    } else if (current.length > 0) segments.push({ items: current, afterAnd })
    current = []
  }
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item // i is in range
    if (item.meaning.is === 'keep') {
      close()
      const end = endOfKeep(items, i)
      keep(items.slice(i, end))
      i = end - 1
    } else if (item.meaning.is === 'join') {
      close()
      afterAnd = item.meaning.and ?? false
    } else {
      current.push(item)
    }
  }
  close()
  return { segments, kept }
}

function isSoft({ meaning }: Item): boolean {
  return meaning.is === 'soft'
}

function isFiller({ meaning }: Item): boolean {
  return meaning.is === 'filler'
}

/** Tells whether a word names something in the picture or a property of it, other than all the rest. */
function namesSomething({ meaning: { is }, text }: Item): boolean {
  if (is === 'thing') return !/^(?:rest|.* else)$/u.test(text)
  return [
    'unknown',
    'generative',
    'region',
    'place',
    'axis',
    'shift',
    'quality',
    'light',
    'color',
    'color-noun',
  ].includes(is)
}

/** Gives the index of the join that ends a clause about what must stay, or the end. */
function endOfKeep(items: readonly Item[], start: number): number {
  for (let i = start + 1; i < items.length; i++) {
    const { meaning } = items[i] as Item // i is in range
    if (meaning.is !== 'join') continue
    if (meaning.hard || startsChange(items, i + 1)) return i
  }
  return items.length
}

/** Tells whether a change begins here: a verb, a comparative, or one of those after "slightly", "10 %", "more". */
function startsChange(items: readonly Item[], start: number): boolean {
  for (let i = start; i < items.length; i++) {
    const { meaning } = items[i] as Item // i is in range
    switch (meaning.is) {
      case 'filler':
      case 'soft':
      case 'number':
      case 'times':
      case 'join':
        continue
      case 'direction':
        if (meaning.verb) return true
        continue
      case 'make':
      case 'act':
      case 'shift':
      case 'generative':
        return true
      default:
        return false
    }
  }
  return false
}

/** The longest name of a thing that is taken as one, in words. */
const longestName = 4

/**
 * Joins words that no table knows into the thing that they name: "the left cup", "the man in the black coat".
 *
 * Only after "the", "this", "her": "a cat" is something new, and stays unknown.
 */
export function joinThings(items: readonly Item[]): readonly Item[] {
  const result: Item[] = []
  for (let i = 0; i < items.length; ) {
    const item = items[i] as Item // i is in range
    const article = item.meaning.is === 'article' && item.meaning.definite
    const known = item.meaning.is === 'thing'
    if (!article && !known) {
      result.push(item)
      i++
      continue
    }
    const start = article ? i + 1 : i
    const end = endOfThing(items, start)
    if (end === start) {
      result.push(item)
      i++
      continue
    }
    const words = items.slice(start, end)
    const ground = words.length === 1 && words[0]?.meaning.is === 'thing' && words[0].meaning.ground
    result.push({
      meaning: ground ? { is: 'thing', ground } : { is: 'thing' },
      text: words.map(({ text }) => text).join(' '),
    })
    i = end
  }
  return result
}

/** "The grass greener": the last word does not name the thing but asks for a change that no table knows. */
function isRemark(items: readonly Item[], start: number, end: number): boolean {
  const unknown = items.slice(start, end).filter(({ meaning }) => meaning.is === 'unknown')
  if (unknown.length < 2 || !/(?:er|ly)$/u.test(items[end - 1]?.text ?? '')) return false
  const next = items[end]?.meaning.is
  return next !== 'shift' && next !== 'quality'
}

/** Gives where the name of a thing ends that may start here; `start` when none does. */
function endOfThing(items: readonly Item[], start: number): number {
  let end = start
  let named = 0
  for (let i = start; i < items.length && named <= longestName; i++) {
    const is = items[i]?.meaning.is
    if (is === 'unknown' || is === 'thing') {
      named++
      end = i + 1
      // "The cup on the table": the second name belongs to the first.
    } else if (is === 'preposition' || is === 'article') {
      if (end === start) break
    } else if (is !== 'color' && is !== 'side' && is !== 'quality') {
      break
    }
  }
  return named > longestName || isRemark(items, start, end) ? start : end
}
