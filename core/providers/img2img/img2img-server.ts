import { toBase64, toUtf8 } from '../../bytes.ts'
import type { HttpAccess, HttpCall, Sent } from '../http/http-call.ts'
import { send } from '../http/send.ts'

/** Painting on a slow machine takes long; a server that says nothing for this long is taken for lost. */
const paintLimitMs = 1_800_000

/** Four pictures of four megapixels as base64. */
const answerBytes = 100_000_000

/** Everything else is answered from memory. */
const lookLimitMs = 30_000

/** A server that speaks AUTOMATIC1111's API; every verb ends as `send` does, and never rejects. */
export interface Img2imgServer {
  /** Asks for something that changes nothing. */
  get(path: string, signal?: AbortSignal): Promise<Sent>
  /** Asks for work, which may take long. */
  post(path: string, body: unknown, signal?: AbortSignal): Promise<Sent>
  /** Asks the server to stop what it paints. */
  interrupt(signal?: AbortSignal): Promise<Sent>
}

/**
 * Reaches a server at an address.
 *
 * @param baseUrl With or without the `/sdapi/v1` that all its routes begin with.
 * @param login "user:password" as the server was started with (`--api-auth`), or the token of a gateway before it; null
 *   when it takes none.
 */
export function openImg2imgServer(
  baseUrl: string,
  login: string | null,
  http: HttpAccess,
): Img2imgServer {
  const root = `${baseUrl.replace(/\/+$/u, '').replace(/\/sdapi(?:\/v1)?$/u, '')}/sdapi/v1`
  const headers = { accept: 'application/json', ...authorization(login) }
  const call = (call: Omit<HttpCall, 'headers'>, more: Readonly<Record<string, string>> = {}) =>
    send({ ...call, headers: { ...headers, ...more } }, http)
  const withSignal = (signal: AbortSignal | undefined) => (signal ? { signal } : {})
  return {
    get: (path, signal) =>
      call({
        url: `${root}/${path}`,
        method: 'GET',
        timeLimitMs: lookLimitMs,
        ...withSignal(signal),
      }),
    post: (path, body, signal) =>
      call(
        {
          url: `${root}/${path}`,
          method: 'POST',
          body: JSON.stringify(body),
          maxBytes: answerBytes,
          timeLimitMs: paintLimitMs,
          ...withSignal(signal),
        },
        { 'content-type': 'application/json' },
      ),
    interrupt: (signal) =>
      call({
        url: `${root}/interrupt`,
        method: 'POST',
        timeLimitMs: lookLimitMs,
        ...withSignal(signal),
      }),
  }
}

function authorization(login: string | null): Readonly<Record<string, string>> {
  if (login === null) return {}
  const isPair = login.includes(':')
  return { authorization: isPair ? `Basic ${toBase64(toUtf8(login))}` : `Bearer ${login}` }
}
