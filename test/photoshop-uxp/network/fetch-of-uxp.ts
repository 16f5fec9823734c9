import { expect } from 'vitest'

/**
 * UXP's fetch as far as it is documented: it takes text and buffers, throws for what it
 * does not take, and never stops a request.
 */
export async function fetchOfUxp(url: string, init: object = {}) {
  const { method, headers, body, credentials, ...more } = init as RequestInit
  if (Object.keys(more).length > 0) throw new TypeError(`Unknown: ${Object.keys(more)}`)
  if (body !== undefined && !isBody(body)) throw new TypeError('Unknown body')
  expect(credentials).toBe('omit')
  const response = await fetch(url, {
    method: method ?? 'GET',
    headers: { ...(headers as Record<string, string>) },
    ...(body !== undefined && { body }),
  }).catch(() => {
    throw new TypeError('Network request failed')
  })
  return {
    ...{ ok: response.ok, status: response.status },
    headers: { get: (name: string) => response.headers.get(name) },
    arrayBuffer: () => response.arrayBuffer(),
    text: () => response.text(),
  }
}

/** A buffer may come from another realm, where `instanceof` knows nothing. */
function isBody(body: unknown): body is string | ArrayBuffer {
  return typeof body === 'string' || Object.prototype.toString.call(body) === '[object ArrayBuffer]'
}
