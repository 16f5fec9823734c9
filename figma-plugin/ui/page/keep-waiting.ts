import { toPlainError } from '../../../core/errors.ts'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import type { LedgerStore } from '../storage/ledger-store.ts'

/**
 * Makes results durable that still wait when nothing is under way: the user is choosing, or placing failed.
 *
 * @returns the way to stop it.
 */
export function keepWaitingResults(
  store: Pick<PanelStore, 'getState' | 'subscribe' | 'dispatch'>,
  ledger: Pick<LedgerStore, 'keepWaiting'>,
): () => void {
  let seen: unknown = null
  return store.subscribe(() => {
    const { waiting, run, busy } = store.getState()
    if (run || busy || waiting === seen) return
    seen = waiting
    if (!waiting.some(({ state }) => state === 'answered')) return
    ledger.keepWaiting().catch((thrown: unknown) => {
      store.dispatch({ type: 'problem', problem: { error: toPlainError(thrown), retry: null } })
    })
  })
}
