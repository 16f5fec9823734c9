import * as z from 'zod/mini'
import type { RefineError } from '../../errors.ts'
import { explainFailure } from '../http/explain-failure.ts'
import type { Failure } from '../http/failure.ts'
import { quote } from '../http/quote.ts'
import type { Told } from '../http/told.ts'

/** How fal says what is wrong: a text, or a list whose `type` is meant for programs (fal.ai/docs/errors). */
const answerSchema = z.object({
  detail: z.union([
    z.string(),
    z.array(
      z.object({
        msg: z.string(),
        type: z.string(),
        loc: z.optional(z.array(z.union([z.string(), z.number()]))),
      }),
    ),
  ]),
})

/** Turns a failed call to fal into an error that says what happened and what to do. */
export function explainFalFailure(failure: Failure, key: string | null): RefineError {
  return explainFailure(failure, {
    service: 'fal',
    key,
    tell: (failure) => tellFal(failure, key),
  })
}

function tellFal(failure: Failure, key: string | null): Told | null {
  const { status = 0 } = failure
  const parsed = answerSchema.safeParse(failure.answer)
  const detail = parsed.success ? parsed.data.detail : ''
  const text = typeof detail === 'string' ? detail : ''
  if (/exhausted balance|user is locked|top up/iu.test(text)) {
    return {
      code: 'out_of_credit',
      message: 'The fal account has no balance left, so fal did not take the call.',
      hint: 'Top it up in fal’s billing settings; trying again does not help.',
    }
  }
  if (status === 401 || (status === 403 && /key|auth|credential/iu.test(text))) {
    return {
      code: 'bad_key',
      message: 'fal does not accept the key.',
      hint: 'Enter the key again in the settings (both parts, with the colon), or make a new one.',
    }
  }
  const [first] = typeof detail === 'string' ? [] : detail
  return first ? tellDetail(first, status, key) : null
}

function tellDetail(
  { type, msg, loc = [] }: { type: string; msg: string; loc?: (string | number)[] | undefined },
  status: number,
  key: string | null,
): Told | null {
  const said = quote(msg, key)
  switch (type) {
    case 'content_policy_violation':
      return {
        code: 'provider_refused',
        message: 'fal refused the request for its content.',
        hint: 'Say the change in other words or use another picture; the same request will be refused again.',
      }
    case 'no_media_generated':
      return {
        code: 'provider_refused',
        message: 'fal’s model painted nothing for this request.',
        hint: 'Say the change in other words; fal charges for finished pictures only.',
      }
    case 'image_too_large':
    case 'file_too_large':
      return {
        code: 'too_large',
        message: `fal finds a picture too large${said && `: ${said}`}.`,
        hint: 'Mark a smaller region, or use smaller reference pictures.',
      }
    case 'image_load_error':
    case 'file_download_error':
      return {
        code: 'provider_refused',
        message: `fal can’t read a picture that was sent${said && `: ${said}`}.`,
        hint: 'Nothing was painted. Try another model, or another reference picture.',
      }
    case 'generation_timeout':
    case 'downstream_service_error':
    case 'downstream_service_unavailable':
    case 'internal_server_error':
      return {
        code: 'provider_failed',
        message: `fal’s model failed${said && `: ${said}`}.`,
        hint: 'fal does not charge for failures of its own; try again in a moment.',
        retryable: true,
      }
    default:
      if (status !== 422 && status !== 400) return null
      return {
        code: 'bad_setting',
        message: `fal does not take the request${said && `: ${said}`}${loc.length > 1 ? ` (${loc.at(-1)})` : ''}.`,
        hint: 'Choose another value or another model.',
      }
  }
}
