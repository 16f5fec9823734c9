import type { HostCapabilities } from '../../core/host-capabilities.ts'
import { allowedOrigins, localOrigins } from './allowed-origins.ts'
import { parseAddress } from './parse-address.ts'

const loopback = /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/u

const elsewhere = 'Pentimento’s own page and command line can call it.'

/**
 * Makes the answer to whether this plugin may call an address, before a key is asked for; if not, why and what to do.
 *
 * @param isMac Whether Photoshop runs on macOS, where UXP blocks every `http` address.
 */
export function createReach(isMac: boolean): HostCapabilities['reach'] {
  return (url) => {
    const address = parseAddress(url)
    if (!address) {
      return {
        ok: false,
        reason: url.trim() === '' ? 'There is no address to call.' : `“${url}” is no web address.`,
        fix: `Enter it in full, such as ${localOrigins[0]}.`,
      }
    }
    if (isMac && address.protocol === 'http') {
      return {
        ok: false,
        reason: 'On macOS, Photoshop lets plugins call only encrypted addresses (https).',
        fix: `Use another provider here; ${elsewhere}`,
      }
    }
    if (allowedOrigins.includes(address.origin)) return { ok: true }
    if (loopback.test(address.hostname)) {
      return {
        ok: false,
        reason: 'Photoshop lets this plugin call servers on your machine by name, not by number.',
        fix: `Write ${address.protocol}://localhost${address.port} instead of ${address.origin}.`,
      }
    }
    if (address.hostname === 'localhost') {
      return {
        ok: false,
        reason: `Photoshop lets this plugin call servers on your machine only at their usual addresses, and ${address.origin} is none of them.`,
        fix: `Let the server listen at one of these: ${localOrigins.join(', ')}.`,
      }
    }
    return {
      ok: false,
      reason: `Photoshop lets this plugin call only the addresses that it was published with, and ${address.origin} is none of them.`,
      fix: `Use another provider or a server on your own machine; ${elsewhere}`,
    }
  }
}
