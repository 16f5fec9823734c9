import { readInstruction } from '../reading/read-instruction.ts'
import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { type Added, addedOf, readAdded, removeSome, someMore, sparingly } from './added.ts'
import { comparativeOf } from './axis-words.ts'
import type { FollowUp, FollowUpOption } from './follow-up.ts'
import { changesAbout, directionOf, type Past } from './past.ts'
import { beyond, makeMore, regrade, stepOf } from './regrade.ts'
import { nounOf, retarget, withArticle } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, parentName, quoted, resolved, type Scene } from './scene.ts'
import { asSentence, startUpper } from './sentences.ts'

type Amount = Extract<Said, { readonly act: 'amount' }>

/** One change of one step, which there is to be more or less of. */
export interface Meant {
  readonly step: Past
  readonly change: Change
  /** Whether it is all that the newest step asked for. */
  readonly isLast: boolean
}

/**
 * Resolves "a bit more", "less", "too much", "more steam".
 *
 * Where the step is the newest, it is made again from what it was made from, with another amount: a second pass over a
 * picture that was changed already wears its detail, and what is asked for is the same step, only stronger or weaker. A
 * step that has others on it, and more of what was put in, go on top: else what came after, or the very beans that were
 * liked, would be lost.
 */
export function resolveAmount(said: Amount, scene: Scene): FollowUp {
  const { past } = scene
  const last = past.at(-1)
  if (!last) {
    if (said.about !== null) return { kind: 'none' }
    return ask(
      `There is nothing before this that could be ${said.sign > 0 ? 'more' : 'less'}. What should change?`,
    )
  }
  const candidates = said.about === null ? gradable(last) : about(past, said.about)
  const [meant, ...others] = candidates
  if (meant && others.length === 0) {
    if (said.place !== null) return inPlace(said.place, said, meant, scene)
    return amountOf(meant, said, scene) ?? which(said, past, scene)
  }
  if (said.about !== null && candidates.length === 0) return { kind: 'none' }
  return which(said, past, scene)
}

/** Gives a change with more or less of it; null where there can't be. */
export function amountOf(
  meant: Meant,
  { sign, size, about = null }: Pick<Amount, 'sign' | 'size'> & { readonly about?: string | null },
  scene: Scene,
): FollowUp | null {
  const { step, change, isLast } = meant
  const added = change.kind === 'add' ? addedOf(change, about, step.words) : null
  const isEffect = change.stage === 'light' || change.stage === 'polish'
  if (change.kind === 'add' && !(added?.isSingle && isEffect)) {
    return added && amountOfAdded(meant, added, { sign, size }, scene)
  }
  const again = isLast && step.canRedo ? regrade(change, stepOf(sign, size), step.words) : null
  const how = sign > 0 ? 'a larger amount' : 'a smaller amount'
  if (again !== null) {
    const from = parentName(scene, step.version.record.parent)
    return resolved(scene, {
      instruction: again,
      from: step,
      parent: step.version.record.parent,
      because: `${step.name}’s ${quoted(step.instruction)} is made again from ${from} with ${how}, instead of painting over it.`,
    })
  }
  const instruction = sign > 0 ? beyond(change, size, step.words) : less(meant, size)
  if (instruction === null) return null
  return resolved(scene, {
    instruction,
    from: step,
    parent: scene.context.parent,
    because: `It goes on from ${step.name}’s ${quoted(step.instruction)}, on top of what is there now.`,
  })
}

/** Takes some of an older step back: the other way, from how it is now. */
export function less(
  { step, change }: Pick<Meant, 'step' | 'change'>,
  size: 0 | 1 | 2,
): string | null {
  const { words } = step
  const direction = directionOf(change, words)
  const what = nounOf(change, words) ?? (direction ? words.axes[direction.axis].of : '')
  if (what === '') return null
  const comparative = direction
    ? comparativeOf({ ...direction, sign: direction.sign > 0 ? -1 : 1 }, words)
    : words.sentences.weaker
  return makeMore(what, comparative, Math.min(1, size) as 0 | 1, words)
}

function amountOfAdded(
  { step, isLast }: Meant,
  added: Added,
  { sign, size }: Pick<Amount, 'sign' | 'size'>,
  scene: Scene,
): FollowUp | null {
  const { words } = step
  if (added.isSingle) return null
  const origin = step.version.record.parent
  if (sign < 0 && isLast && step.canRedo) {
    return resolved(scene, {
      instruction: sparingly(added, size, words),
      from: step,
      parent: origin,
      because: `${step.name}’s ${quoted(step.instruction)} is made again from ${parentName(scene, origin)} with less of it.`,
    })
  }
  return resolved(scene, {
    instruction: sign > 0 ? someMore(added, size, words) : removeSome(added, words),
    from: step,
    parent: scene.context.parent,
    because: `It goes on from ${step.name}’s ${quoted(step.instruction)}, and what is there stays.`,
  })
}

function inPlace(place: string, said: Amount, { step, change }: Meant, scene: Scene): FollowUp {
  const { words } = step
  const moved = retarget(change, { what: place, isPlace: true }, words)
  const there = moved === null ? undefined : readInstruction(moved).changes[0]
  const added = there?.kind === 'add' ? addedOf(there, said.about, words) : null
  const more = added ? someMore(added, said.size, words) : there && beyond(there, said.size, words)
  const weaker = less({ step, change }, said.size)
  const back = weaker === null ? null : asSentence(`${weaker.replace(/\.$/u, '')}, ${place}`)
  const instruction = said.sign > 0 ? more : back
  if (!instruction) return which(said, scene.past, scene)
  return resolved(scene, {
    instruction,
    from: step,
    parent: scene.context.parent,
    where: `Where is it to change? Mark the place ${place}.`,
    because: `It goes on from ${step.name}’s ${quoted(step.instruction)}, in one place only.`,
  })
}

/** Changes of a step that there can be more or less of. */
function gradable(step: Past): Meant[] {
  return step.changes
    .filter((change) => isGradable(change, step))
    .map((change) => ({ step, change, isLast: step.changes.length === 1 }))
}

/** The newest step that speaks of something. */
function about(past: readonly Past[], noun: string): Meant[] {
  for (const step of [...past].reverse()) {
    const changes = changesAbout(step, noun).filter((change) => isGradable(change, step))
    if (changes.length > 0) {
      const isLast = step === past.at(-1) && step.changes.length === 1
      return changes.map((change) => ({ step, change, isLast }))
    }
  }
  return []
}

const gradableKinds: readonly Change['kind'][] = [
  'light',
  'color',
  'focus',
  'add',
  'move',
  'style',
  'person',
  'finish',
  'material',
  'recolor',
]

function isGradable(change: Change, { words }: Past): boolean {
  return gradableKinds.includes(change.kind) || directionOf(change, words) !== null
}

/** Asks which of the steps there should be more or less of. */
function which(said: Amount, past: readonly Past[], scene: Scene): FollowUp {
  const last = past.at(-1)
  const options = [...past]
    .reverse()
    .flatMap((step) =>
      step.changes
        .filter((change) => isGradable(change, step))
        .flatMap((change) => optionFor({ step, change, isLast: false }, said, scene)),
    )
  const word = said.sign > 0 ? 'more' : 'less'
  const question =
    said.about !== null
      ? `What should there be ${word} of?`
      : `What should be ${word}? ${last ? `${last.name} was ${quoted(last.instruction)}.` : ''}`.trim()
  const retry = { label: 'Another attempt at it', text: 'Try again' }
  return ask(question, options.length > 0 ? options.slice(0, 3) : last?.canRedo ? [retry] : [])
}

function optionFor(meant: Meant, { sign, size }: Amount, scene: Scene): FollowUpOption[] {
  const { step, change } = meant
  const { words } = step
  if (change.kind === 'add') {
    const strength = words.sentences[sign > 0 ? 'stronger' : 'weaker']
    return readAdded(change, words).flatMap((added) => [
      option(ofAdded(added, { sign, size }, words)),
      ...(added.isSingle
        ? [option(makeMore(withArticle(added.noun, words), strength, size, words))]
        : []),
    ])
  }
  const found = amountOf(meant, { sign, size }, scene)
  return found?.kind === 'resolved' ? [option(found.instruction)] : []
}

/** More or less of one thing that was put in: of a single one, how large it is. */
function ofAdded(
  added: Added,
  { sign, size }: Pick<Amount, 'sign' | 'size'>,
  words: FollowUpWords,
): string {
  if (!added.isSingle) return sign > 0 ? someMore(added, size, words) : removeSome(added, words)
  const comparative = comparativeOf({ axis: 'size', sign }, words)
  return makeMore(withArticle(added.noun, words), comparative, size, words)
}

function option(text: string): FollowUpOption {
  return { label: startUpper(text.replace(/\.$/u, '')), text }
}
