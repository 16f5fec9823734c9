import type { ExecutionContext } from 'photoshop'
import { cancelled, throwIfAborted } from '../../core/errors.ts'

/** A time in which Photoshop belongs to the plugin alone: only in one can documents be changed. */
export interface ModalScope {
  readonly signal: AbortSignal | undefined
  /** Throws `cancelled` once the user pressed Esc or the signal was aborted: call it between Photoshop's calls. */
  expectGoing(): void
  /** Shows how far it has come, 0..1, in Photoshop's own bar. */
  report(fraction: number): void
  /** Has something done once the scope has ended, before whoever waits for it goes on: after Esc nothing can be done in it. */
  afterwards(work: () => Promise<void>): void
  readonly history: Pick<ExecutionContext['hostControl'], 'suspendHistory' | 'resumeHistory'>
}

/** A scope with what its owner needs to know of it. */
export interface OpenedScope extends ModalScope {
  /** Whether the user or the signal ended it early. */
  wasCancelled(): boolean
  /** The same scope for work with a signal of its own. */
  under(signal: AbortSignal | undefined): OpenedScope
}

/**
 * Makes the scope of a modal execution that has just begun.
 *
 * @param later Gets what is to be done afterwards.
 */
export function createModalScope(
  context: ExecutionContext,
  signal: AbortSignal | undefined,
  later: (() => Promise<void>)[],
): OpenedScope {
  let stopped = false
  context.onCancel = () => {
    stopped = true
  }
  // Read each time: Photoshop sets it while scripts wait for its calls.
  const isStopped = () => stopped || context.isCancelled === true

  function under(own: AbortSignal | undefined): OpenedScope {
    return {
      signal: own,
      expectGoing() {
        if (isStopped()) throw cancelled()
        throwIfAborted(signal)
        throwIfAborted(own)
      },
      afterwards: (work) => void later.push(work),
      report: (value) => context.reportProgress({ value }),
      history: context.hostControl,
      wasCancelled: () => isStopped() || signal?.aborted === true || own?.aborted === true,
      under,
    }
  }
  return under(signal)
}
