import type { Direction } from '../reading/reading.ts'
import { comparativeOf } from './axis-words.ts'
import type { FollowUp } from './follow-up.ts'
import { newestOnAxis, onAxis, onTop, whatOf } from './on-axis.ts'
import type { Past } from './past.ts'
import { makeMore } from './regrade.ts'
import type { Said } from './said.ts'
import { ask, parentName, quoted, resolved, type Scene } from './scene.ts'
import { startLower } from './sentences.ts'
import { versionWanted } from './version-wanted.ts'

type Quality = Extract<Said, { readonly act: 'quality' }>

/** Resolves "than before" and "than v2": from that very picture, so that the comparison holds. */
export function comparedWith(said: Quality, direction: Direction, scene: Scene): FollowUp {
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
  const lost = scene.past.slice(scene.past.findIndex(({ id }) => id === than.parent) + 1)
  const comparative = comparativeOf(direction, words)
  const instruction = makeMore(what, comparative, Math.min(1, said.size) as 0 | 1, words)
  const name = parentName(scene, than.parent)
  const others = lost.filter((step) => !onAxis(step, direction)?.isLast)
  if (others.length > 0) {
    return ask(
      `Going on from ${name} leaves out ${others.map((step) => step.name).join(', ')}. From where?`,
      [
        { label: `From ${name}`, text: `Go back to ${name} and ${startLower(instruction)}` },
        { label: 'From what shows now', text: instruction },
      ],
    )
  }
  const left = lost.map((step) => step.name).join(', ')
  return resolved(scene, {
    instruction,
    from: meant?.step ?? null,
    parent: than.parent,
    because: `Starts from ${name}, which you compare with${left === '' ? '' : `; ${left} is left out`}.`,
  })
}

function versionOption(step: Past) {
  return { label: `${step.name}: ${quoted(step.instruction)}`, text: `Go back to ${step.name}` }
}
