/** The parts of a web address that decide whether it can be called. */
export interface Address {
  readonly protocol: 'http' | 'https'
  /** In lower case; an IPv6 address keeps its brackets. */
  readonly hostname: string
  /** As written in an address: without the port that belongs to the protocol. */
  readonly origin: string
  /** As written behind a host: empty, or a colon and the number. */
  readonly port: string
}

const pattern =
  /^(?<protocol>https?):\/\/(?<hostname>\[[\d:.a-f]+\]|[^\s/?#:@[\]\\]+)(?::(?<port>\d{1,5}))?(?:[/?#]|$)/iu

/**
 * Reads a web address without `new URL()`, which UXP has but does not document; null for what is none, and for one with
 * a user's name in it.
 */
export function parseAddress(url: string): Address | null {
  const found = pattern.exec(url.trim())?.groups
  if (!found?.protocol || !found.hostname) return null
  const protocol = found.protocol.toLowerCase() === 'https' ? 'https' : 'http'
  const hostname = found.hostname.toLowerCase()
  const number = found.port === undefined ? null : Number(found.port)
  const isUsual = number === null || number === (protocol === 'https' ? 443 : 80)
  const port = isUsual ? '' : `:${number}`
  return { protocol, hostname, origin: `${protocol}://${hostname}${port}`, port }
}
