import type { HostCapabilities } from '../../../core/host-capabilities.ts'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import { localServers } from '../../protocol/local-servers.ts'

/** The origins that the manifest lets the plugin call; Figma's frame blocks all others. `*.` stands for any subdomain. */
const allowed: readonly string[] = [
  ...providerInfos.flatMap(({ origins }) => origins),
  ...localServers.map(({ origin }) => origin),
]

const loopback = /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/u

/** Says whether this plugin may call an address, before a key is asked for; if not, why and what to do. */
export const reach: HostCapabilities['reach'] = (url) => {
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address || !/^https?:$/u.test(address.protocol)) {
    return {
      ok: false,
      reason: url.trim() === '' ? 'There is no address to call.' : `“${url}” is no web address.`,
      fix: `Enter it in full, such as ${localServers[0]?.origin}.`,
    }
  }
  if (allowed.some((pattern) => fits(address.origin, pattern))) return { ok: true }
  if (loopback.test(address.hostname)) {
    const port = address.port === '' ? '' : `:${address.port}`
    return {
      ok: false,
      reason: 'Figma lets no plugin call an IP address.',
      fix: `Write ${address.protocol}//localhost${port} instead of ${address.origin}.`,
    }
  }
  if (address.hostname === 'localhost') {
    return {
      ok: false,
      reason: `Figma lets this plugin call servers on your machine only at their usual addresses, and ${address.origin} is none of them.`,
      fix: `Let the server listen at one of these: ${localServers.map(({ name, origin }) => `${origin} (${name})`).join(', ')}.`,
    }
  }
  return {
    ok: false,
    reason: `Figma lets this plugin call only the addresses that it was published with, and ${address.origin} is none of them.`,
    fix: 'Use another provider or a server on your own machine; Pentimento’s own page and command line can call any address.',
  }
}

function fits(origin: string, pattern: string): boolean {
  const [scheme = '', domain] = pattern.split('*')
  if (domain === undefined) return origin === pattern
  return origin.startsWith(scheme) && origin.endsWith(domain)
}
