import * as z from 'zod/mini'
import type { RefineError } from '../../errors.ts'
import { explainFailure } from '../http/explain-failure.ts'
import type { Failure } from '../http/failure.ts'
import { quote } from '../http/quote.ts'
import { statedWait } from '../http/stated-wait.ts'
import type { Told } from '../http/told.ts'

const text = z.catch(z.optional(z.string()), undefined)
/** Google's errors: a status by name, and details each of a type of its own. */
const answerSchema = z.object({
  error: z.object({
    message: text,
    status: text,
    details: z.catch(
      z.optional(
        z.array(
          z.object({
            reason: text,
            retryDelay: text,
            violations: z.catch(
              z.optional(z.array(z.object({ quotaId: text, quotaValue: text }))),
              undefined,
            ),
          }),
        ),
      ),
      undefined,
    ),
  }),
})

/** Turns a failed call to Gemini into an error that says what happened and what to do. */
export function explainGeminiFailure(failure: Failure, key: string | null): RefineError {
  const said = readAnswer(failure)
  // In headers and in words where Google tells it there, else in a detail of its own.
  const inDetail = `retry in ${said.retryDelay ?? ''}`
  const retryAfterMs =
    failure.retryAfterMs ?? statedWait(noHeaders, said.message) ?? statedWait(noHeaders, inDetail)
  return explainFailure(
    { ...failure, message: said.message, ...(retryAfterMs !== null && { retryAfterMs }) },
    { service: 'Gemini', key, tell: (failure) => tellGemini(failure, said, key) },
  )
}

const noHeaders = { get: () => null }

interface Said {
  readonly message: string
  readonly status: string
  /** Google's finer reason, such as API_KEY_INVALID. */
  readonly reason: string
  readonly retryDelay: string | undefined
  readonly quotas: readonly {
    readonly quotaId?: string | undefined
    readonly quotaValue?: string | undefined
  }[]
}

function readAnswer(failure: Failure): Said {
  const { answer } = failure
  // Some routes wrap the error in a list.
  const parsed = answerSchema.safeParse(Array.isArray(answer) ? answer[0] : answer)
  const { message = failure.message ?? '', status = '', details = [] } = parsed.data?.error ?? {}
  return {
    message,
    status,
    reason: details.find(({ reason }) => reason)?.reason ?? '',
    retryDelay: details.find(({ retryDelay }) => retryDelay)?.retryDelay,
    quotas: details.flatMap(({ violations = [] }) => violations),
  }
}

function tellGemini({ status = 0 }: Failure, said: Said, key: string | null): Told | null {
  const { message, reason } = said
  if (status === 429) return tellQuota(said)
  if (
    /^API_KEY_(?:INVALID|EXPIRED)$/u.test(reason) ||
    /API key (?:not valid|expired|not found)/iu.test(message)
  ) {
    return {
      code: 'bad_key',
      message: 'Gemini does not accept the key.',
      hint: 'Enter the key again in the settings, or make a new one in Google AI Studio.',
    }
  }
  if (/^API_KEY_\w+_BLOCKED$/u.test(reason)) {
    return {
      code: 'bad_key',
      message:
        'The key may not be used from here: its restrictions name other pages, addresses or services.',
      hint: 'Loosen the key’s restrictions in the Google Cloud console, or make another key.',
    }
  }
  if (reason === 'SERVICE_DISABLED' || status === 401 || said.status === 'UNAUTHENTICATED') {
    return {
      code: 'bad_key',
      message: 'The key’s project does not let it call Gemini.',
      hint: 'Turn on the Generative Language API for the project, or make a new key in Google AI Studio.',
    }
  }
  if (/location is not supported/iu.test(message)) {
    return {
      code: 'provider_refused',
      message: 'Google does not offer Gemini’s API where this machine is.',
      hint: 'Choose another provider.',
    }
  }
  if (/billing/iu.test(message) && (status === 400 || status === 403)) return unpaid(said)
  if (status === 503) {
    return {
      code: 'provider_failed',
      message: `Gemini is overloaded${saidBy(message, key)}.`,
      hint: 'Try again in some minutes, or use another model.',
      retryable: true,
    }
  }
  if (/input image/iu.test(message)) {
    return {
      code: 'provider_refused',
      message: `Gemini can’t read a picture that was sent${saidBy(message, key)}.`,
      hint: 'Nothing was painted. Try another model, or another reference picture.',
    }
  }
  if (said.status === 'INVALID_ARGUMENT') {
    return {
      code: 'bad_setting',
      message: `Gemini does not take the request${saidBy(message, key)}.`,
      hint: 'Choose another model or size.',
    }
  }
  return null
}

/** Too fast and used up have the same status: the quotas that were exceeded tell them apart. */
function tellQuota(said: Said): Told | null {
  const { message, quotas } = said
  const isNone = quotas.some(({ quotaValue }) => quotaValue === '0') || /limit: 0\b/u.test(message)
  if (
    isNone ||
    /credits? (?:are|is) depleted|billing|spend(?:ing)? (?:cap|limit)/iu.test(message)
  ) {
    return unpaid(said)
  }
  if (quotas.some(({ quotaId = '' }) => /PerDay/u.test(quotaId)) || /per day/iu.test(message)) {
    return {
      code: 'out_of_credit',
      message: 'The key has used up what it may ask of Gemini in a day.',
      hint: 'Wait until midnight Pacific time, or raise the quota in Google AI Studio.',
    }
  }
  return null
}

function unpaid({ quotas }: Said): Told {
  const isFree = quotas.some(({ quotaId = '' }) => /FreeTier/iu.test(quotaId))
  return {
    code: 'out_of_credit',
    message: isFree
      ? 'Gemini’s image models are not part of the free tier, and the key’s project has no billing.'
      : 'The project behind the key can’t pay for this call.',
    hint: 'Set up billing for the project in Google AI Studio, or top up its credits; trying again does not help.',
  }
}

function saidBy(message: string, key: string | null): string {
  const words = quote(message, key)
  return words === '' ? '' : `: ${words}`
}
