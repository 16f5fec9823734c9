import { toPlainError } from '../../errors.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Provider } from '../../provider.ts'
import type { RefineDeps } from '../../refine.ts'
import type { BatchStep } from '../batch-steps.ts'
import { expectWithinJob, spentOn } from '../job-budget.ts'
import type { JobLog } from '../job-log.ts'
import type { BatchDesk, OpenPicture } from './batch-desk.ts'

/** How long nothing is sent after the service asked to slow down without saying for how long, in milliseconds. */
const usualHoldMs = 10_000

/**
 * Gives what one step's refinement needs, so that every call waits for its turn, stays within the job's budget, and
 * stands in the job's journal before the ledger and the service hear of it.
 */
export function callDeps(
  desk: BatchDesk,
  { host }: OpenPicture,
  item: string,
  stepIndex: number,
  signal: AbortSignal | undefined,
): RefineDeps {
  const step = desk.steps[stepIndex] as BatchStep // a step of the job
  const { decode, work, clock, newId, wait, random, newAbort } = desk
  const ledger = notingLedger(desk, item, stepIndex, signal)
  const provider = slowingProvider(desk.providerOf(step), desk)
  return { host, provider, ledger, decode, work, clock, newId, wait, random, newAbort }
}

function notingLedger(
  { ledger, log, pace, budgetUsd }: BatchDesk,
  item: string,
  step: number,
  signal: AbortSignal | undefined,
): Ledger {
  return {
    ...ledger,
    open(entry) {
      const highUsd = entry.estimate?.highUsd ?? null
      return pace.turn(async () => {
        if (!isOpen(log, item, entry.id)) {
          expectWithinJob(spentOn(log.items.values()), highUsd, budgetUsd)
        }
        await log.note({ type: 'open', item, step, call: entry.id, highUsd })
        try {
          await ledger.open(entry)
        } catch (thrown) {
          // It is not sent then.
          const error = toPlainError(thrown)
          await log.note({ type: 'refused', item, call: entry.id, error })
          throw thrown
        }
      }, signal)
    },
    async arrived(call, answer) {
      await ledger.arrived(call, answer)
      await log.note({ type: 'answered', item, call, costUsd: answer.usage.costUsd })
    },
  }
}

/** One that is waited for again counts already. */
function isOpen({ items }: JobLog, item: string, call: string): boolean {
  return items.get(item)?.calls.some((one) => one.call === call && one.state === 'open') ?? false
}

/** When the service asks one call to slow down, all others wait as well. */
function slowingProvider(provider: Provider, { pace }: BatchDesk): Provider {
  return {
    ...provider,
    async edit(request, options) {
      try {
        return await provider.edit(request, options)
      } catch (thrown) {
        const { code, retryAfterMs } = toPlainError(thrown)
        if (code === 'rate_limited') pace.hold(retryAfterMs ?? usualHoldMs)
        throw thrown
      }
    },
  }
}
