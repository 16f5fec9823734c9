import type { HttpCall, Sent } from './http-call.ts'
import { usualAnswerBytes, usualIdHeader } from './http-call.ts'
import { leave, OversizedAnswer, readBytes, readEventBody, readText } from './read-body.ts'
import { statusFailure } from './status-failure.ts'

/** Longest explanation of a failure that is read, in bytes. */
const failureBytes = 1_000_000

/** Reads what a service answered, whoever sent the call; rejects only when the connection breaks. */
export async function readResponse(
  response: Response,
  call: Pick<HttpCall, 'expects' | 'maxBytes' | 'onEvent' | 'idHeader'>,
): Promise<Sent> {
  const { status, headers } = response
  const { expects = 'json', maxBytes = usualAnswerBytes, idHeader = usualIdHeader, onEvent } = call
  // Null also where a page may not see the header.
  const requestId = headers.get(idHeader)
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await leave(response)
    return { ok: false, failure: { kind: 'redirect', requestId, ...namedOrigin(headers) } }
  }
  try {
    if (!response.ok) {
      const answer = await readExplanation(response)
      return { ok: false, failure: statusFailure(status, answer, headers, idHeader) }
    }
    if (onEvent && /^text\/event-stream\b/iu.test(headers.get('content-type') ?? '')) {
      await readEventBody(response, maxBytes, onEvent)
      return { ok: true, status, data: undefined, requestId }
    }
    const data =
      expects === 'bytes'
        ? await readBytes(response, maxBytes)
        : parseJson(await readText(response, maxBytes))
    return { ok: true, status, data, requestId }
  } catch (thrown) {
    if (!(thrown instanceof OversizedAnswer)) throw thrown
    return { ok: false, failure: { kind: 'oversized', requestId } }
  }
}

/** An explanation that is too long, or breaks off, explains nothing; the status still counts. */
async function readExplanation(response: Response): Promise<unknown> {
  try {
    const text = await readText(response, failureBytes)
    const isPage = /^\s*</u.test(text)
    return parseJson(text) ?? (isPage ? undefined : text.trim())
  } catch {
    return undefined
  }
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Only the origin: the rest of an address may hold secrets. */
function namedOrigin(headers: Pick<Headers, 'get'>): { readonly message?: string } {
  const origin = /^https?:\/\/[^/?#@]+(?=[/?#]|$)/iu.exec(headers.get('location') ?? '')?.[0]
  return origin === undefined ? {} : { message: origin }
}
