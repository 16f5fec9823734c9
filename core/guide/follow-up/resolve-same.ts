import { backgroundWords } from '../../edit/wanted-words.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import { addedOf } from './added.ts'
import type { FollowUp } from './follow-up.ts'
import { changesAbout, directionOf, type Past, speaksOf } from './past.ts'
import { nounOf, retarget, withArticle } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, parentName, quoted, resolved, type Scene } from './scene.ts'
import { asSentence, fill, startLower } from './sentences.ts'

type Same = Extract<Said, { readonly act: 'same' }>
type Only = Extract<Said, { readonly act: 'only' }>

/** Resolves "same for the left cup", "the table too", "now the background": the newest step, about something else. */
export function resolveSame(said: Same, scene: Scene): FollowUp {
  const { past, context, lineage } = scene
  const last = past.at(-1)
  if (!said.isPlace && !isThing(said.what)) return { kind: 'none' }
  if (!last)
    return said.explicit
      ? ask(`The same as what? Say what should happen to ${said.what}.`)
      : { kind: 'none' }
  const wanted = lineage?.notes.brief?.mustHaves.find((one) => isAbout(one, said.what))
  if (!said.explicit && wanted !== undefined && !speaksOf(past, said.what)) {
    return resolved(scene, {
      instruction: asSentence(fill(scene.words.sentences.add, { what: wanted })),
      from: null,
      parent: context.parent,
      because: `“${wanted}” is in the brief, and no step has brought it yet.`,
    })
  }
  const [change, ...others] = last.changes
  if (!change || others.length > 0) return whatFor(said, last, scene)
  if (!said.explicit && !isAboutOneThing(last, said.what)) return whatFor(said, last, scene)
  const instruction = retarget(change, said, last.words)
  if (instruction === null) return whatFor(said, last, scene)
  return resolved(scene, {
    instruction,
    from: last,
    parent: context.parent,
    where: whereIs(said, last),
    because: `It is ${last.name}’s ${quoted(last.instruction)} once more, ${forWhat(said)}.`,
  })
}

/** Resolves "but only the cup": the newest step again, made for less. */
export function resolveOnly(said: Only, scene: Scene): FollowUp {
  const last = scene.past.at(-1)
  if (!last || (!said.isPlace && !isThing(said.what))) return { kind: 'none' }
  const [change, ...others] = last.changes
  const instruction = change && others.length === 0 ? retarget(change, said, last.words) : null
  if (instruction === null || !last.canRedo)
    return whatFor({ ...said, act: 'same', explicit: true }, last, scene)
  const { parent } = last.version.record
  return resolved(scene, {
    instruction,
    from: last,
    parent,
    where: `Where is ${said.what}? Mark it, so that nothing else changes.`,
    because: `${last.name}’s ${quoted(last.instruction)} is made again from ${parentName(scene, parent)}, ${forWhat(said)} alone.`,
  })
}

/** Resolves "but not the sky": the newest step again, with something more that stays. */
export function resolveSpare(scene: Scene): FollowUp {
  const last = scene.past.at(-1)
  if (!last) return { kind: 'none' }
  return redo(
    last,
    last.instruction,
    `with ${scene.whole.keeps.join(' and ')} left as it was`,
    scene,
  )
}

/** Resolves "try again", "try again but brighter". */
export function resolveRetry(scene: Scene): FollowUp {
  const last = scene.past.at(-1)
  if (!last)
    return ask('Nothing has been refined yet that could be tried again. What should change?')
  const then = scene.whole.more
  if (then === null) return redo(last, last.instruction, 'as another attempt', scene)
  const bare = last.instruction.trim().replace(/[.\s]+$/u, '')
  const instruction = asSentence(`${bare}, ${last.words.sentences.but} ${startLower(then)}`)
  return redo(last, instruction, `with “${then}” added`, scene)
}

/** Resolves "again", "once more", "another one", where these can mean one thing only. */
export function resolveAgain(scene: Scene): FollowUp {
  const last = scene.past.at(-1)
  const [change, ...others] = last?.changes ?? []
  if (!last || !change || others.length > 0 || scene.whole.more !== null) return resolveRetry(scene)
  const isStep =
    change.kind === 'add' || change.kind === 'move' || directionOf(change, last.words) !== null
  if (!isStep) return resolveRetry(scene)
  const added = change.kind === 'add' ? addedOf(change, null, last.words) : null
  const more = added?.isSingle
    ? {
        label: `Add another ${added.noun}`,
        text: asSentence(added.frame.replace('…', () => `another ${added.noun}`)),
      }
    : { label: 'More of it, on top', text: 'A bit more' }
  return ask(`Another attempt at ${last.name}, or more of it?`, [
    { label: `Another attempt at ${quoted(last.instruction)}`, text: 'Try again' },
    more,
  ])
}

function redo(last: Past, instruction: string, how: string, scene: Scene): FollowUp {
  const { parent } = last.version.record
  if (!last.canRedo) {
    return ask(`What ${last.name} was made from is gone. What should change in ${last.name}?`)
  }
  return resolved(scene, {
    instruction: asSentence(instruction),
    from: last,
    parent,
    because: `${last.name}’s ${quoted(last.instruction)} is made again from ${parentName(scene, parent)}, ${how}.`,
  })
}

function whereIs(said: Same, last: Past): string | null {
  if (!last.version.record.edit.region) return null
  return said.isPlace
    ? `Where is it to change? Mark the place ${said.what}.`
    : `Where is ${said.what}? ${last.name} was made in a region of its own.`
}

function forWhat({ what, isPlace }: Pick<Same, 'what' | 'isPlace'>): string {
  return isPlace ? what : `for ${what}`
}

/** Asks what is to happen to something, with beginnings of sentences. */
function whatFor({ what, isPlace, explicit }: Same, last: Past, scene: Scene): FollowUp {
  const { words } = scene
  const noun = isPlace ? what : withArticle(what, words)
  const same = last.changes
    .filter(({ kind }) => explicit || kind !== 'add')
    .filter((change) => isPlace || changesAbout({ ...last, changes: [change] }, what).length === 0)
    .map((change) => retarget(change, { what, isPlace }, last.words))
    .filter((text) => text !== null)
    .slice(0, 1)
    .map((text) => ({ label: `The same as ${last.name}`, text }))
  const { makeOpen, replaceOpen } = words.sentences
  const open = isPlace
    ? []
    : [makeOpen, replaceOpen].map((sentence) => {
        const text = fill(sentence, { what: noun })
        return { label: text, text }
      })
  return ask(`What should happen ${isPlace ? '' : 'to '}${noun}?`, [...same, ...open])
}

/**
 * Whether the newest step changed one named thing, so that the next thing is likely meant in the same way. Taking things
 * away is never carried over to what stands behind them.
 */
function isAboutOneThing({ changes, words }: Past, next: string): boolean {
  const isBehind = backgroundWords.has(next.toLowerCase().split(/\s+/u).at(-1) ?? '')
  if (isBehind && changes.some(({ kind }) => kind === 'remove' || kind === 'replace')) return false
  return changes.every(
    (change) => change.kind !== 'add' && change.scope === 'part' && nounOf(change, words) !== null,
  )
}

/** Whether some words name a thing and ask for nothing by themselves. */
function isThing(text: string): boolean {
  const { changes } = readInstruction(text)
  return changes.every(({ verb, direction, amount }) => !verb && !direction && !amount)
}

function isAbout(wanted: string, what: string): boolean {
  const said = what.toLowerCase().replace(/^(?:the|a|an|some) /u, '')
  return wanted.toLowerCase().includes(said)
}
