import type { Preserve } from '../../edit/edit.ts'
import type { Change, Keep, Reading } from '../reading/reading.ts'
import { stages } from '../stages/stage.ts'
import type { Step, Suggestion } from './finding.ts'
import { shortened } from './rewrite.ts'

/**
 * Takes an instruction apart into steps that can run one after the other, each as a version of its own.
 *
 * They come in the order of the stages, and within a stage as they were written; a step about a thing that another one
 * brings in waits for it. What the instruction keeps is kept by each of them, after the `preserves` given.
 */
export function stepsOf(reading: Reading, preserves: readonly Preserve[] = []): readonly Step[] {
  const kept = reading.keeps.map(preserveOf)
  const said = new Set(preserves.map(({ text }) => text.toLowerCase()))
  const preserve = [...preserves, ...kept.filter(({ text }) => !said.has(text.toLowerCase()))]
  const steps = new Map<string, Step>()
  for (const { alone, stage } of inStageOrder(reading.changes)) {
    const name = alone.toLowerCase()
    if (!steps.has(name)) steps.set(name, { instruction: alone, stage, preserve })
  }
  return [...steps.values()]
}

/** More steps than these are no plan that anybody reads. */
const mostSteps = 8

/** Proposes to run an instruction as steps; where they are too many, to begin with the first of them. */
export function inSteps(steps: readonly Step[]): Suggestion {
  const [first] = steps
  if (first === undefined || steps.length <= mostSteps)
    return { kind: 'steps', label: `Run as ${steps.length} steps`, steps }
  const { instruction } = first
  return { kind: 'rewrite', label: `Begin with “${shortened(instruction)}”`, text: instruction }
}

/** What an instruction keeps, as data: it becomes words of the prompt and a check afterwards. */
export function preserveOf({ what, kind }: Keep): Preserve {
  return { text: what.slice(0, 300), kind }
}

/** Puts changes into the order in which they hold best. */
export function inStageOrder(changes: readonly Change[]): readonly Change[] {
  const places: number[] = []
  for (const [i, change] of changes.entries()) {
    const earlier = changes.slice(0, i).map((other, at) => (needs(change, other) ? places[at] : 0))
    places.push(Math.max(stages.indexOf(change.stage), ...earlier.map((place) => place ?? 0)))
  }
  return changes
    .map((change, i) => ({ change, place: places[i] ?? 0 }))
    .sort((one, other) => one.place - other.place)
    .map(({ change }) => change)
}

/** Kinds of change that bring something in. */
const bringing: readonly Change['kind'][] = ['add', 'replace', 'background', 'text']

/** Whether a change is about a thing that an earlier one brings in, or names it: "behind the lamp". */
function needs(change: Change, earlier: Change): boolean {
  if (!bringing.includes(earlier.kind)) return false
  if (change.isPronoun) return true
  const name = lastWord((earlier.result ?? earlier.target)?.text.split(otherParts)[0])
  return name !== '' && wordsIn(change.alone).includes(name)
}

/** What stands behind the name of a thing. */
const otherParts = /,| (?:with|of|in|on|at|near|for|from|mit|von|con|de|en) /i

function lastWord(text: string | undefined): string {
  return wordsIn(text ?? '').at(-1) ?? ''
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []
}
