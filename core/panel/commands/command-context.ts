import { toPlainError } from '../../errors.ts'
import type { Provider } from '../../provider.ts'
import type { RefineDeps } from '../../refine.ts'
import type { PanelAction } from '../action.ts'
import type { PanelDeps } from '../panel-deps.ts'
import type { PanelState, Retry } from '../state.ts'

/** What every command works with. */
export interface CommandContext {
  readonly deps: PanelDeps
  readonly getState: () => PanelState
  readonly dispatch: (action: PanelAction) => void
  /** Settles once nothing is written to the document; also when the panel goes away. */
  readonly idle: () => Promise<void>
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
  const provider = await providerFor(context, providerId)
  return { host, provider, ledger, decode, work, clock, newId, wait, random, newAbort }
}

/** Makes a provider as it is set up; its key is read only now and kept nowhere. */
export async function providerFor(context: CommandContext, id: string): Promise<Provider> {
  const { secrets, createProvider } = context.deps
  const { providers, baseUrls, options } = context.getState()
  const info = providers.find((known) => known.id === id)
  const key = info?.needsKey || info?.takesKey ? await secrets.get(id) : null
  const given = options[id]
  return createProvider(id, {
    key,
    baseUrl: baseUrls[id] || null,
    ...(given && { options: given }),
  })
}
