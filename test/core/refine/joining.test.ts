import { expect, test, vi } from 'vitest'
import type { ProviderAnswer } from '../../../core/provider.ts'
import { prepare, request, requestBest } from '../../../core/refine.ts'
import { type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat } from './scripted-provider.ts'

/** A desk whose provider answers when the test says, and fails when its signal is aborted. */
async function openSlow() {
  const calls: { answer(): void; signal: AbortSignal | undefined }[] = []
  const provider = createScriptedProvider(
    ({ picture }, { signal, onProgress }) =>
      new Promise<ProviderAnswer>((resolve, reject) => {
        const candidates = [{ kind: 'picture', picture: flat(picture, 8, [9, 9, 9, 255]) }] as const
        const answer = () => resolve({ candidates, usage: { costUsd: 0.04 } })
        signal?.addEventListener('abort', () => reject(abortError()))
        onProgress?.(0.5)
        calls.push({ answer, signal })
      }),
  )
  const desk = await openDesk(provider)
  return { desk, calls, prepared: await prepare(desk.deps, intentOn(desk)) }
}

test('a double click is one call, and both get its answer and its progress', async () => {
  const { desk, calls, prepared } = await openSlow()
  const told: string[][] = [[], []]
  const both = told.map((own) =>
    request(desk.deps, prepared, { onProgress: ({ stage }) => own.push(stage) }),
  )
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  calls[0]!.answer()
  const [first, second] = await Promise.all(both)
  expect(second).toBe(first)
  expect(desk.provider.requests).toHaveLength(1)
  expect(told[1]).toEqual(told[0])
  expect(told[0]).toContain('painting')
  expect(await states(desk)).toEqual(['answered'])
})

test('what joins later is no further call either, whoever asks: with consent, again and again, in tries', async () => {
  const { desk, calls, prepared } = await openSlow()
  const first = request(desk.deps, prepared)
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  const more = [
    request(desk.deps, prepared, { again: true }),
    requestBest(desk.deps, prepared, { retries: 2 }),
    request({ ...desk.deps }, await prepare(desk.deps, intentOn(desk))),
  ]
  calls[0]!.answer()
  const proposals = await Promise.all([first, ...more])
  expect(new Set(proposals.map(({ call }) => call)).size).toBe(1)
  expect(desk.provider.requests).toHaveLength(1)
})

test('asking again after the answer is a new attempt', async () => {
  const { desk, calls, prepared } = await openSlow()
  for (const count of [1, 2, 3]) {
    const asking = request(desk.deps, prepared)
    await vi.waitFor(() => expect(calls).toHaveLength(count))
    calls.at(-1)!.answer()
    await asking
  }
  const entries = await desk.ledger.entries()
  expect(entries.map(({ attempt }) => attempt.ordinal)).toEqual([1, 2, 3])
})

test('one who cancels is let go, and the call goes on for the other', async () => {
  const { desk, calls, prepared } = await openSlow()
  const stop = new AbortController()
  const stopped = request(desk.deps, prepared, { signal: stop.signal })
  const kept = request(desk.deps, prepared, { signal: new AbortController().signal })
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  stop.abort()
  await expectError(stopped, 'cancelled', /./)
  expect(calls[0]!.signal?.aborted).toBe(false)
  calls[0]!.answer()
  expect((await kept).candidates).toHaveLength(1)
})

test('when all have cancelled the call is cancelled, and says that it may be billed', async () => {
  const { desk, calls, prepared } = await openSlow()
  const stops = [new AbortController(), new AbortController()]
  const asking = stops.map(({ signal }) => request(desk.deps, prepared, { signal }))
  const outcomes = Promise.allSettled(asking)
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  for (const stop of stops) stop.abort()
  const [first, last] = await outcomes
  expect(first).toMatchObject({ reason: { code: 'cancelled' } })
  expect(last).toMatchObject({ reason: { message: /after it was sent/ } })
  expect(calls[0]!.signal?.aborted).toBe(true)
  expect(await states(desk)).toEqual(['unknown'])
})

test('what is asked while the same is being cancelled waits for that, and then for consent', async () => {
  const { desk, calls, prepared } = await openSlow()
  const stop = new AbortController()
  const stopped = request(desk.deps, prepared, { signal: stop.signal })
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  stop.abort()
  const again = request(desk.deps, prepared)
  await expectError(stopped, 'cancelled', /./)
  await expectError(again, 'sent_before', /may have cost up to \$0\.0400/)
  expect(desk.provider.requests).toHaveLength(1)
})

test('the same pixels in two layers are two calls', async () => {
  const { desk, calls, prepared } = await openSlow()
  const twin = await desk.harness.addSource({ picture: desk.picture, name: 'Twin' })
  await desk.harness.pickLayer(twin)
  const picked = await desk.host.pick()
  const other = await prepare(desk.deps, intentOn({ picked: picked! }))
  expect(other.editHash).toBe(prepared.editHash)
  const both = [request(desk.deps, prepared), request(desk.deps, other)]
  await vi.waitFor(() => expect(calls).toHaveLength(2))
  for (const call of calls) call.answer()
  await Promise.all(both)
})

async function states({ ledger }: Desk) {
  return (await ledger.entries()).map(({ state }) => state)
}

function abortError(): Error {
  return Object.assign(new Error('aborted'), { name: 'AbortError' })
}
