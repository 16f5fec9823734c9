import { expect, test } from 'vitest'
import { RefineError, toPlainError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/image/picture.ts'
import type { LedgerEntry } from '../../../core/ledger/ledger.ts'
import { prepare, request } from '../../../core/refine.ts'
import { box, type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const noPicture = { candidates: [], usage: { costUsd: 0.04 } }

test('promise 2: an answer that can’t be read stays in the ledger when it was paid for', async () => {
  for (const [costUsd, state] of [
    [0.04, 'answered'],
    [null, 'answered'],
    [0, undefined],
  ] as const) {
    const provider = createScriptedProvider(() => [{ kind: 'file', bytes: Uint8Array.of(0) }], {
      costUsd,
    })
    const desk = await openDesk(provider, { decode: () => Promise.reject(unreadable()) })
    await expectError(
      request(desk.deps, await prepare(desk.deps, intentOn(desk))),
      'bad_answer',
      /damaged/,
      state ? /The result is kept/ : /^Ask again, or choose another model\.$/,
    )
    expect((await desk.ledger.entries())[0]?.state).toBe(state)
  }
})

test('promise 7: an answer that changed nothing is an error, and is kept only when it was paid for', async () => {
  for (const [costUsd, count, hint] of [
    [0.04, 1, /mark a larger region\. The result is kept/],
    [0, 0, /mark a larger region\.$/],
  ] as const) {
    const desk = await openDesk(createScriptedProvider(({ picture }) => [picture], { costUsd }))
    const prepared = await prepare(desk.deps, intentOn(desk, { region: box(5, 5, 9, 9) }))
    await expectError(
      request(desk.deps, prepared),
      'nothing_changed',
      /no pixel inside the region changed/,
      hint,
    )
    expect(await desk.ledger.entries()).toHaveLength(count)
  }
})

test('promise 2: a full store does not cost the user the picture', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const ledger = { ...desk.ledger, arrived: () => Promise.reject(new Error('quota')) }
  const proposal = await request({ ...desk.deps, ledger }, await prepare(desk.deps, intentOn(desk)))
  expect(proposal.candidates[0]!.report.notes).toContain(
    'The answer could not be stored on this machine: place it before you close this panel.',
  )
})

test('promise 7: what the provider throws is noted and handed on, and nothing is sent twice', async () => {
  const refused = new RefineError('provider_refused', 'It is not painted.', {
    hint: 'Ask for something else.',
    requestId: 'req-1',
  })
  const broken = new RefineError('provider_failed', 'It broke.', { hint: 'Wait.', retryable: true })
  for (const [thrown, code, message, state] of [
    [refused, 'provider_refused', /not painted/, 'failed'],
    [broken, 'provider_failed', /broke/, 'unknown'],
    [new TypeError('undefined is not a function'), 'internal', /not a function/, 'unknown'],
    [
      Object.assign(new Error('aborted'), { name: 'AbortError' }),
      'cancelled',
      /cancelled/,
      'unknown',
    ],
  ] as const) {
    const provider = createScriptedProvider(() => Promise.reject(thrown))
    const desk = await openDesk(provider)
    const error = await expectError(
      request(desk.deps, await prepare(desk.deps, intentOn(desk))),
      code,
      message,
    )
    expect(provider.requests).toHaveLength(1)
    expect(await onlyEntry(desk)).toMatchObject({ state, error: toPlainError(error) })
  }
})

test('promise 7: a store that can’t forget a free call does not hide why it failed', async () => {
  const unpaintable = new RefineError('needs_generative', 'It can’t do this.', {
    hint: 'Ask else.',
  })
  for (const [script, code] of [
    [() => Promise.reject(unpaintable), 'needs_generative'],
    [({ picture }: { picture: Picture }) => [picture], 'nothing_changed'],
  ] as const) {
    const desk = await openDesk(createScriptedProvider(script, { costUsd: 0 }))
    const ledger = { ...desk.ledger, close: () => Promise.reject(new Error('disk')) }
    const prepared = await prepare(desk.deps, intentOn(desk))
    await expectError(request({ ...desk.deps, ledger }, prepared), code, /./)
  }
})

test('a call that costs nothing and fails is forgotten', async () => {
  const provider = createScriptedProvider(
    () =>
      Promise.reject(
        new RefineError('needs_generative', 'That is painting.', { hint: 'Ask another.' }),
      ),
    { costUsd: 0 },
  )
  const desk = await openDesk(provider)
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared), 'needs_generative', /painting/)
  expect(desk.store.kept.size).toBe(0)
})

test('promise 7: an answer without a picture is an error', async () => {
  const desk = await openDesk(createScriptedProvider(() => Promise.resolve(noPicture)))
  const prepared = await prepare(desk.deps, intentOn(desk))
  const error = await expectError(request(desk.deps, prepared), 'bad_answer', /without a picture/)
  expect(error.retryable).toBe(true)
})

test('cancelling reaches the provider, and the call stays noted because it may be billed', async () => {
  const stop = new AbortController()
  const provider = createScriptedProvider(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        stop.abort()
      }),
  )
  const desk = await openDesk(provider)
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(
    request(desk.deps, prepared, { signal: stop.signal }),
    'cancelled',
    /cancelled after it was sent/,
    /may still charge for it/,
  )
  expect(await onlyEntry(desk)).toMatchObject({ state: 'unknown', error: { code: 'cancelled' } })
})

test('promise 2: an answer that comes in spite of cancelling is kept', async () => {
  const stop = new AbortController()
  const provider = createScriptedProvider((asked) => {
    stop.abort()
    return repaintEverything(asked, {})
  })
  const desk = await openDesk(provider)
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(
    request(desk.deps, prepared, { signal: stop.signal }),
    'cancelled',
    /was cancelled/,
    /The result is kept/,
  )
  expect(await onlyEntry(desk)).toMatchObject({ state: 'answered', candidates: 1 })
})

test('promise 2: what is cancelled while the last picture is settled is kept', async () => {
  const stop = new AbortController()
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const work: Desk['deps']['work'] = {
    ...desk.deps.work,
    settle: async (input, options) => {
      const settled = await desk.deps.work.settle(input, options)
      stop.abort()
      return settled
    },
  }
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(
    request({ ...desk.deps, work }, prepared, { signal: stop.signal }),
    'cancelled',
    /was cancelled/,
    /The result is kept/,
  )
})

test('a signal that is aborted already sends nothing and notes nothing', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const prepared = await prepare(desk.deps, intentOn(desk))
  const signal = AbortSignal.abort()
  await expectError(request(desk.deps, prepared, { signal }), 'cancelled', /was cancelled/)
  expect(desk.provider.requests).toEqual([])
  expect(await desk.ledger.entries()).toEqual([])
})

async function onlyEntry(desk: Desk): Promise<LedgerEntry> {
  const entries = await desk.ledger.entries()
  expect(entries).toHaveLength(1)
  return entries[0]!
}

function unreadable(): RefineError {
  return new RefineError('unreadable_file', 'The file is damaged.', { hint: 'Try another.' })
}
