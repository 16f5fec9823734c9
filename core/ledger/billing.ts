import type { ErrorCode } from '../errors.ts'

/** What a failure tells of its cost. */
interface Told {
  readonly code: ErrorCode
  /** Set for a refusal that may have been billed all the same. */
  readonly mayBeBilled?: true | undefined
}

/** Failures of a call that has been sent and surely was not billed: it was refused, or never arrived. */
const neverBilled: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'too_large',
  'bad_region',
  'bad_instruction',
  'bad_setting',
  'needs_generative',
  'missing_key',
  'bad_key',
  'out_of_credit',
  'rate_limited',
  'over_budget',
  'sent_before',
  'provider_refused',
  'provider_unreachable',
])

/**
 * Failures that tell what became of a call: it came to nothing. All others that may have been billed leave it unknown,
 * because the provider may have painted, or paint still.
 */
const told: ReadonlySet<ErrorCode> = new Set<ErrorCode>([...neverBilled, 'bad_answer'])

/** Tells whether a call that was sent and failed like this may have been billed; a doubt counts as yes. */
export function mayBeBilled(failure: Told): boolean {
  return failure.mayBeBilled === true || !neverBilled.has(failure.code)
}

/** Tells whether a call that was sent and failed with this code may have come to something all the same. */
export function isOutcomeUnknown(code: ErrorCode): boolean {
  return !told.has(code)
}

/** Failures that the provider tells of a call in its queue: it has ended there, and can't be resumed any more. */
const endsInQueue: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'too_large',
  'bad_instruction',
  'bad_setting',
  'needs_generative',
  'not_found',
  'provider_refused',
  'provider_failed',
  'bad_answer',
])

/** Tells whether a call that waits in the provider's queue can still be resumed after this failure. */
export function isStillQueued(code: ErrorCode): boolean {
  return !endsInQueue.has(code)
}
