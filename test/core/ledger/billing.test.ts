import { expect, test } from 'vitest'
import { errorCodes } from '../../../core/errors.ts'
import { isOutcomeUnknown, isStillQueued, mayBeBilled } from '../../../core/ledger/billing.ts'

test('surely unbilled is only what was refused or never arrived; any doubt counts as billed', () => {
  expect(errorCodes.filter((code) => !mayBeBilled({ code }))).toEqual([
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
})

test('a refusal says itself when it may have been billed: a picture was painted and withheld', () => {
  expect(mayBeBilled({ code: 'provider_refused', mayBeBilled: true })).toBe(true)
  expect(isOutcomeUnknown('provider_refused')).toBe(false)
})

test('a broken connection, a failure of the provider and cancelling leave open what became of a call', () => {
  const open = [
    'outcome_unknown',
    'provider_failed',
    'cancelled',
    'internal',
    'host_failed',
  ] as const
  expect(open.filter(isOutcomeUnknown)).toEqual(open)
  expect(isOutcomeUnknown('bad_answer')).toBe(false)
  expect(isOutcomeUnknown('rate_limited')).toBe(false)
})

test('a queue goes on working whatever happens to the connection or the key', () => {
  const connection = [
    'outcome_unknown',
    'provider_unreachable',
    'rate_limited',
    'cancelled',
    'bad_key',
  ] as const
  expect(connection.filter(isStillQueued)).toEqual(connection)
  const ended = ['provider_failed', 'provider_refused', 'bad_answer', 'not_found'] as const
  expect(ended.filter(isStillQueued)).toEqual([])
})
