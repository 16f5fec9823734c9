import type { HostCapabilities } from '../../../core/host-capabilities.ts'

const loopback = /^(localhost|127\.0\.0\.1)$/

/** Says whether this page may call an address: what the policy in index.html lets through. */
export const reach: HostCapabilities['reach'] = (url) => {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  if (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))) {
    return { ok: true }
  }
  return {
    ok: false,
    reason: `This page can’t call ${url === '' ? 'an empty address' : url}.`,
    fix: 'Use an address that starts with https://, or http://localhost for a server on this machine.',
  }
}
