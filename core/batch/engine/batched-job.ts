import type { ItemState } from '../item-state.ts'
import type { BatchDesk } from '../run/batch-desk.ts'
import type { RunOptions } from '../run/run-live.ts'
import type { BatchEngine } from './batch-engine.ts'

/** A job whose calls travel in batches, and what this run learns on the way. */
export interface BatchedJob {
  readonly desk: BatchDesk
  readonly engine: BatchEngine
  readonly options: RunOptions & { readonly onBatch?: (text: string) => void }
  /** Pictures whose next step is asked live, because a batch could not bring it. */
  readonly live: Set<string>
  /** How often a picture's next step ran out of time in a batch. */
  readonly expired: Map<string, number>
}

/** How often a step is sent in a further batch after its time ran out, before it is asked live. */
export const mostExpiries = 2

/** Gives how a picture of the job stands. */
export function stateOf({ desk }: Pick<BatchedJob, 'desk'>, item: string): ItemState {
  return desk.log.items.get(item) as ItemState // a picture of the job
}
