import type { Provider } from '../../core/provider.ts'
import { falQueueWithClient } from '../../core/providers/fal/fal-queue-with-client.ts'
import { paintLocally } from '../../core/providers/local/paint-locally.ts'
import { carryWithClient } from '../../core/providers/openai/carry-with-client.ts'
import { createProvider, providerInfos } from '../../core/providers/provider-list.ts'
import { nodeWait } from './node-wait.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** How a provider is reached from the command line; its key comes from the environment alone. */
export interface ProviderSettings {
  readonly baseUrl: string | null
  /** Values of the provider's own options, by their names; absent: none. */
  readonly options?: Readonly<Record<string, string>>
  /** Whether nothing is sent: then no real key is needed. */
  readonly dryRun: boolean
}

/**
 * Makes the provider with an id.
 *
 * @throws UsageError for an address that it does not take; what {@link createProvider} throws.
 */
export function openProvider(
  id: string,
  { baseUrl, options, dryRun }: ProviderSettings,
  env: Surroundings['env'],
): Provider {
  const info = providerInfos.find((known) => known.id === id)
  const set = info?.keyVariable === undefined ? undefined : env[info.keyVariable]
  const key = dryRun ? set || 'none' : set
  if (baseUrl !== null && info && !info.takesBaseUrl) {
    throw new UsageError(`${info.label} takes no --base-url.`, 'Leave it out.')
  }
  return createProvider(id, {
    fetch: globalThis.fetch,
    wait: nodeWait,
    openai: carryWithClient,
    falQueue: falQueueWithClient,
    paintLocal: paintLocally,
    ...(key !== undefined && key !== '' && { key }),
    ...(baseUrl !== null && { baseUrl }),
    ...(options && { options }),
  })
}
