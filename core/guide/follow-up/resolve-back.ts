import type { Change } from '../reading/reading.ts'
import { addedOf, onlyAdded, readAdded } from './added.ts'
import { less } from './amount-of.ts'
import { complete } from './complete.ts'
import type { FollowUp } from './follow-up.ts'
import { changesAbout, directionOf, namesAll, type Past, speaksOf } from './past.ts'
import { withArticle } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, parentName, preservesOf, quoted, resolved, type Scene } from './scene.ts'
import { asSentence, fill } from './sentences.ts'
import { versionWanted } from './version-wanted.ts'

type Back = Extract<Said, { readonly act: 'back' }>

/**
 * Resolves "undo that", "go back to v2", "undo that but keep the steam", "like v3 but brighter".
 *
 * Going back costs nothing, so nothing is painted for it. What is to stay of the steps that are taken back is asked for
 * again, and nothing else of them.
 */
export function resolveBack(said: Back, scene: Scene): FollowUp {
  const { past, whole } = scene
  const last = past.at(-1)
  if (!last && said.to.kind !== 'version') {
    return ask('This is the source already: there is nothing to take back.')
  }
  const wanted = versionWanted(said.to, scene)
  const isNoStep = 'missing' in wanted && (wanted.missing === '' || said.to.kind === 'before')
  if (isNoStep && whole.keeps.length === 0) return { kind: 'none' }
  if ('missing' in wanted) return ask(wanted.missing, stepsToUndo(past))
  const { parent } = wanted
  const isOnPath = parent === null || past.some(({ id }) => id === parent)
  const lost = isOnPath ? past.slice(past.findIndex(({ id }) => id === parent) + 1) : []
  const keeps = keepsIn(scene)
  if (said.to.kind === 'before') {
    const others = othersThan(said.to.about, lost, keeps)
    if (others.length > 0 && whole.more === null)
      return alsoLost(said.to.about, others, parent, scene)
  }
  const again = keptOf(lost, keeps)
  const stays = again.findIndex(({ step }, at) => step !== lost[at])
  const below = stays < 0 ? again.length : stays
  const oldest = again[below - 1]
  if (oldest && below < lost.length && isWhole(again.slice(0, below))) {
    // What is kept lies under what goes: nothing of it has to be made again.
    const over = {
      ...scene,
      whole: { ...whole, keeps: keeps.filter((one) => !isIn(oldest.step, one)) },
    }
    const to = { kind: 'version', number: oldest.step.version.record.number } as const
    return resolveBack({ act: 'back', to }, over)
  }
  if (last && again.length === lost.length && isWhole(again)) return nothingElse(last, scene)
  if (again.length > 0) return askAgain(again, parent, lost, scene)
  const unknown = unknownKeep(scene, lost, keeps)
  if (unknown !== null && last) return wasItThere(unknown, last, parent, scene)
  if (whole.more !== null) return goOn(whole.more, parent, scene)
  return {
    kind: 'back',
    parent,
    preserve: preservesOf(scene, []),
    because: `${lost.length > 0 ? `${taken(lost)} taken back: ` : ''}${parentName(scene, parent)} shows again, and nothing is painted.`,
  }
}

/** "The hands and the beans" are two, where steps speak of each. */
function keepsIn({ past, whole, words }: Scene): readonly string[] {
  return whole.keeps.flatMap((keep) => {
    const parts = keep.split(new RegExp(`\\s+(?:${words.and})\\s+|\\s*,\\s*`, 'u'))
    return parts.every((part) => speaksOf(past, part)) ? parts : [keep]
  })
}

/** Whether all of these steps stays: not one of two things that were put in together. */
function isWhole(kept: readonly Kept[]): boolean {
  return kept.every(
    ({ step, changes, keeps }) =>
      changes.length === step.changes.length &&
      changes.every(
        (change) =>
          change.kind !== 'add' ||
          readAdded(change, step.words).every(({ noun }) =>
            keeps.some((keep) => namesAll(noun, keep, step.words)),
          ),
      ),
  )
}

function isIn(step: Past, keep: string): boolean {
  return changesAbout(step, keep).length > 0
}

/** All that would be taken back is what is to stay. */
function nothingElse(last: Past, { whole: { keeps }, past }: Scene): FollowUp {
  const before = past.at(-2)
  return ask(`${last.name} is only ${quoted(last.instruction)}. What should be taken back?`, [
    ...(before
      ? [
          {
            label: `${before.name}, and do ${last.name} again without it`,
            text: `Undo the last two but keep ${keeps.join(' and ')}`,
          },
        ]
      : []),
    { label: last.name, text: 'Undo that' },
  ])
}

interface Kept {
  readonly keeps: readonly string[]
  readonly step: Past
  readonly changes: readonly Change[]
}

/** What of the steps that are taken back is to stay. */
function keptOf(lost: readonly Past[], keeps: readonly string[]): readonly Kept[] {
  return lost.flatMap((step) => {
    const changes = keeps.flatMap((keep) => changesAbout(step, keep))
    return changes.length > 0 ? [{ step, keeps, changes: [...new Set(changes)] }] : []
  })
}

function askAgain(
  kept: readonly Kept[],
  parent: string | null,
  lost: readonly Past[],
  scene: Scene,
): FollowUp {
  const wishes = kept.flatMap(({ step, changes, keeps }) =>
    changes.map((change) =>
      change.kind === 'add' ? onlyAdded(change, keeps, step.words) : asSentence(change.alone),
    ),
  )
  const then = scene.whole.more === null ? null : complete(scene.whole.more, scene)
  if (scene.whole.more !== null && then === null) return goOn(scene.whole.more, parent, scene)
  const [only, ...others] = kept
  // What is painted again is no longer there to be kept.
  const fresh = { ...scene, whole: { ...scene.whole, keeps: [] } }
  return resolved(fresh, {
    instruction: [...wishes, ...(then === null ? [] : [then])].join('. '),
    from: only && others.length === 0 ? only.step : null,
    parent,
    because: `${taken(lost)} taken back; what stays is made again from ${parentName(scene, parent)}.`,
  })
}

/** "Back to v2 and make it cooler": goes on from there. */
function goOn(text: string, parent: string | null, scene: Scene): FollowUp {
  const name = parentName(scene, parent)
  const instruction = complete(text, scene)
  if (instruction === null)
    return ask(`What should be different in ${name}? “${text}” alone does not tell.`)
  const from = scene.past.find(({ id }) => id === parent) ?? null
  return {
    ...resolved(scene, { instruction, from: null, parent, because: `It goes on from ${name}.` }),
    ...(from && { preserve: preservesOf(scene, from.version.record.edit.preserve) }),
  } as FollowUp
}

/** A thing to keep that no step speaks of: it may have been there before, or have come along with what is undone. */
function unknownKeep(
  { past }: Scene,
  lost: readonly Past[],
  keeps: readonly string[],
): string | null {
  const before = past.filter((step) => !lost.includes(step))
  return keeps.find((keep) => !speaksOf(before, keep)) ?? null
}

function wasItThere(thing: string, last: Past, parent: string | null, scene: Scene): FollowUp {
  const name = parentName(scene, parent)
  return ask(`Was ${quotedThing(thing)} there before ${last.name}?`, [
    { label: `Yes: go back to ${name}`, text: `Go back to ${name}` },
    {
      label: `No: go back to ${name} and add it again`,
      text: `Go back to ${name} and add ${thing}`,
    },
  ])
}

/** Steps that lie on the one that is to be undone, and would go with it. */
function othersThan(
  about: string,
  lost: readonly Past[],
  keeps: readonly string[],
): readonly Past[] {
  return lost.filter((step) => {
    const isMeant = changesAbout(step, about).length > 0
    return !isMeant && !keeps.some((keep) => changesAbout(step, keep).length > 0)
  })
}

function alsoLost(
  about: string,
  others: readonly Past[],
  parent: string | null,
  scene: Scene,
): FollowUp {
  const name = parentName(scene, parent)
  const steps = others.map((step) => `${step.name} (${quoted(step.instruction)})`).join(', ')
  const undone = opposites(about, scene).map((text) => ({
    label: `Go on from what shows: ${text}`,
    text,
  }))
  const kept = others.length === 1 ? others.flatMap(nounsAdded) : []
  const stays = [...scene.whole.keeps, ...(kept.length === 1 ? kept : [])]
  const keep = stays.length > 0 ? ` but keep ${stays.join(' and ')}` : ''
  const withKept = { label: `Go back to ${name}${keep}`, text: `Go back to ${name}${keep}` }
  return ask(`Going back before ${quotedThing(about)} also takes back ${steps}.`, [
    ...undone,
    ...(keep === '' ? [] : [withKept]),
    { label: `Go back to ${name}`, text: `Go back to ${name}` },
  ])
}

function nounsAdded({ changes, words }: Past): string[] {
  return changes.flatMap((change) => {
    const added = change.kind === 'add' ? addedOf(change, null, words) : null
    return added ? [withArticle(added.noun, words)] : []
  })
}

/** What would undo the changes about something without going back: the other way, or taking it out. */
function opposites(about: string, { past }: Scene): string[] {
  const step = [...past].reverse().find((one) => changesAbout(one, about).length > 0)
  if (!step) return []
  return changesAbout(step, about).flatMap((change) => {
    const { words } = step
    if (directionOf(change, words)) return less({ step, change }, 1) ?? []
    const added = change.kind === 'add' ? addedOf(change, about, words) : null
    return added ? fill(words.sentences.remove, { what: withArticle(added.noun, words) }) : []
  })
}

function stepsToUndo(past: readonly Past[]) {
  return [...past]
    .reverse()
    .slice(0, 3)
    .map((step) => ({
      label: `${step.name}: ${quoted(step.instruction)}`,
      text: `Go back to ${step.name}`,
    }))
}

function taken(lost: readonly Past[]): string {
  const names = lost.map(({ name }) => name)
  return names.length === 1
    ? `${names[0]} is`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`
}

function quotedThing(text: string): string {
  return `“${text}”`
}
