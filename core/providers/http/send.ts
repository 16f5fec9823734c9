import { connectionFailure } from './connection-failure.ts'
import { endInTime } from './end-in-time.ts'
import type { HttpAccess, HttpCall, Sent } from './http-call.ts'
import { isSurelyOffline } from './is-surely-offline.ts'
import { readResponse } from './read-response.ts'

/**
 * Sends one request by `fetch` alone and reads its answer; it never rejects and never sends anything twice.
 *
 * It uses nothing but what every platform has (UXP lacks `Headers`, `Response` and text codecs as globals), adds no
 * header of its own and follows no redirect: a key must not travel to an address that the user does not know.
 */
export async function send(call: HttpCall, access: HttpAccess): Promise<Sent> {
  if (call.signal?.aborted) return { ok: false, failure: { kind: 'aborted' } }
  if (isSurelyOffline(call.url, access)) return { ok: false, failure: { kind: 'offline' } }
  return endInTime(call, access.wait, async (signal) => {
    const { url, method, headers, body } = call
    const response = await access.fetch(url, {
      method,
      headers: { ...headers },
      redirect: 'manual',
      ...(body !== undefined && { body }),
      signal,
    })
    return readResponse(response, call)
  }).catch((thrown: unknown) => ({ ok: false, failure: connectionFailure(thrown) }))
}
