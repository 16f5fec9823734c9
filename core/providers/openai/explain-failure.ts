import { cancelled, type ErrorCode, RefineError } from '../../errors.ts'

/** What a failed call tells, taken from the client's error; everything but `kind` may be missing. */
export interface Failure {
  readonly kind: 'aborted' | 'timeout' | 'connection' | 'status'
  readonly status?: number | undefined
  readonly code?: string | null | undefined
  readonly param?: string | null | undefined
  /** The service's own words. */
  readonly message?: string | undefined
  readonly requestId?: string | null | undefined
  /** Names of what moderation objected to. */
  readonly categories?: readonly string[] | undefined
}

/** What the user is told. */
interface Told {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly retryable?: boolean
}

const paymentCodes = [
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'project_spend_limit_exceeded',
]
const moderationCodes = ['moderation_blocked', 'content_policy_violation']

/**
 * Turns a failed call into an error that says what happened and what to do.
 *
 * The same status means different things (429: slow down, or no money), so the service's code decides first.
 * The service's words are quoted without anything that looks like a key, and never for a refused key.
 */
export function explainFailure(failure: Failure, service: string, key: string | null): RefineError {
  if (failure.kind === 'aborted') return cancelled()
  const { code, message, hint, retryable } =
    failure.kind === 'status' ? tell(failure, service, key) : tellUnreachable(failure, service)
  return new RefineError(code, message, {
    hint,
    retryable: retryable ?? false,
    ...(failure.requestId && { requestId: failure.requestId }),
  })
}

function tellUnreachable({ kind }: Failure, service: string): Told {
  return {
    code: 'provider_unreachable',
    message:
      kind === 'timeout'
        ? `${service} did not answer in time.`
        : `${service} could not be reached, or the connection broke.`,
    hint: 'Check the connection and the address. If the request had arrived, it may have been charged: look at your usage before you send it again.',
    retryable: true,
  }
}

function tell(failure: Failure, service: string, key: string | null): Told {
  const { status = 0, code, param } = failure
  const said = quote(failure.message, key)
  if (code && paymentCodes.includes(code)) {
    return {
      code: 'out_of_credit',
      message: `The account behind the key can’t pay for this call (${code}).`,
      hint: 'Add credit or raise the limit in the account’s billing settings; trying again does not help.',
    }
  }
  if (code && moderationCodes.includes(code)) {
    const about = failure.categories?.length ? ` (${failure.categories.join(', ')})` : ''
    return {
      code: 'provider_refused',
      message: `${service} refused the request for its content${about}.`,
      hint: 'Say the change in other words or use another picture; the same request will be refused again.',
    }
  }
  if (status === 401 || code === 'invalid_api_key') {
    return {
      code: 'bad_key',
      message: `${service} does not accept the key.`,
      hint: 'Enter the key again in the settings, or make a new one.',
    }
  }
  if (status === 403) {
    return {
      code: 'provider_refused',
      message: `${service} does not let this key do that${said}.`,
      hint: 'Check the key’s permissions, and whether the organisation has to be verified for image models.',
    }
  }
  if (status === 404 || code === 'model_not_found') {
    return {
      code: 'bad_setting',
      message: `${service} does not know this model or address${said}.`,
      hint: 'Choose another model, and check the address in the settings.',
    }
  }
  if (status === 413) {
    return {
      code: 'too_large',
      message: `${service} finds the request too large.`,
      hint: 'Mark a smaller region, or use smaller reference pictures.',
    }
  }
  if (status === 429) return tellToWait(failure, service)
  if (status === 408 || status === 409 || status >= 500) {
    return {
      code: 'provider_failed',
      message: `${service} failed with an error of its own (${status})${said}.`,
      hint: 'Try again in a moment.',
      retryable: true,
    }
  }
  if (status === 400 && param && ['size', 'quality', 'n', 'model'].includes(param)) {
    return {
      code: 'bad_setting',
      message: `${service} does not take this ${param}${said}.`,
      hint: 'Choose another value or another model.',
    }
  }
  return {
    code: status >= 400 && status < 500 ? 'provider_refused' : 'provider_failed',
    message: `${service} did not take the request (${status})${said}.`,
    hint: 'The same request will be refused again: change the instruction, the region or the settings.',
  }
}

/** Pages can't read the `retry-after` header across origins, so the waiting time is taken from the words. */
function tellToWait({ message = '' }: Failure, service: string): Told {
  const wait = /try again in ([\d.]+) ?(ms|s|m)\b/iu.exec(message)
  const unit =
    { ms: 'milliseconds', s: 'seconds', m: 'minutes' }[wait?.[2]?.toLowerCase() ?? ''] ?? ''
  return {
    code: 'rate_limited',
    message: `${service} gets too many requests from this account.`,
    hint: wait ? `Try again in ${wait[1]} ${unit}.` : 'Wait a minute and try again.',
    retryable: true,
  }
}

/** Gives the service's words as an addition to a sentence, without keys, picture data or too much of it. */
function quote(message: string | undefined, key: string | null): string {
  if (!message) return ''
  const clean = (key ? message.replaceAll(key, '…') : message)
    .replace(/\b(?:sk|sess|key)-[\w*-]{4,}/giu, '…')
    .replace(/\bBearer\s+\S+/giu, 'Bearer …')
    .replace(/data:[\w/+.-]+;base64,[\w+/=]*/giu, '…')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '')
  return clean === '' ? '' : `: ${clean.length > 300 ? `${clean.slice(0, 299)}…` : clean}`
}
