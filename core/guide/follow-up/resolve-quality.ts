import type { Direction } from '../reading/reading.ts'
import { comparativeOf, findQuality } from './axis-words.ts'
import type { FollowUp } from './follow-up.ts'
import { directionOf, type Past } from './past.ts'
import { makeMore } from './regrade.ts'
import { amountOf, type Meant } from './resolve-amount.ts'
import { nounOf } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, parentName, quoted, resolved, type Scene } from './scene.ts'
import { versionWanted } from './version-wanted.ts'

type Quality = Extract<Said, { readonly act: 'quality' }>

/**
 * Resolves "warmer", "too dark", "darker than before", "warmer than v2".
 *
 * A bare comparative is a follow-up only where the newest step moved the same axis; else it is an instruction as good as
 * any, and findings say what it lacks.
 */
export function resolveQuality(said: Quality, scene: Scene): FollowUp {
  const { words, past } = scene
  const found = findQuality(said.text, words, said.form === 'bare' ? 'comparative' : 'adjective')
  if (!found) return { kind: 'none' }
  // "Too dark" asks for brighter, "not dark enough" for darker.
  const sign = said.form === 'too' ? (found.sign > 0 ? -1 : 1) : found.sign
  const direction: Direction = { axis: found.axis, sign }
  if (said.than) return comparedWith(said, direction, scene)
  const last = past.at(-1)
  const meant = last && onAxis(last, direction)
  if (meant?.isLast) {
    const before = directionOf(meant.change, meant.step.words)
    const way = before && asSharpness(before).sign === asSharpness(direction).sign ? 1 : -1
    const amount = amountOf(meant, { sign: way, size: said.size }, scene)
    if (amount) return amount
  }
  if (!meant && said.form === 'bare') return { kind: 'none' }
  return onTop(said, direction, scene)
}

/** Moves the axis from how it is now. */
function onTop({ size, text }: Quality, direction: Direction, scene: Scene): FollowUp {
  const meant = newestOnAxis(scene.past, direction)
  const { words } = meant?.step ?? scene
  const what = whatOf(meant, direction, scene)
  if (what === '') return ask(`What is to be ${comparativeOf(direction, words)}?`)
  return resolved(scene, {
    instruction: makeMore(what, comparativeOf(direction, words), Math.min(1, size) as 0 | 1, words),
    from: meant?.step ?? null,
    parent: scene.context.parent,
    because: meant
      ? `“${text}” is about ${what}, as ${meant.step.name} was.`
      : `“${text}” is taken to mean ${what}.`,
  })
}

/** "Than before" and "than v2": from that very picture, so that the comparison holds. */
function comparedWith(said: Quality, direction: Direction, scene: Scene): FollowUp {
  if (said.than?.kind === 'steps' && said.than.count === 0) return onTop(said, direction, scene)
  const meant = newestOnAxis(scene.past, direction)
  const { words } = meant?.step ?? scene
  const last = scene.past.at(-1)
  // Before anything of the kind was done, "before" is now.
  if (said.than?.kind === 'steps' && (!meant || meant.step !== last || !meant.step.canRedo)) {
    return onTop(said, direction, scene)
  }
  const than = said.than && versionWanted(said.than, scene)
  if (!than) return ask('Which version is meant?', scene.past.map(versionOption))
  if ('missing' in than) return ask(than.missing, scene.past.map(versionOption))
  const what = whatOf(meant, direction, scene)
  if (what === '') return ask(`What is to be ${comparativeOf(direction, words)}?`)
  const lost = scene.past.slice(indexAfter(scene.past, than.parent))
  const comparative = comparativeOf(direction, words)
  const instruction = makeMore(what, comparative, Math.min(1, said.size) as 0 | 1, words)
  const name = parentName(scene, than.parent)
  const others = lost.filter((step) => !onAxis(step, direction)?.isLast)
  if (others.length > 0) {
    return ask(
      `Going on from ${name} leaves out ${others.map((step) => step.name).join(', ')}. From where?`,
      [
        {
          label: `From ${name}`,
          text: `Go back to ${name === 'the source' ? 'the source' : name} and ${lower(instruction)}`,
        },
        { label: 'From what shows now', text: instruction },
      ],
    )
  }
  return resolved(scene, {
    instruction,
    from: meant?.step ?? null,
    parent: than.parent,
    because: `It is made from ${name} itself, so that “${comparative} than ${name}” holds${lost.length > 0 ? `; ${quoted(lost[0]?.instruction ?? '')} is left out` : ''}.`,
  })
}

function versionOption(step: Past) {
  return { label: `${step.name}: ${quoted(step.instruction)}`, text: `Go back to ${step.name}` }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** Where the steps begin that lie on a version of the path; all of them for the source. */
function indexAfter(past: readonly Past[], version: string | null): number {
  return past.findIndex(({ id }) => id === version) + 1
}

function newestOnAxis(past: readonly Past[], direction: Direction): Meant | null {
  for (const step of [...past].reverse()) {
    const meant = onAxis(step, direction)
    if (meant) return { ...meant, isLast: meant.isLast && step === past.at(-1) }
  }
  return null
}

/** More blur behind is less sharpness: both are spoken of by the same words. */
function asSharpness({ axis, sign }: Direction): Direction {
  return axis === 'depth of field' ? { axis: 'sharpness', sign: sign > 0 ? -1 : 1 } : { axis, sign }
}

function onAxis(step: Past, direction: Direction): Meant | null {
  const { axis } = asSharpness(direction)
  const change = step.changes.find((one) => {
    const moved = directionOf(one, step.words)
    return moved !== null && asSharpness(moved).axis === axis
  })
  return change ? { step, change, isLast: step.changes.length === 1 } : null
}

function whatOf(meant: Meant | null, { axis }: Direction, { words }: Scene): string {
  const said = meant && nounOf(meant.change, meant.step.words)
  return said ?? (meant?.step.words ?? words).axes[axis].of
}
