import { toPlainError } from '../../errors.ts'
import type { RefineDeps } from '../../refine.ts'
import type { PanelAction } from '../action.ts'
import type { PanelDeps } from '../panel-deps.ts'
import type { PanelState, Retry } from '../state.ts'

/** What every command works with. */
export interface CommandContext {
  readonly deps: PanelDeps
  readonly getState: () => PanelState
  readonly dispatch: (action: PanelAction) => void
  /** Aborted when the panel goes away. */
  readonly closing: AbortSignal
}

/** Shows a failure; what the user stopped is only said, and a retry is offered only where it can help. */
export function showProblem(context: CommandContext, thrown: unknown, retry: Retry | null): void {
  const error = toPlainError(thrown)
  if (error.code === 'cancelled') {
    context.dispatch({ type: 'say', text: 'Cancelled. Nothing was changed.' })
    return
  }
  context.dispatch({ type: 'problem', problem: { error, retry: error.retryable ? retry : null } })
}

/** Puts together what a refinement with a provider needs; the key is read only now and kept nowhere. */
export async function refineDepsFor(
  context: CommandContext,
  providerId: string,
): Promise<RefineDeps> {
  const { host, ledger, decode, work, clock, newId, wait, random, newAbort } = context.deps
  const { secrets, createProvider } = context.deps
  const info = context.getState().providers.find((known) => known.id === providerId)
  const key = info?.needsKey ? await secrets.get(providerId) : null
  const baseUrl = context.getState().baseUrls[providerId] || null
  const provider = createProvider(providerId, { key, baseUrl })
  return { host, provider, ledger, decode, work, clock, newId, wait, random, newAbort }
}
