import { expect, test } from 'vitest'
import { type ErrorCode, RefineError } from '../../../core/errors.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import { alreadySent, prepare, request } from '../../../core/refine.ts'
import { type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

/** A desk whose provider fails once as given, and paints after that. */
async function openFailingOnce(code: ErrorCode, costUsd: number | null = 0.04): Promise<Desk> {
  let calls = 0
  return openDesk(
    createScriptedProvider(
      (sent, options) => {
        if (calls++ > 0) return repaintEverything(sent, options)
        throw new RefineError(code, 'It did not work.', { hint: 'Look at it.' })
      },
      { costUsd },
    ),
  )
}

async function ask(desk: Desk, options: Parameters<typeof request>[2] = {}) {
  return request(desk.deps, await prepare(desk.deps, intentOn(desk)), options)
}

test('what ended without a known outcome is not sent again without consent', async () => {
  for (const code of ['provider_failed', 'outcome_unknown', 'internal'] as const) {
    const desk = await openFailingOnce(code)
    await expectError(ask(desk), code, /did not work/)
    const error = await expectError(
      ask(desk),
      'sent_before',
      /^The same was sent at 2026-05-01 00:00 UTC and nobody knows what became of it: it may have cost up to \$0\.0400\.$/,
      /Nothing was sent now/,
    )
    expect(error.retryable).toBe(false)
    expect(desk.provider.requests).toHaveLength(1)
    expect(await states(desk)).toEqual(['unknown'])
  }
})

test('with consent it is sent as a new attempt, and the lost ones are forgotten but not what they may have cost', async () => {
  const desk = await openFailingOnce('provider_failed')
  await expectError(ask(desk), 'provider_failed', /./)
  const { call } = await ask(desk, { again: true })
  expect((await desk.ledger.entries()).map(({ id, attempt }) => [id, attempt.ordinal])).toEqual([
    [call, 2],
  ])
  const lines = await desk.ledger.spending.lines()
  expect(lines.map(({ outcome }) => outcome)).toEqual(['unknown', 'answered'])
  // The consent was for the lost call: the same can be asked for anew now.
  await ask(desk)
  expect(desk.provider.requests).toHaveLength(3)
})

test('consent is not used up by a call that surely was not billed', async () => {
  const desk = await openFailingOnce('outcome_unknown')
  await expectError(ask(desk), 'outcome_unknown', /./)
  const refusing = createScriptedProvider(() => {
    throw new RefineError('bad_key', 'The key is wrong.', { hint: 'Enter it again.' })
  })
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(
    request({ ...desk.deps, provider: refusing }, prepared, { again: true }),
    'bad_key',
    /wrong/,
  )
  expect(await states(desk)).toEqual(['unknown', 'failed'])
  await expectError(ask(desk), 'sent_before', /./)
})

test('what surely came to nothing, or cost nothing, can be asked for again', async () => {
  for (const [code, costUsd] of [
    ['provider_refused', 0.04],
    ['bad_answer', 0.04],
    ['outcome_unknown', 0],
  ] as const) {
    const desk = await openFailingOnce(code, costUsd)
    await expectError(ask(desk), code, /./)
    await ask(desk)
    expect(desk.provider.requests).toHaveLength(2)
  }
})

test('at an unknown price the question is asked too, without a number', async () => {
  const desk = await openFailingOnce('provider_failed', null)
  await expectError(ask(desk), 'provider_failed', /./)
  await expectError(ask(desk), 'sent_before', /may have been billed, at a price that is not known/)
})

test('a call that another run has open is one of which nobody knows, to this run', async () => {
  const desk = await openDesk(createScriptedProvider(() => new Promise(() => {})))
  const prepared = await prepare(desk.deps, intentOn(desk))
  void request(desk.deps, prepared)
  await expect.poll(() => desk.provider.requests.length).toBe(1)
  expect(await states(desk)).toEqual(['open'])
  expect(await alreadySent(desk.ledger, prepared)).toBeNull()

  const reloaded = await reload(desk)
  expect(await states(reloaded)).toEqual(['unknown'])
  expect(await alreadySent(reloaded.ledger, prepared)).not.toBeNull()
  await expectError(ask(reloaded), 'sent_before', /may have cost up to \$0\.0400/)
  expect(reloaded.provider.requests).toEqual([])
})

/** The same machine after a reload: another run over the same store. */
async function reload(desk: Desk): Promise<Desk> {
  const fresh = await openDesk(createScriptedProvider(repaintEverything))
  const ledger = createLedger(desk.store, fresh.deps.clock)
  return { ...fresh, store: desk.store, ledger, deps: { ...fresh.deps, ledger } }
}

async function states({ ledger }: Desk) {
  return (await ledger.entries()).map(({ state }) => state)
}
