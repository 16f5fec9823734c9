import { describe, expect, test } from 'vitest'
import { isOutcomeUnknown, mayBeBilled } from '../../../../core/ledger/billing.ts'
import { explainFailure } from '../../../../core/providers/http/explain-failure.ts'
import type { Failure } from '../../../../core/providers/http/failure.ts'

const openai = { service: 'OpenAI', key: 'geheim-42' }
const ownServer = { service: 'The server', key: null, isOwnServer: true }
const status = (more: Partial<Failure>): Failure => ({ kind: 'status', ...more })

/** Each failure with its code, and whether it may have been billed. */
const failures: readonly (readonly [string, Failure, string, boolean])[] = [
  ['offline', { kind: 'offline' }, 'provider_unreachable', false],
  ['no such address', { kind: 'refused', reason: 'address' }, 'provider_unreachable', false],
  ['nobody listens', { kind: 'refused', reason: 'nobody' }, 'provider_unreachable', false],
  ['no trust', { kind: 'refused', reason: 'trust' }, 'provider_unreachable', false],
  ['blocked by the host', { kind: 'refused', reason: 'blocked' }, 'provider_unreachable', false],
  ['a redirect', { kind: 'redirect', message: 'https://b.test' }, 'bad_setting', false],
  ['broken off', { kind: 'broken' }, 'outcome_unknown', true],
  ['out of time', { kind: 'timeout' }, 'outcome_unknown', true],
  ['too long', { kind: 'oversized' }, 'bad_answer', true],
  ['payment required', status({ status: 402 }), 'out_of_credit', false],
  ['not verified', status({ status: 403, message: 'must be verified' }), 'provider_refused', false],
  ['a size', status({ status: 400, message: 'Invalid size 1x1' }), 'bad_setting', false],
  ['another field', status({ status: 422, param: 'quality' }), 'bad_setting', false],
  ['too large', status({ status: 413 }), 'too_large', false],
  ['busy', status({ status: 429, retryAfterMs: 1500 }), 'rate_limited', false],
  ['overloaded', status({ status: 503 }), 'provider_failed', true],
  ['a status that nobody knows', status({ status: 418 }), 'provider_refused', false],
]

describe.each([
  ['OpenAI', openai],
  ['a server of one’s own', ownServer],
])('%s', (_, explained) => {
  test.each(failures)(
    '%s has its code, a sentence and a next step',
    (_name, failure, code, billed) => {
      const error = explainFailure({ requestId: 'req_7', ...failure }, explained)
      expect(error).toMatchObject({ code, requestId: 'req_7' })
      expect(mayBeBilled(error)).toBe(billed)
      expect(error.message).toMatch(/^[A-Z].*\.$/)
      expect(error.hint).toMatch(/^[A-Z].*\.$/)
    },
  )
})

test('stopping is no failure', () => {
  expect(explainFailure({ kind: 'aborted' }, openai).code).toBe('cancelled')
})

test('what may have come to something is not known, and the hint says so', () => {
  for (const kind of ['broken', 'timeout'] as const) {
    const error = explainFailure({ kind }, openai)
    expect(isOutcomeUnknown(error.code)).toBe(true)
    expect(error.hint).toMatch(/may have been charged/)
  }
})

test('a stated wait goes along, in the words as well', () => {
  const told = (retryAfterMs: number) =>
    explainFailure(status({ status: 429, retryAfterMs }), openai)
  expect(told(1500)).toMatchObject({ retryAfterMs: 1500, hint: 'Try again in 2 seconds.' })
  expect(told(20).hint).toBe('Try again in a second.')
  expect(told(200_000).hint).toBe('Try again in 4 minutes.')
})

test('codes of another service mean what that service means', () => {
  const codes = { RESOURCE_EXHAUSTED: 'payment' } as const
  const failure = status({ status: 429, code: 'RESOURCE_EXHAUSTED' })
  expect(explainFailure(failure, { ...openai, codes }).code).toBe('out_of_credit')
  expect(explainFailure(failure, openai).code).toBe('rate_limited')
})

test('what only one service says is told by it, and the rest as usual', () => {
  const tell = ({ answer }: Failure) =>
    answer === 'ours'
      ? { code: 'not_found' as const, message: 'It is gone.', hint: 'Ask again.' }
      : null
  const explained = { ...openai, tell }
  expect(explainFailure(status({ status: 500, answer: 'ours' }), explained).code).toBe('not_found')
  expect(explainFailure(status({ status: 500 }), explained).code).toBe('provider_failed')
})

test('promise 6: the key is in no sentence, wherever the service puts it', () => {
  const message = 'Key geheim-42 of Bearer geheim-42 is unknown'
  for (const code of [400, 401, 402, 403, 404, 413, 422, 429, 500]) {
    const { message: told, hint } = explainFailure(status({ status: code, message }), openai)
    expect(`${told} ${hint}`).not.toContain('geheim')
  }
})
