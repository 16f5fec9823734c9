import type { ErrorCode } from '../../core/errors.ts'
import type { Fault } from '../support/servers/fault.ts'
import type { PainterId } from './painters.ts'

/** What a call comes to: the one right version, or the one error. */
export type Outcome = 'right' | ErrorCode

/** What comes of a fault, where painters differ by the painter. */
export type Expected =
  | Outcome
  | ({ readonly others: Outcome } & { readonly [id in PainterId]?: Outcome })

/** Of fal's queue it is the answer to the handing in: what it took may be painted all the same. */
const unread: Expected = {
  others: 'bad_answer',
  falFill: 'outcome_unknown',
  falFlux: 'outcome_unknown',
}

/** Every way to misbehave and what has to come of it, by what the contract of `Provider` says of money. */
export const outcomes: Readonly<Record<Fault, Expected>> = {
  // What painters do to pixels is put right.
  'ignores the mask': 'right',
  shifts: 'right',
  rescales: 'right',
  recolours: 'right',
  drifts: 'right',
  'wrong size': 'right',
  'odd size': 'right',
  'JPEG for PNG': 'right',
  alpha: 'right',
  // Painted and charged, but of no use.
  blank: 'bad_answer',
  'cut picture': 'bad_answer',
  'cut body': unread,
  'no picture': 'bad_answer',
  'empty body': unread,
  'no JSON': unread,
  'HTML page': unread,
  'huge body': 'bad_answer',
  // Sent, and nobody knows.
  'cut stream': 'outcome_unknown',
  slow: 'right',
  hangs: 'outcome_unknown',
  'hangs in the body': 'outcome_unknown',
  'resets before headers': 'outcome_unknown',
  'resets in the body': 'outcome_unknown',
  redirects: 'bad_setting',
  // Refused, and so free of charge.
  'bad request': {
    others: 'provider_refused',
    img2img: 'bad_setting',
    falFill: 'bad_setting',
    falFlux: 'bad_setting',
    gemini: 'bad_setting',
  },
  'bad size': { others: 'bad_setting', falFill: 'too_large', falFlux: 'too_large' },
  'bad image': 'provider_refused',
  'unknown field': { others: 'bad_setting', compatible: 'provider_refused' },
  'bad key': 'bad_key',
  'not verified': { others: 'provider_refused', img2img: 'bad_key' },
  'unknown model': 'bad_setting',
  'rate limit': 'rate_limited',
  'out of credit': 'out_of_credit',
  'refused input': 'provider_refused',
  'refused output': 'provider_refused',
  failed: { others: 'provider_failed', img2img: 'too_large' },
  unavailable: 'provider_failed',
  'HTML error': 'provider_failed',
}

/** Gives what has to come of a fault for one painter. */
export function outcomeOf(fault: Fault, id: PainterId): Outcome {
  const expected = outcomes[fault]
  return typeof expected === 'string' ? expected : (expected[id] ?? expected.others)
}
