import type { Director } from '../director.ts'
import { keyFor } from './key-for.ts'
import { createOpenaiDirector } from './openai/director/create-openai-director.ts'
import { openaiInfo } from './openai/openai-info.ts'
import type { ProviderAccess } from './provider-list.ts'
import { toDataUrlHere } from './to-data-url.ts'

/** Provider whose key and address an art director uses. */
export const directorProvider = openaiInfo.id

/**
 * Makes the art director; nothing is sent before it is asked.
 *
 * @throws RefineError `missing_key`, `bad_key` for a text that can be no key.
 */
export function createDirector(
  access: Pick<
    ProviderAccess,
    'key' | 'baseUrl' | 'fetch' | 'wait' | 'isOnline' | 'openai' | 'toDataUrl'
  >,
): Director {
  const { baseUrl, fetch, wait, isOnline, openai, toDataUrl = toDataUrlHere } = access
  return createOpenaiDirector({
    ...{ fetch, wait, toDataUrl, transport: openai },
    key: keyFor(openaiInfo, access),
    ...(isOnline && { isOnline }),
    ...(baseUrl !== undefined && { baseUrl: baseUrl.trim().replace(/\/+$/u, '') }),
  })
}
