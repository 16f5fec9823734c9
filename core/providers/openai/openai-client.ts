import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from 'openai'
import type { Failure } from './explain-failure.ts'
import type { PostEdit } from './post-edit.ts'
import { statusFailure } from './status-failure.ts'

/**
 * Headers that the client would add about itself: they tell nothing that is needed, and servers that list the
 * headers they allow across origins refuse a request for them.
 */
const selfDescriptions = [
  'X-Stainless-Lang',
  'X-Stainless-Package-Version',
  'X-Stainless-OS',
  'X-Stainless-Arch',
  'X-Stainless-Runtime',
  'X-Stainless-Runtime-Version',
  'X-Stainless-Retry-Count',
  'X-Stainless-Timeout',
  'User-Agent',
]

/** Sends one edit; the only place that uses OpenAI's client. */
export const postByClient: PostEdit = async (body, { key, baseUrl, fetch }, signal) => {
  const client = new OpenAI({
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseUrl,
    fetch,
    maxRetries: 0,
    // Its log would show request bodies, and an environment variable can turn it on.
    logLevel: 'off',
    dangerouslyAllowBrowser: true,
    defaultHeaders: Object.fromEntries(
      [...selfDescriptions, ...(key === null ? ['Authorization'] : [])].map((name) => [name, null]),
    ),
  })
  try {
    const { data, request_id } = await client
      .post<unknown>('/images/edits', { body, ...(signal && { signal }) })
      .withResponse()
    return { ok: true, answer: data, requestId: request_id }
  } catch (thrown) {
    if (signal?.aborted) return { ok: false, failure: { kind: 'aborted' } }
    const failure = failureOf(thrown)
    // What is no failure of the call is an answer that is no JSON.
    return failure ? { ok: false, failure } : { ok: true, answer: null, requestId: null }
  }
}

function failureOf(thrown: unknown): Failure | null {
  if (thrown instanceof APIUserAbortError) return { kind: 'aborted' }
  if (thrown instanceof APIConnectionTimeoutError) return { kind: 'timeout' }
  if (thrown instanceof APIConnectionError) return { kind: 'connection' }
  if (thrown instanceof SyntaxError) return null
  if (!(thrown instanceof APIError)) return { kind: 'connection' }
  return statusFailure(thrown.status, thrown.error, thrown.requestID)
}
