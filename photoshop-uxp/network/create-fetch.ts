/** How long a request that changes nothing may take, in milliseconds. */
const readTimeoutMs = 30_000

/** What the network is reached with. */
export interface NetworkParts {
  /** UXP's own fetch. */
  readonly fetch: (url: string, init: Readonly<Record<string, unknown>>) => Promise<Response>
  /** Calls back once after that many milliseconds; returns the way to stop it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void
}

/**
 * Makes the fetch that providers are given, over UXP's own, which takes less.
 *
 * - Only an address, a method, plain headers and a text or bytes as body reach UXP; forms and signals do not work
 *   there. Bytes go as an `ArrayBuffer` of their own: a view may be taken for all that it looks into.
 * - What is aborted already is not sent. UXP can't stop a request: a read is left unheard, with an `AbortError`, and
 *   of a call that may cost money the answer is waited for all the same, for somebody has paid for it.
 * - Only reads (GET, HEAD) run into a timeout. A call that may cost money is waited for until it is answered or
 *   left, and nothing is ever sent twice.
 */
export function createFetch({ fetch, after }: NetworkParts): typeof globalThis.fetch {
  return (input, init = {}) => {
    const { signal, method = 'GET', headers, body } = init
    const url = typeof input === 'string' ? input : 'href' in input ? input.href : null
    if (url === null) throw new TypeError('Expected an address but received a Request')
    const content = plainBody(body)
    if (signal?.aborted) return Promise.reject(abortError())
    const isRead = method === 'GET' || method === 'HEAD'
    return new Promise((resolve, reject) => {
      const leave = () => settle(() => reject(abortError()))
      const stopWaiting = isRead
        ? after(readTimeoutMs, () => settle(() => reject(new TypeError('The request timed out'))))
        : () => undefined
      // A promise settles once: what comes after leaving changes nothing.
      const settle = (how: () => void) => {
        stopWaiting()
        signal?.removeEventListener('abort', leave)
        how()
      }
      if (isRead) signal?.addEventListener('abort', leave, { once: true })
      fetch(url, {
        method,
        headers: plainHeaders(headers),
        // Cookies are no business of ours, and UXP sends them unless told otherwise.
        credentials: 'omit',
        ...(content !== null && { body: content }),
      }).then(
        (response) => settle(() => resolve(response)),
        (thrown: unknown) => settle(() => reject(thrown)),
      )
    })
  }
}

/** Gives a body in a form that UXP sends as it is; null when there is none. */
function plainBody(body: BodyInit | null | undefined): string | ArrayBuffer | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new Uint8Array(body).buffer
  throw new TypeError('Expected a text or bytes as body: UXP loses the fields of forms')
}

/** Gives headers as a plain object, which every version of UXP takes. */
function plainHeaders(headers: HeadersInit | undefined): Record<string, string> {
  if (headers === undefined) return {}
  const isList = Symbol.iterator in headers
  const pairs = isList ? [...(headers as Iterable<[string, string]>)] : Object.entries(headers)
  return Object.fromEntries(pairs)
}

function abortError(): Error {
  const error = new Error('The request was left')
  error.name = 'AbortError'
  return error
}
