import { backgroundWords } from '../../edit/wanted-words.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import { addedOf, numberOf, readAdded } from './added.ts'
import { findQuality, findWords } from './axis-words.ts'
import { complete } from './complete.ts'
import type { FollowUp } from './follow-up.ts'
import { entriesOf, lex } from './lex.ts'
import { changesAbout, directionOf, type Past, speaksOf } from './past.ts'
import { isColoured, recoloured } from './recoloured.ts'
import { replaceIt } from './replace-it.ts'
import { another } from './resolve-amount.ts'
import { nounOf, retarget, withArticle } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, parentName, quoted, resolved, type Scene } from './scene.ts'
import { asSentence, bare, fill, startLower } from './sentences.ts'

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
  const same = retarget(change, said, last.words)
  const instruction = same === null ? null : but(same, last, scene)
  if (instruction === null) return whatFor(said, last, scene)
  return resolved(scene, {
    instruction,
    from: last,
    parent: context.parent,
    where: whereIs(said, last),
    because: `The same as ${last.name}, ${forWhat(said)}.`,
  })
}

/** "Same for the spoon but blue": with another result; null where that can't be told. */
function but(same: string, { words, ...last }: Past, { whole: { more } }: Scene): string | null {
  if (more === null) return same
  const { changes } = readInstruction(same)
  return isColoured(more, words) ? recoloured({ ...last, words, changes }, more) : null
}

/** Resolves "but only the cup": the newest step again, made for less. */
export function resolveOnly(asked: Only, scene: Scene): FollowUp {
  const last = scene.past.at(-1)
  const said = last ? { ...asked, what: namedOne(asked.what, last) } : asked
  if (!last || (!said.isPlace && !isThing(said.what))) return { kind: 'none' }
  const [change, ...others] = last.changes
  const instruction = change && others.length === 0 ? retarget(change, said, last.words) : null
  const [added] = change?.kind === 'add' ? readAdded(change, last.words) : []
  if (added && last.canRedo && numberOf(said.what, scene.words) !== null)
    return redo(
      last,
      added.frame.replace('…', () => `${said.what} ${added.noun}`),
      'that many',
      scene,
    )
  if (instruction === null || !last.canRedo)
    return whatFor({ ...said, act: 'same', explicit: true }, last, scene)
  const { parent } = last.version.record
  return resolved(scene, {
    instruction,
    from: last,
    parent,
    where: `Mark ${said.isPlace ? `the place ${said.what}` : withArticle(said.what, scene.words)}, so that nothing else changes.`,
    because: `Repeats ${last.name} from ${parentName(scene, parent)}, ${forWhat(said)} alone.`,
  })
}

/** "The left one" of a step about a cup: "the left cup". */
function namedOne(what: string, { changes: [change], words }: Past): string {
  const one = lex(what, words).at(-1)
  const named = change && nounOf(change, words)?.split(' ').at(-1)
  return one?.signs.has('one') && named ? `${what.slice(0, one.start)}${named}` : what
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
  const instruction = withMore(last, then, scene)
  if (instruction === null) {
    const wanted = complete(then, scene)
    return ask(`${last.name} was ${quoted(last.instruction)}. What should happen?`, [
      ...(wanted === null ? [] : [{ label: wanted, text: wanted }]),
      { label: `Only ${quoted(last.instruction)} again`, text: 'Try again' },
    ])
  }
  return redo(last, instruction, then, scene)
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
        text: another(added),
      }
    : { label: 'More of it, on top', text: 'A bit more' }
  return ask(`Another attempt at ${last.name}, or more of it?`, [
    { label: `Another attempt at ${quoted(last.instruction)}`, text: 'Try again' },
    more,
  ])
}

/** A step with something more: another quality belongs to what it makes; a thing of another step is not meant. */
function withMore(last: Past, then: string, { past, words }: Scene): string | null {
  const whole = bare(last.instruction)
  const [change, ...others] = last.changes
  const quality = findQuality(then, words, 'comparative')
  const isQuality =
    then === words.sentences.stronger ||
    then === words.sentences.weaker ||
    (quality !== null && quality.start === 0 && quality.end === then.length)
  const result = change && others.length === 0 ? change.result : null
  const at = result && findWords(whole, result.text)
  if (isQuality && result && at) {
    const [first] = lex(result.text, words)
    const isNoun = entriesOf(words.single).includes(first?.text ?? '')
    const [and] = words.and.split('|')
    const said = isNoun
      ? `${first?.text} ${then} ${result.text.slice(first?.end).trim()}`
      : change?.direction
        ? `${result.text} ${and} ${then}`
        : `${entriesOf(words.single)[0]} ${then} ${result.text}`
    return asSentence(replaceIt(whole, result.text, said))
  }
  if (isQuality && change?.kind === 'add') return null
  const { with: begins } = words.sentences
  const thing = findWords(then, begins)?.start === 0 ? then.slice(begins.length).trim() : null
  if (
    thing !== null &&
    changesAbout(last, thing.split(' ').at(-1) ?? '').length === 0 &&
    speaksOf(past, thing.split(' ').at(-1) ?? '')
  )
    return null
  return asSentence(`${whole}, ${last.words.sentences.but} ${startLower(then)}`)
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
    because: `Repeats ${last.name} from ${parentName(scene, parent)}, ${how}.`,
  })
}

function whereIs(said: Same, last: Past): string | null {
  if (!last.version.record.edit.region) return null
  return said.isPlace
    ? `Mark the place ${said.what}.`
    : `Mark ${said.what}: ${last.name} was made in a region of its own.`
}

function forWhat({ what, isPlace }: Pick<Same, 'what' | 'isPlace'>): string {
  return isPlace ? what : `for ${what}`
}

/** Asks what is to happen to something, with beginnings of sentences. */
function whatFor({ what, isPlace, explicit }: Same, last: Past, scene: Scene): FollowUp {
  const { words } = scene
  const noun = isPlace ? what : withArticle(what, words)
  const same = last.changes
    .filter(({ kind }) => explicit || !['add', 'finish', 'cleanup'].includes(kind))
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
