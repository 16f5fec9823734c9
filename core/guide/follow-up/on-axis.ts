import type { Direction } from '../reading/reading.ts'
import type { Meant } from './amount-of.ts'
import { comparativeOf } from './axis-words.ts'
import type { FollowUp } from './follow-up.ts'
import { directionOf, type Past } from './past.ts'
import { makeMore } from './regrade.ts'
import { nounOf } from './retarget.ts'
import type { Said } from './said.ts'
import { ask, resolved, type Scene } from './scene.ts'

type Quality = Extract<Said, { readonly act: 'quality' }>

/** Moves an axis from how it is now: of what an older step moved on it, else of what usually has it. */
export function onTop({ size, text }: Quality, direction: Direction, scene: Scene): FollowUp {
  const meant = newestOnAxis(scene.past, direction)
  const { words } = meant?.step ?? scene
  const what = whatOf(meant, direction, scene)
  if (what === '') return ask(`What is to be ${comparativeOf(direction, words)}?`)
  return resolved(scene, {
    instruction: makeMore(what, comparativeOf(direction, words), Math.min(1, size) as 0 | 1, words),
    from: meant?.step ?? null,
    parent: scene.context.parent,
    because: meant
      ? `“${text}” is taken to mean ${what}, as in ${meant.step.name}.`
      : `“${text}” is taken to mean ${what}.`,
  })
}

/** Finds the newest step that moved an axis. */
export function newestOnAxis(past: readonly Past[], direction: Direction): Meant | null {
  for (const step of [...past].reverse()) {
    const meant = onAxis(step, direction)
    if (meant) return { ...meant, isLast: meant.isLast && step === past.at(-1) }
  }
  return null
}

/** More blur behind is less sharpness: both are spoken of by the same words. */
export function asSharpness({ axis, sign }: Direction): Direction {
  return axis === 'depth of field' ? { axis: 'sharpness', sign: sign > 0 ? -1 : 1 } : { axis, sign }
}

/** Finds the change of a step that moved an axis. */
export function onAxis(step: Past, direction: Direction): Meant | null {
  const { axis } = asSharpness(direction)
  const change = step.changes.find((one) => {
    const moved = directionOf(one, step.words)
    return moved !== null && asSharpness(moved).axis === axis
  })
  return change ? { step, change, isLast: step.changes.length === 1 } : null
}

/** Gives what has an axis here, with its article; empty where nothing has it without being named. */
export function whatOf(meant: Meant | null, { axis }: Direction, { words }: Scene): string {
  const said = meant && nounOf(meant.change, meant.step.words)
  return said ?? (meant?.step.words ?? words).axes[axis].of
}
