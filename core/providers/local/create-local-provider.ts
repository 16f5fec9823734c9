import {
  free,
  type Provider,
  type ProviderAnswer,
  type ProviderCallOptions,
  type ProviderRequest,
} from '../../provider.ts'
import { localInfo } from './local-info.ts'

/** Paints a request: `paintLocally`, or a function that has a worker do it. */
export type PaintLocally = (
  request: ProviderRequest,
  options?: ProviderCallOptions,
) => Promise<ProviderAnswer>

/**
 * Makes the embedded provider: deterministic, offline, free.
 *
 * @param paint Says where the work is done, not what is done. It is handed in so that a page whose worker paints does
 *   not carry all of that, too.
 */
export function createLocalProvider(paint: PaintLocally): Provider {
  return {
    info: localInfo,
    edit: paint,
    estimate: () => free,
  }
}
