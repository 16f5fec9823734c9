import { expect, test, vi } from 'vitest'
import { type ErrorCode, RefineError } from '../../../core/errors.ts'
import {
  longestWaitMs,
  mostResends,
  pauseBeforeResend,
} from '../../../core/refine/retry-unbilled.ts'
import { prepare, request } from '../../../core/refine.ts'
import { intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const failure = (code: ErrorCode, more: { retryable?: boolean; retryAfterMs?: number } = {}) =>
  new RefineError(code, 'It did not work.', { hint: 'Wait.', retryable: true, ...more })

/** A desk whose provider fails as given, one call after the other, and paints after that. */
async function openFailing(...failures: readonly RefineError[]) {
  let calls = 0
  const provider = createScriptedProvider((request, options) => {
    const failed = failures[calls++]
    if (failed) throw failed
    return repaintEverything(request, options)
  })
  const desk = await openDesk(provider)
  return { desk, prepared: await prepare(desk.deps, intentOn(desk)) }
}

test('what surely was not billed is sent again on its own, each time as an attempt that is noted first', async () => {
  const { desk, prepared } = await openFailing(
    failure('rate_limited'),
    failure('provider_unreachable'),
  )
  const seen: string[] = []
  const ledger = {
    ...desk.ledger,
    open: (entry: Parameters<typeof desk.ledger.open>[0]) => {
      seen.push(`${entry.id} ${entry.attempt.ordinal}`)
      return desk.ledger.open(entry)
    },
  }
  const onWarning = vi.fn()
  const { call } = await request({ ...desk.deps, ledger }, prepared, { onWarning })
  expect(seen).toEqual([`${call} 1`, `${call} 2`, `${call} 3`])
  expect(desk.waited).toEqual([750, 1500])
  expect(onWarning.mock.calls).toEqual([
    ['It did not work. Trying again in a second.'],
    ['It did not work. Trying again in 2 seconds.'],
  ])
  const lines = await desk.ledger.spending.lines()
  expect(lines.map(({ outcome, attempt }) => [attempt, outcome])).toEqual([
    [1, 'failed'],
    [2, 'failed'],
    [3, 'answered'],
  ])
})

test('after some times it is given up, and the failure is told as it is', async () => {
  const failures = Array.from({ length: mostResends + 1 }, () => failure('rate_limited'))
  const { desk, prepared } = await openFailing(...failures)
  await expectError(request(desk.deps, prepared), 'rate_limited', /did not work/)
  expect(desk.provider.requests).toHaveLength(mostResends + 1)
  expect((await desk.ledger.entries()).map(({ state }) => state)).toEqual(['failed'])
})

test('what may have been billed is never sent again on its own', async () => {
  const codes = [
    'provider_failed',
    'outcome_unknown',
    'bad_answer',
    'internal',
    'out_of_credit',
  ] as const
  for (const code of codes) {
    const { desk, prepared } = await openFailing(failure(code))
    await expectError(request(desk.deps, prepared), code, /did not work/)
    expect(desk.provider.requests).toHaveLength(1)
    expect(desk.waited).toEqual([])
  }
})

test('a call that got its ticket is not sent again, even if its server can’t be reached afterwards', async () => {
  const provider = createScriptedProvider(async (_request, { onTicket }) => {
    await onTicket?.('ticket-1')
    throw failure('provider_unreachable')
  })
  const desk = await openDesk(provider)
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared), 'provider_unreachable', /did not work/)
  expect(provider.requests).toHaveLength(1)
  expect(await desk.ledger.entries()).toMatchObject([{ state: 'unknown', ticket: 'ticket-1' }])
})

test('cancelling during the pause sends nothing more and leaves nothing behind', async () => {
  const { desk, prepared } = await openFailing(failure('rate_limited'))
  const stop = new AbortController()
  const options = { signal: stop.signal, onWarning: () => stop.abort() }
  await expectError(request(desk.deps, prepared, options), 'cancelled', /was cancelled\.$/)
  expect(desk.provider.requests).toHaveLength(1)
  expect(await desk.ledger.entries()).toEqual([])
})

test('a budget that others used up during the pause is held', async () => {
  const { desk, prepared } = await openFailing(failure('rate_limited'))
  const wait = async () => {
    const [line] = await desk.ledger.spending.lines()
    await desk.ledger.spending.put({ ...line!, call: 'other', outcome: 'unknown' })
  }
  await expectError(
    request({ ...desk.deps, wait }, prepared, { dailyBudgetUsd: 0.05 }),
    'over_budget',
    /\$0\.0400 reserved/,
  )
  expect(desk.provider.requests).toHaveLength(1)
})

test('a stated wait is never cut short, one that is too long is left to the user, and pauses vary', () => {
  const pause = (retryAfterMs: number, chance: number) =>
    pauseBeforeResend(failure('rate_limited', { retryAfterMs }), 0, () => chance)
  expect([pause(20_000, 0), pause(20_000, 1)]).toEqual([20_000, 20_250])
  expect(pause(longestWaitMs, 0)).toBe(longestWaitMs)
  expect(pause(longestWaitMs + 1, 0)).toBeNull()
  const usual = [0, 1, 2, 3].map((resends) =>
    [0, 1].map((chance) => pauseBeforeResend(failure('rate_limited'), resends, () => chance)),
  )
  expect(usual).toEqual([
    [500, 1000],
    [1000, 2000],
    [2000, 4000],
    [null, null],
  ])
  const hopeless = failure('provider_unreachable', { retryable: false })
  expect(pauseBeforeResend(hopeless, 0, () => 0)).toBeNull()
  expect(pauseBeforeResend(new Error('rate_limited'), 0, () => 0)).toBeNull()
})
