import type { Explained } from './explain-failure.ts'
import type { Failure } from './failure.ts'
import { quote } from './quote.ts'
import type { Told } from './told.ts'

/** What services call the same thing. */
const knownCodes: NonNullable<Explained['codes']> = {
  insufficient_quota: 'payment',
  billing_hard_limit_reached: 'payment',
  billing_not_active: 'payment',
  project_spend_limit_exceeded: 'payment',
  moderation_blocked: 'moderation',
  content_policy_violation: 'moderation',
  invalid_api_key: 'key',
  model_not_found: 'model',
}

/**
 * Says what a status means.
 *
 * The same status means different things (429: slow down, or no money), so the service's code decides first.
 */
export function tellStatus(failure: Failure, explained: Explained): Told {
  const { service, key, codes = {} } = explained
  const { status = 0, code, param } = failure
  const words = quote(failure.message, key)
  const said = words === '' ? '' : `: ${words}`
  const meaning = code ? (codes[code] ?? knownCodes[code]) : undefined
  if (meaning === 'payment' || status === 402) return tellPayment(code ?? String(status))
  if (meaning === 'moderation') return tellModeration(failure, service)
  if (meaning === 'key' || status === 401) {
    return {
      code: 'bad_key',
      message: `${service} does not accept the key.`,
      hint: 'Enter the key again in the settings, or make a new one.',
    }
  }
  if (status === 403) return tellForbidden(failure, service, said)
  if (meaning === 'model' || status === 404) {
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
      hint: explained.isOwnServer
        ? 'See what the server’s log says, then try again.'
        : 'It may have been charged all the same: look at your usage before you send it again.',
      retryable: true,
    }
  }
  const setting =
    param ?? /\binvalid (size|quality|model)\b/iu.exec(failure.message ?? '')?.[1]?.toLowerCase()
  if ((status === 400 || status === 422) && setting) {
    return {
      code: 'bad_setting',
      message: `${service} does not take this ${setting}${said}.`,
      hint: 'Choose another value or another model.',
    }
  }
  return {
    code: status >= 400 && status < 500 ? 'provider_refused' : 'provider_failed',
    message: `${service} did not take the request (${status})${said}.`,
    hint: 'The same request will be refused again: change the instruction, the region or the settings.',
  }
}

function tellPayment(code: string): Told {
  return {
    code: 'out_of_credit',
    message: `The account behind the key can’t pay for this call (${code}).`,
    hint: 'Add credit or raise the limit in the account’s billing settings; trying again does not help.',
  }
}

function tellModeration({ categories = [], stage }: Failure, service: string): Told {
  const about = categories.length > 0 ? ` (${categories.join(', ')})` : ''
  const what =
    stage === 'output'
      ? 'did not hand out the picture that it painted, for its content'
      : stage === 'input'
        ? 'refused your words or pictures for their content'
        : 'refused the request for its content'
  return {
    code: 'provider_refused',
    message: `${service} ${what}${about}.`,
    hint:
      stage === 'output'
        ? 'Say more exactly what may be seen, or use another model; it may have been charged.'
        : 'Say the change in other words or use another picture; the same request will be refused again.',
    ...(stage === 'output' && { mayBeBilled: true }),
  }
}

function tellForbidden({ message = '' }: Failure, service: string, said: string): Told {
  const isUnverified = /\bverif/iu.test(message)
  return {
    code: 'provider_refused',
    message: isUnverified
      ? `${service} lets only verified organisations use this model${said}.`
      : `${service} does not let this key do that${said}.`,
    hint: isUnverified
      ? 'Verify the organisation in the account’s settings, or choose another model.'
      : 'Check the key’s permissions, and whether the organisation has to be verified for image models.',
  }
}

function tellToWait({ retryAfterMs }: Failure, service: string): Told {
  return {
    code: 'rate_limited',
    message: `${service} gets too many requests from this account.`,
    hint:
      retryAfterMs === undefined
        ? 'Wait a minute and try again.'
        : `Try again in ${inWords(retryAfterMs)}.`,
    retryable: true,
  }
}

function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds === 1) return 'a second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
