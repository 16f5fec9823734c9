/** A request as the program made it. */
export interface Outgoing {
  /** The origin that was meant, not where it was led to. */
  readonly origin: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | null
}

/** The network of a test: services of the world stand on this machine, and nothing else can be reached. */
export interface Net {
  readonly fetch: typeof globalThis.fetch
  readonly outgoing: readonly Outgoing[]
}

/** Makes a network in which some origins lead to servers on this machine, such as https://api.openai.com to one. */
export function createNet(leads: Readonly<Record<string, string>>): Net {
  const outgoing: Outgoing[] = []
  return {
    outgoing,
    async fetch(input, init = {}) {
      const url = new URL(input instanceof Request ? input.url : String(input))
      // A library may ask what its platform can do; no server hears of it.
      if (url.protocol === 'data:') return globalThis.fetch(url, init)
      outgoing.push({
        origin: url.origin,
        method: init.method ?? 'GET',
        url: url.href,
        headers: Object.fromEntries(new Headers(init.headers)),
        body: bodyOf(init.body),
      })
      const lead = leads[url.origin]
      if (lead === undefined) throw new TypeError(`Expected no request to ${url.origin}`)
      return globalThis.fetch(`${lead}${url.pathname}${url.search}`, init)
    },
  }
}

function bodyOf(body: BodyInit | null | undefined): Uint8Array | string | null {
  if (body === null || body === undefined) return null
  return typeof body === 'string' || body instanceof Uint8Array ? body : '[a form or a stream]'
}
