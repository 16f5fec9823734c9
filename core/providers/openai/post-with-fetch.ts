import type { PostEdit } from './post-edit.ts'
import { statusFailure } from './status-failure.ts'

/**
 * Sends one edit by `fetch` alone, for platforms that lack what OpenAI's client is built on (`Headers`, `Response`,
 * text codecs), as UXP does.
 *
 * Without a timeout: the call may cost, so it is waited for until it ends or is cancelled.
 */
export const postWithFetch: PostEdit = async (body, { key, baseUrl, fetch }, signal) => {
  try {
    const response = await fetch(`${baseUrl}/images/edits`, {
      method: 'POST',
      // Nothing that servers that list the headers they allow across origins would refuse.
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    })
    const requestId = response.headers.get('x-request-id')
    const answer = parseJson(await response.text())
    if (response.ok) return { ok: true, answer, requestId }
    return { ok: false, failure: statusFailure(response.status, answer, requestId) }
  } catch (thrown) {
    if (signal?.aborted && isAbort(thrown, signal))
      return { ok: false, failure: { kind: 'aborted' } }
    return { ok: false, failure: { kind: isTimeout(thrown) ? 'timeout' : 'connection' } }
  }
}

/** Undefined for what is no JSON: an answer without a picture, or a failure without words. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A call that can only be left alone may still fail for a reason of its own after it was. */
function isAbort(thrown: unknown, { reason }: AbortSignal): boolean {
  return thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError')
}

/** Runtimes say so in words only: of the error itself, or of its cause. */
function isTimeout(thrown: unknown): boolean {
  const cause = thrown instanceof Error ? thrown.cause : undefined
  return /timed? ?out/iu.test(`${thrown} ${cause}`)
}
