import { throwIfAborted, toPlainError } from '../errors.ts'
import { mayBeBilled } from '../ledger/billing.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { ProviderAnswer } from '../provider.ts'
import { forget } from './forget-call.ts'
import { keepAnswer } from './keep-answer.ts'
import { type NewCall, type NotedCall, noteCall } from './note-call.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'
import { pauseBeforeResend } from './retry-unbilled.ts'
import { type Paint, sendCall } from './send-call.ts'

/** What a call came to, after it was kept. */
export interface Asked {
  readonly answer: ProviderAnswer
  /** What the user should know of it, as sentences. */
  readonly notes: readonly string[]
}

/** What asking needs from outside. */
export type AskDeps = Pick<
  RefineDeps,
  'provider' | 'ledger' | 'host' | 'decode' | 'clock' | 'wait' | 'random'
>

/**
 * Notes a call, sends it, waits for its answer and keeps that: what comes has at least one picture, and is stored before
 * anything else is done with it.
 *
 * A call that surely was not billed (too many requests, a server that could not be reached) is sent again on its own,
 * some times and with pauses, each time as a further attempt that is noted first. Nothing else is ever sent twice.
 *
 * @param replaces Calls that this one is sent instead of ({@link callsToReplace}): they are forgotten once this one may
 *   have been billed.
 * @throws RefineError `over_budget`, what the provider throws, `bad_answer`, `cancelled`.
 */
export async function askProvider(
  deps: AskDeps,
  call: NewCall,
  paint: Paint,
  options: RefineOptions,
  replaces: readonly string[] = [],
): Promise<Asked> {
  throwIfAborted(options.signal)
  for (let resends = 0; ; resends++) {
    const noted = await noteCall(deps, call, options)
    try {
      const answer = await sendCall(deps, noted, paint, options)
      const notes = await keepAnswer(deps, noted.id, answer)
      await forgetAll(deps, replaces)
      return { answer, notes }
    } catch (thrown) {
      const entry = await entryOf(deps, noted.id)
      // With its ticket it is in the provider's queue, whatever happened to the connection afterwards.
      const isQueued = entry?.ticket !== undefined
      const pause = isQueued ? null : pauseBeforeResend(thrown, resends, deps.random)
      if (pause === null) {
        if (entry && (isQueued || mayBeBilled(toPlainError(thrown))))
          await forgetAll(deps, replaces)
        throw thrown
      }
      await pauseFor(deps, noted, { pause, why: toPlainError(thrown).message }, options)
    }
  }
}

/** Waits before a call is sent again; cancelling meanwhile leaves nothing behind, because nothing was billed. */
async function pauseFor(
  { ledger, wait }: AskDeps,
  { id }: NotedCall,
  { pause, why }: { readonly pause: number; readonly why: string },
  { signal, onWarning }: RefineOptions,
): Promise<void> {
  const seconds = Math.ceil(pause / 1000)
  onWarning?.(`${why} Trying again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`)
  try {
    await wait(pause, signal)
    throwIfAborted(signal)
  } catch (thrown) {
    await forget(ledger, id)
    throw thrown
  }
}

/** The call as the book has it; null when it left nothing there. */
async function entryOf({ ledger }: AskDeps, call: string): Promise<LedgerEntry | null> {
  const entries = await ledger.entries().catch(() => [])
  return entries.find(({ id }) => id === call) ?? null
}

async function forgetAll({ ledger }: AskDeps, calls: readonly string[]): Promise<void> {
  for (const call of calls) await forget(ledger, call, 'replaced')
}
