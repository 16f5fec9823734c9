import { readInstruction } from '../reading/read-instruction.ts'
import type { Change, ChangeKind } from '../reading/reading.ts'
import { type Stage, stages } from './stage.ts'

/** Kinds of change that do not say what should be different, and so belong in no stage. */
export const silent: readonly ChangeKind[] = ['evaluative', 'other']

/**
 * Tells in which stage an instruction belongs: the first one of its changes; null where it asks for
 * nothing, or does not say what should be different.
 */
export function stageOfInstruction(text: string): Stage | null {
  const told = readInstruction(text).changes.filter(({ kind }) => !silent.includes(kind))
  return sortByStage(told)[0]?.stage ?? null
}

/** Puts changes in the order of their stages; within a stage they stay in the order of the text. */
export function sortByStage<T extends Pick<Change, 'stage'>>(changes: readonly T[]): readonly T[] {
  return [...changes].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
}
