import { expect, test, vi } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import type { ProviderAnswer } from '../../../core/provider.ts'
import { accept, prepare, proposalFromLedger, request, resend } from '../../../core/refine.ts'
import { type Desk, intentOn, openDesk, shownOn } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat } from './scripted-provider.ts'

const painted = (desk: Pick<Desk, 'picture'>): ProviderAnswer => ({
  candidates: [{ kind: 'picture', picture: flat(desk.picture, 8, [9, 9, 9, 255]) }],
  usage: { costUsd: 0.04 },
})

/** A desk whose requests can only be left alone: the provider answers when the test says, whatever the signal. */
async function openLeaving(costUsd: number | null = 0.04) {
  const calls: { answer(answer: ProviderAnswer): void; fail(thrown: unknown): void }[] = []
  const provider = createScriptedProvider(
    () => new Promise((answer, fail) => calls.push({ answer, fail })),
    { costUsd },
  )
  const desk = await openDesk(provider, { host: { leavesRequests: true } })
  const stop = new AbortController()
  const onLateAnswer = vi.fn()
  const prepared = await prepare(desk.deps, intentOn(desk))
  const options = { signal: stop.signal, onLateAnswer }
  return { desk, calls, stop, onLateAnswer, prepared, options }
}

type Leaving = Awaited<ReturnType<typeof openLeaving>>

/** Sends, waits until the provider has the call, and cancels it. */
async function sendAndLeave({ desk, calls, stop, prepared, options }: Leaving) {
  const asked = calls.length
  const running = request(desk.deps, prepared, options)
  await vi.waitFor(() => expect(calls).toHaveLength(asked + 1))
  stop.abort()
  return expectError(running, 'cancelled', /cancelled/, /./)
}

test('promise 2: a call that is left is cancelled at once, and the answer that still comes is kept and offered', async () => {
  const leaving = await openLeaving()
  const { desk, calls, onLateAnswer } = leaving
  const settle = vi.spyOn(desk.deps.work, 'settle')
  const before = await desk.host.lineages()
  const error = await sendAndLeave(leaving)
  expect(error.hint).toMatch(/may still charge for it/)
  expect(await states(desk)).toEqual([['unknown', 'cancelled']])

  calls[0]!.answer(painted(desk))
  await vi.waitFor(() => expect(onLateAnswer).toHaveBeenCalledOnce())
  expect(await states(desk)).toEqual([['answered', undefined]])
  expect(settle).not.toHaveBeenCalled()
  expect(await desk.host.lineages()).toEqual(before)

  const [entry] = await desk.ledger.entries()
  await accept(desk.deps, await proposalFromLedger(desk.deps, entry!.id), [0])
  expect((await shownOn(desk)).data.subarray(0, 3)).toEqual(Uint8Array.of(9, 9, 9))
  expect(await desk.ledger.entries()).toEqual([])
})

test('promise 7: a failure that comes late is noted in place of the cancelling', async () => {
  const leaving = await openLeaving()
  await sendAndLeave(leaving)
  leaving.calls[0]!.fail(
    new RefineError('provider_refused', 'It was refused.', { hint: 'Say it otherwise.' }),
  )
  await vi.waitFor(() => expect(leaving.onLateAnswer).toHaveBeenCalledOnce())
  expect(await states(leaving.desk)).toEqual([['failed', 'provider_refused']])
})

test('a late answer without a picture counts as a failure', async () => {
  const leaving = await openLeaving()
  await sendAndLeave(leaving)
  leaving.calls[0]!.answer({ candidates: [], usage: { costUsd: 0.04 } })
  await vi.waitFor(() => expect(leaving.onLateAnswer).toHaveBeenCalledOnce())
  expect(await states(leaving.desk)).toEqual([['failed', 'bad_answer']])
})

test('a provider that notices the cancelling after all changes nothing more', async () => {
  const leaving = await openLeaving()
  await sendAndLeave(leaving)
  const aborted = Object.assign(new Error('aborted'), { name: 'AbortError' })
  leaving.calls[0]!.fail(aborted)
  await Promise.resolve()
  expect(await states(leaving.desk)).toEqual([['unknown', 'cancelled']])
  expect(leaving.onLateAnswer).not.toHaveBeenCalled()
})

test('a free call that is left is forgotten, unless pictures come', async () => {
  const leaving = await openLeaving(0)
  const { desk, calls } = leaving
  const error = await sendAndLeave(leaving)
  expect(error.hint).toMatch(/start it again/)
  expect(desk.store.kept.size).toBe(0)
  calls[0]!.fail(new RefineError('provider_failed', 'It broke.', { hint: 'Try again.' }))
  await vi.waitFor(() => expect(leaving.onLateAnswer).toHaveBeenCalledOnce())
  expect(desk.store.kept.size).toBe(0)

  const second = await openLeaving(0)
  await sendAndLeave(second)
  second.calls[0]!.answer(painted(second.desk))
  await vi.waitFor(() => expect(second.onLateAnswer).toHaveBeenCalledOnce())
  expect(await states(second.desk)).toEqual([['answered', undefined]])
})

test('promise 2: pictures that were paid for are kept also when the call was sent again meanwhile', async () => {
  const leaving = await openLeaving()
  const { desk, calls } = leaving
  await sendAndLeave(leaving)
  const [left] = await desk.ledger.entries()
  const again = resend(desk.deps, left!.id)
  await vi.waitFor(() => expect(calls).toHaveLength(2))
  calls[0]!.answer(painted(desk))
  await vi.waitFor(() => expect(leaving.onLateAnswer).toHaveBeenCalledOnce())
  calls[1]!.answer(painted(desk))
  await again
  expect(await states(desk)).toEqual([
    ['answered', undefined],
    ['answered', undefined],
  ])
})

test('promise 7: a late answer that can’t be stored is noted as lost', async () => {
  const leaving = await openLeaving()
  const { desk } = leaving
  const arrived = vi.fn(() => Promise.reject(new Error('quota')))
  const ledger = { ...desk.ledger, arrived }
  await sendAndLeave({ ...leaving, desk: { ...desk, deps: { ...desk.deps, ledger } } })
  leaving.calls[0]!.answer(painted(desk))
  await vi.waitFor(() => expect(leaving.onLateAnswer).toHaveBeenCalledOnce())
  const [entry] = await desk.ledger.entries()
  expect(entry).toMatchObject({
    state: 'failed',
    error: {
      code: 'bad_answer',
      message:
        'The answer came after the call was cancelled, and could not be stored on this machine.',
    },
  })
})

test('an answer that comes in time is settled as ever, and nothing is told of a call that was left', async () => {
  const leaving = await openLeaving()
  const { desk, calls, prepared, options } = leaving
  const running = request(desk.deps, prepared, options)
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  calls[0]!.answer(painted(desk))
  expect((await running).candidates).toHaveLength(1)
  leaving.stop.abort()
  expect(leaving.onLateAnswer).not.toHaveBeenCalled()
})

test('what the provider tells of its progress is not heard once the call was left', async () => {
  const told: unknown[] = []
  const stop = new AbortController()
  const provider = createScriptedProvider(
    ({ picture }, { onProgress, onPartial }) =>
      new Promise(() => {
        stop.abort()
        onProgress?.(0.5)
        onPartial?.({ kind: 'picture', picture })
      }),
  )
  const desk = await openDesk(provider, { host: { leavesRequests: true } })
  const options = {
    signal: stop.signal,
    onProgress: ({ stage }: { stage: string }) => told.push(stage),
    onPartial: () => told.push('partial'),
  }
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared, options), 'cancelled', /./)
  expect(told).toEqual(['sending'])
})

test('a provider is handed a signal, so that what was cancelled before it left is never sent', async () => {
  const stop = new AbortController()
  const aborted: unknown[] = []
  const provider = createScriptedProvider(({ picture }, { signal }) => {
    aborted.push(signal?.aborted)
    stop.abort()
    aborted.push(signal?.aborted)
    return [flat(picture, 8, [9, 9, 9, 255])]
  })
  const desk = await openDesk(provider, { host: { leavesRequests: true } })
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared, { signal: stop.signal }), 'cancelled', /./)
  expect(aborted).toEqual([false, true])
})

async function states({ ledger }: Desk) {
  return (await ledger.entries()).map(({ state, error }) => [state, error?.code])
}
