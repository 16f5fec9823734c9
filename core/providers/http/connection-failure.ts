import type { Failure } from './failure.ts'

/**
 * Where a call surely never arrived, by the code that Node gives its errors. What ends a connection while something is
 * read or written may as well have ended it afterwards: that is none of these, handshakes apart.
 */
const refusals: readonly (readonly [RegExp, NonNullable<Failure['reason']>])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|ERR_INVALID_URL)$/u, 'address'],
  [/^(?:ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT)$/u, 'nobody'],
  [/^(?:CERT_\w+|ERR_TLS_CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|HOSTNAME_MISMATCH)$/u, 'trust'],
  [/^ERR_SSL_\w*(?:WRONG_VERSION_NUMBER|HANDSHAKE|UNSUPPORTED_PROTOCOL)\w*$/u, 'trust'],
]

/** Codes that say that nothing arrived only where they end the connecting itself. */
const whileConnecting = /^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT)$/u

/** The same in the words of platforms that give no codes: Safari's, UXP's. */
const refusalWords: readonly (readonly [RegExp, NonNullable<Failure['reason']>])[] = [
  [/hostname could not be found|failed to parse url|invalid url|bad port/iu, 'address'],
  [/could not connect to the server/iu, 'nobody'],
  [/certificate|secure connection/iu, 'trust'],
  [/manifest entry not found|permission denied|content security policy/iu, 'blocked'],
  [/preflight/iu, 'blocked'],
  // With a status, the call itself was answered, and only the page may not see how.
  [/(?:access-control|\bcors\b)(?!.*status code)/iu, 'blocked'],
]

const timeoutCode = /^(?:UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT)$/u

/**
 * Says what became of a call whose connection failed.
 *
 * Only what surely never arrived is `refused`. A browser tells nothing (“Failed to fetch”), so there it is `broken`.
 */
export function connectionFailure(thrown: unknown): Failure {
  for (const one of causesOf(thrown)) {
    const { code, syscall } = codesOf(one)
    const reason = refusals.find(([known]) => known.test(code))?.[1]
    if (reason !== undefined) return { kind: 'refused', reason }
    if (whileConnecting.test(code) && syscall === 'connect') {
      return { kind: 'refused', reason: 'nobody' }
    }
    if (timeoutCode.test(code) || isGivenUp(one)) return { kind: 'timeout' }
  }
  const words = causesOf(thrown).join(' ')
  const reason = refusalWords.find(([known]) => known.test(words))?.[1]
  if (reason !== undefined) return { kind: 'refused', reason }
  return { kind: /timed? ?out/iu.test(words) ? 'timeout' : 'broken' }
}

/** Gives an error and what caused it, also where several addresses were tried. */
function causesOf(thrown: unknown, depth = 0): readonly unknown[] {
  if (depth > 4 || typeof thrown !== 'object' || thrown === null) return [thrown]
  const inner: unknown[] = []
  if ('cause' in thrown && thrown.cause !== undefined) inner.push(thrown.cause)
  if ('errors' in thrown && Array.isArray(thrown.errors)) inner.push(...thrown.errors)
  return [thrown, ...inner.flatMap((one) => causesOf(one, depth + 1))]
}

/** Whoever sends may give up by a time limit of its own. */
function isGivenUp(thrown: unknown): boolean {
  return thrown instanceof Error && /^(?:Abort|Timeout)Error$/u.test(thrown.name)
}

function codesOf(thrown: unknown): { readonly code: string; readonly syscall: string } {
  if (typeof thrown !== 'object' || thrown === null) return { code: '', syscall: '' }
  return {
    code: 'code' in thrown ? String(thrown.code) : '',
    syscall: 'syscall' in thrown ? String(thrown.syscall) : '',
  }
}
