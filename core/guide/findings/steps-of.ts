import type { Preserve } from '../../edit/edit.ts'
import type { Change, Keep, Reading } from '../reading/reading.ts'
import { stages } from '../stages/stage.ts'
import type { Step } from './finding.ts'

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
  return inStageOrder(reading.changes).map(({ alone, stage }) => ({
    instruction: alone,
    stage,
    preserve,
  }))
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

/** Whether a change is about a thing that an earlier one brings in. */
function needs(change: Change, earlier: Change): boolean {
  if (earlier.kind !== 'add' && earlier.kind !== 'replace') return false
  if (change.isPronoun) return true
  const brought = earlier.kind === 'replace' ? earlier.result : (earlier.target ?? earlier.result)
  const name = lastWord(brought?.text)
  return name !== '' && name === lastWord(change.target?.text)
}

function lastWord(text: string | undefined): string {
  return (
    text
      ?.toLowerCase()
      .match(/[\p{L}\p{N}'’-]+/gu)
      ?.at(-1) ?? ''
  )
}
