import {
  free,
  type Provider,
  type ProviderAnswer,
  type ProviderCallOptions,
  type ProviderRequest,
} from '../../provider.ts'
import { localInfo } from './local-info.ts'
import { paintLocally } from './paint-locally.ts'

/** Paints a request; {@link paintLocally} here, or a function that has a worker do it. */
export type PaintLocally = (
  request: ProviderRequest,
  options?: ProviderCallOptions,
) => Promise<ProviderAnswer>

/**
 * Makes the embedded provider: deterministic, offline, free.
 *
 * `paint` replaces where the work is done, not what is done: hosts with workers hand in a function that calls one.
 */
export function createLocalProvider(options: { readonly paint?: PaintLocally } = {}): Provider {
  const { paint = paintLocally } = options
  return {
    info: localInfo,
    edit: (request, callOptions) => paint(request, callOptions),
    estimate: () => free,
  }
}
