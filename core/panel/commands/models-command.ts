import { RefineError, toPlainError } from '../../errors.ts'
import type { ServerModels } from '../setup.ts'
import { type CommandContext, providerFor } from './command-context.ts'

/** Makes the command that asks a provider's server which models it has; failures are said where the models are. */
export function createModelsCommand(context: CommandContext, remember: () => void) {
  const { dispatch, getState, deps, closing } = context
  return async (provider: string): Promise<void> => {
    if (getState().serverModels[provider]?.asking) return
    const address = getState().baseUrls[provider]
    const tell = (changes: Partial<ServerModels>): void => {
      // What a server says that is not set up any more counts for nothing.
      if (getState().baseUrls[provider] !== address) return
      dispatch({ type: 'serverModels', provider, changes })
    }
    tell({ asking: true, error: null })
    try {
      const painter = await providerFor(context, provider)
      const found = (await painter.models?.({ signal: closing })) ?? []
      if (found.length === 0) throw noModels()
      const names = found.map(({ id, label }) => ({ id, label }))
      tell({ names, askedAt: deps.clock.now(), asking: false })
      remember()
    } catch (thrown) {
      tell({ asking: false, error: toPlainError(thrown) })
    }
  }
}

function noModels(): RefineError {
  return new RefineError('bad_answer', 'The server named no models.', {
    hint: 'Load a model there, then ask again.',
    retryable: true,
  })
}
