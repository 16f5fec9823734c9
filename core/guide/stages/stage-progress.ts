import type { PastStep } from '../findings/guide-context.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import { type Stage, stages } from './stage.ts'
import { stageLabels } from './stage-labels.ts'
import { silent, stageOfInstruction } from './stage-of-instruction.ts'

/** Where a picture is on the way from light to polish. */
export interface StageProgress {
  /** How many accepted changes each stage has had. */
  readonly done: Readonly<Record<Stage, number>>
  /** Of the newest accepted step; null: nothing was accepted yet. */
  readonly now: Stage | null
  /** What usually comes next; null: usually nothing. */
  readonly next: Stage | null
  /** The same as one sentence. */
  readonly note: string
}

/**
 * Tells where a picture is from the steps that were accepted on the way to it.
 *
 * Next is the first stage after all that were touched: one that was left out may not be needed, and going back to it stays
 * possible. A step that does several things counts in each of their stages.
 */
export function stageProgress(path: readonly PastStep[]): StageProgress {
  const done: Record<Stage, number> = { light: 0, composition: 0, brand: 0, people: 0, polish: 0 }
  for (const { instruction } of path) {
    for (const { stage, kind } of readInstruction(instruction).changes) {
      if (!silent.includes(kind)) done[stage] += 1
    }
  }
  const newest = path.at(-1)
  const now = newest ? stageOfInstruction(newest.instruction) : null
  const furthest = furthestOf(done)
  const next = furthest === null ? 'light' : (stages[stages.indexOf(furthest) + 1] ?? null)
  return { done, now, next, note: noteOf(done, next) }
}

/** Gives the last stage that was touched; null: none was. */
export function furthestOf(done: StageProgress['done']): Stage | null {
  return [...stages].reverse().find((stage) => done[stage] > 0) ?? null
}

function noteOf(done: StageProgress['done'], next: Stage | null): string {
  const touched = stages.filter((stage) => done[stage] > 0).map((stage) => stageLabels[stage])
  if (next === null) return 'Polish usually comes last: this may be finished.'
  if (touched.length === 0) return 'Light and atmosphere usually come first.'
  const skipped = stages.slice(0, stages.indexOf(next)).filter((stage) => done[stage] === 0)
  const left = skipped.map((stage) => stageLabels[stage])
  const passed = left.length === 0 ? '' : ` ${listed(left)} left out so far, which may be fine.`
  return `${listed(touched)} done; ${commonNames[next]} usually ${plural.has(next) ? 'come' : 'comes'} next.${passed}`
}

const commonNames: Readonly<Record<Stage, string>> = {
  light: 'light and atmosphere',
  composition: 'composition',
  brand: 'brand and lettering',
  people: 'people',
  polish: 'polish',
}

const plural: ReadonlySet<Stage> = new Set(['light', 'brand', 'people'])

function listed(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name, at) => (at === 0 ? name : name.toLowerCase()))
  const last = others.pop()
  return last === undefined ? first : `${[first, ...others].join(', ')} and ${last}`
}
