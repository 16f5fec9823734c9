import { readInstruction } from '../reading/read-instruction.ts'
import type { Change } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { type Added, addedOf, readAdded, removeSome, someMore } from './added.ts'
import { amountOf, less, type Meant } from './amount-of.ts'
import { comparativeOf } from './axis-words.ts'
import type { FollowUp, FollowUpOption } from './follow-up.ts'
import { changesAbout, directionOf, namesAll, type Past } from './past.ts'
import { beyond, makeMore } from './regrade.ts'
import { retarget, withArticle } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, quoted, resolved, type Scene } from './scene.ts'
import { asSentence, startUpper } from './sentences.ts'

type Amount = Extract<Said, { readonly act: 'amount' }>

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

function inPlace(place: string, said: Amount, { step, change }: Meant, scene: Scene): FollowUp {
  const { words } = step
  const moved = retarget(change, { what: place, isPlace: true }, words)
  const there = moved === null ? undefined : readInstruction(moved).changes[0]
  const added = there?.kind === 'add' ? addedOf(there, said.about, words) : null
  const more = added ? someMore(added, said.size, words) : there && beyond(there, said.size, words)
  const weaker = less({ step, change }, said.size)
  const back = weaker === null ? null : asSentence(`${weaker} ${place}`)
  const instruction = said.sign > 0 ? more : back
  if (!instruction) return which(said, scene.past, scene)
  return resolved(scene, {
    instruction,
    from: step,
    parent: scene.context.parent,
    where: `Mark the place ${place}.`,
    because: `Goes on from what shows: ${step.name} again, ${place} only.`,
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
  const named = said.about === null ? [] : about(past, said.about).map(({ step }) => step)
  const options = [...(named.length > 0 ? named : [...past].reverse())].flatMap((step) =>
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

function optionFor(meant: Meant, { sign, size, about }: Amount, scene: Scene): FollowUpOption[] {
  const { step, change } = meant
  const { words } = step
  if (change.kind === 'add') {
    const strength = words.sentences[sign > 0 ? 'stronger' : 'weaker']
    const all = readAdded(change, words)
    const named = about === null ? all : all.filter(({ noun }) => namesAll(noun, about, words))
    const isEffect = change.stage === 'light' || change.stage === 'polish'
    return named.flatMap((added) => [
      ...(added.isSingle && sign > 0 ? [option(another(added))] : []),
      option(ofAdded(added, { sign, size }, words)),
      ...(added.isSingle && isEffect
        ? [option(makeMore(withArticle(added.noun, words), strength, size, words))]
        : []),
    ])
  }
  const found = amountOf(meant, { sign, size }, scene)
  return found?.kind === 'resolved' ? [option(found.instruction)] : []
}

/** One more of a single thing. */
export function another({ frame, noun }: Added): string {
  return asSentence(frame.replace('…', () => `another ${noun}`))
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
  return { label: startUpper(text), text }
}
