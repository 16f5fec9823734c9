import OpenAI from 'openai'
import { connectionFailure } from '../http/connection-failure.ts'
import { endInTime } from '../http/end-in-time.ts'
import { type Sent, usualTimeLimitMs } from '../http/http-call.ts'
import { isSurelyOffline } from '../http/is-surely-offline.ts'
import { multipart } from '../http/multipart.ts'
import { readResponse } from '../http/read-response.ts'
import type { OpenaiAccess, OpenaiCall, OpenaiTransport } from './openai-transport.ts'

/**
 * The headers that are needed. The client would add more about itself, which tell nothing and for which servers that
 * list what they allow across origins refuse a request; an environment variable can make it add any others.
 */
const neededHeaders = ['accept', 'authorization', 'content-type']

function neededOf(headers: HeadersInit | undefined): Record<string, string> {
  return Object.fromEntries(
    [...new Headers(headers)].filter(([name]) => neededHeaders.includes(name)),
  )
}

/**
 * Makes OpenAI's client as Pentimento uses it: it retries nothing, logs nothing, tells nothing about the machine
 * and follows no redirect.
 */
export function createOpenaiClient({
  key,
  baseUrl,
  fetch,
}: Pick<OpenaiAccess, 'key' | 'baseUrl' | 'fetch'>): OpenAI {
  return new OpenAI({
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseUrl,
    fetch: (url, init) => fetch(url, { ...init, headers: neededOf(init?.headers) }),
    fetchOptions: { redirect: 'manual' },
    maxRetries: 0,
    timeout: usualTimeLimitMs,
    // Its log would show request bodies, and an environment variable can turn it on.
    logLevel: 'off',
    dangerouslyAllowBrowser: true,
    ...(key === null && { defaultHeaders: { authorization: null } }),
  })
}

/**
 * Carries one call by OpenAI's client; the only file that imports it.
 *
 * The client builds and sends the request. What comes back is read as every other answer is (within bounds, event by
 * event) before the client sees it, which would turn a failure into an error of its own.
 */
export const carryByClient: OpenaiTransport = async (call, access) => {
  const { path, body, ...how } = call
  if (how.signal?.aborted) return { ok: false, failure: { kind: 'aborted' } }
  if (isSurelyOffline(access.baseUrl, access)) return { ok: false, failure: { kind: 'offline' } }
  return endInTime(how, access.wait, async (signal) => {
    let outcome: Sent | undefined
    let thrownByFetch: readonly unknown[] = []
    const client = createOpenaiClient({
      ...access,
      fetch: async (...request) => {
        try {
          outcome = await readResponse(await access.fetch(...request), how)
          return new Response(null, { status: 204 })
        } catch (thrown) {
          thrownByFetch = [thrown]
          throw thrown
        }
      },
    })
    const options = { signal, ...written(body) }
    try {
      await (body === undefined ? client.get(path, options) : client.post(path, options))
    } catch (thrown) {
      // Its own errors tell less than what fetch threw.
      throw thrownByFetch.length > 0 ? thrownByFetch[0] : thrown
    }
    if (outcome === undefined) throw new TypeError('Expected the client to have used its fetch')
    return outcome
  }).catch((thrown: unknown) => ({ ok: false, failure: connectionFailure(thrown) }))
}

/** The client writes JSON itself; a form is handed over as it stands, so that both ways send the same bytes. */
function written(body: OpenaiCall['body']) {
  if (body === undefined) return {}
  if ('json' in body) return { body: body.json }
  const form = multipart(body.form)
  return { body: form.body, headers: { 'content-type': form.contentType } }
}
