import type { Change } from '../reading/reading.ts'
import {
  type Added,
  addedOf,
  countMore,
  numberOf,
  removeSome,
  someMore,
  sparingly,
} from './added.ts'
import { comparativeOf, findQuality, lessOf } from './axis-words.ts'
import type { FollowUp } from './follow-up.ts'
import { directionOf, type Past } from './past.ts'
import { beyond, byMeasure, further, makeMore, regrade, stepOf } from './regrade.ts'
import { nounOf, withArticle } from './retarget.ts'
import type { Said } from './said.ts'
import { parentName, resolved, type Scene } from './scene.ts'

type Amount = Extract<Said, { readonly act: 'amount' }>

/** One change of one step, which there is to be more or less of. */
export interface Meant {
  readonly step: Past
  readonly change: Change
  /** Whether it is all that the newest step asked for. */
  readonly isLast: boolean
}

/** Gives a change with more or less of it; null where there can't be. */
export function amountOf(
  meant: Meant,
  { sign, size, about = null, measure = null, text }: Asked,
  scene: Scene,
): FollowUp | null {
  const { step, change, isLast } = meant
  const isMeasured = change.amount?.degree === 'measure'
  if (isScene(change)) return about === null ? null : ofScene(meant, about, sign, scene)
  const added = change.kind === 'add' && !isMeasured ? addedOf(change, about, step.words) : null
  const isEffect = change.stage === 'light' || change.stage === 'polish'
  if (change.kind === 'add' && !isMeasured && !(added?.isSingle && isEffect)) {
    return added && amountOfAdded(meant, added, { sign, size, measure }, scene)
  }
  const moved = sign > 0 ? further(change, size, step.words) : null
  const canRedo = isLast && step.canRedo && moved === null
  const again = !canRedo
    ? null
    : measure === null
      ? regrade(change, stepOf(sign, size), step.words)
      : byMeasure(change, sign, measure)
  if (again !== null) {
    const from = parentName(scene, step.version.record.parent)
    return resolved(scene, {
      instruction: again,
      from: step,
      parent: step.version.record.parent,
      because: `Repeats ${step.name} from ${from}, ${howOf(meant, sign, text)}.`,
    })
  }
  const instruction =
    measure !== null
      ? onTopBy(meant, sign, measure)
      : (moved ?? (sign > 0 ? beyond(change, size, step.words) : less(meant, size)))
  if (instruction === null) return null
  return resolved(scene, {
    instruction,
    from: step,
    parent: scene.context.parent,
    because: `Goes on from what shows: ${sign > 0 ? 'more' : 'less'} of what ${step.name} did.`,
  })
}

/** What is asked for, and the words for it where they name a quality. */
type Asked = Pick<Amount, 'sign' | 'size'> & {
  readonly about?: string | null
  readonly measure?: string | null
  readonly text?: string
}

/** How a step is repeated, in a word; where the opposite was said, that it means less of what was done. */
function howOf({ step, change }: Meant, sign: 1 | -1, text?: string): string {
  const direction = directionOf(change, step.words)
  const own = findQuality(change.alone, step.words, 'comparative')
  const way = direction?.axis === 'size' ? null : direction
  if (sign > 0)
    return own
      ? change.alone.slice(own.start, own.end)
      : way
        ? comparativeOf(way, step.words)
        : 'stronger'
  const how = (way && lessOf(way, step.words)) ?? 'with less of it'
  const isOpposite = text !== undefined && findQuality(text, step.words, 'comparative') !== null
  return isOpposite ? `${how}: “${text}” takes back some of it` : how
}

/** "Make it a rainy night": what it becomes has no more and no less; things in it have. */
function isScene({ kind, result, direction }: Change): boolean {
  return (kind === 'light' || kind === 'background') && result !== null && direction === null
}

function ofScene({ step }: Meant, about: string, sign: 1 | -1, scene: Scene): FollowUp {
  const { words } = step
  const how = words.sentences[sign > 0 ? 'stronger' : 'weaker']
  return resolved(scene, {
    instruction: makeMore(withArticle(about, words), how, 1, words),
    from: step,
    parent: scene.context.parent,
    because: `Goes on from what shows: ${sign > 0 ? 'more' : 'less'} of what ${step.name} brought.`,
  })
}

/** So many per cent more or less than now; null for what has no axis. */
function onTopBy({ step, change }: Meant, sign: 1 | -1, measure: string): string | null {
  const { words } = step
  const direction = directionOf(change, words)
  const what = nounOf(change, words) ?? (direction ? words.axes[direction.axis].of : '')
  if (!direction || what === '') return null
  const way = { ...direction, sign: (direction.sign * sign) as 1 | -1 }
  return makeMore(what, `${measure} ${comparativeOf(way, words)}`, 1, words)
}

/** Takes some of an older step back: the other way, from how it is now. */
export function less(
  { step, change }: Pick<Meant, 'step' | 'change'>,
  size: 0 | 1 | 2,
): string | null {
  const { words } = step
  const direction = directionOf(change, words)
  const what = nounOf(change, words) ?? (direction ? words.axes[direction.axis].of : '')
  if (what === '' || (!direction && !effects.includes(change.kind))) return null
  const comparative = direction
    ? comparativeOf({ ...direction, sign: direction.sign > 0 ? -1 : 1 }, words)
    : words.sentences.weaker
  return makeMore(what, comparative, Math.min(1, size) as 0 | 1, words)
}

function amountOfAdded(
  { step, isLast }: Meant,
  added: Added,
  { sign, size, measure = null }: Asked,
  scene: Scene,
): FollowUp | null {
  const { words } = step
  const count = measure !== null && numberOf(measure, words) !== null ? measure : null
  if (measure !== null && count === null) return null
  if (added.isSingle && count === null) return null
  const origin = step.version.record.parent
  if (sign < 0 && isLast && step.canRedo && count === null && added.count !== 2) {
    return resolved(scene, {
      instruction: sparingly(added, size, words),
      from: step,
      parent: origin,
      because: `Repeats ${step.name} from ${parentName(scene, origin)}, with less of it.`,
    })
  }
  return resolved(scene, {
    instruction:
      sign < 0
        ? removeSome(added, words, count ?? undefined)
        : count === null
          ? someMore(added, size, words)
          : countMore(added, count, words),
    from: step,
    parent: scene.context.parent,
    because: `On top of what shows, so that what ${step.name} brought stays.`,
  })
}

/** Kinds of change that can be weaker without an axis. */
const effects: readonly Change['kind'][] = [
  'light',
  'color',
  'focus',
  'style',
  'finish',
  'recolor',
  'add',
  'material',
]
