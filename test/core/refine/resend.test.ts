import { expect, test } from 'vitest'
import { hashEdit } from '../../../core/edit/edit-hash.ts'
import type { ErrorCode } from '../../../core/errors.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import {
  accept,
  alreadySent,
  type Intent,
  intentFromEntry,
  mayHaveCost,
  planIntent,
  prepare,
  request,
  resend,
} from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { exactly } from '../../support/exactly.ts'
import { box, type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const asked: Partial<Intent> = {
  instruction: 'add steam',
  region: box(5, 5, 12, 12),
  protect: [box(6, 6, 2, 2)],
  preserve: [{ text: 'the label', kind: 'text' }],
  variations: 2,
}

test('an open call is sent again as it was, as a call of its own, and is then forgotten', async () => {
  const desk = await lostCall(asked)
  const [lost] = await desk.ledger.entries()
  const proposal = await resend(desk.deps, 'lost')
  expect(proposal.prepared.edit).toEqual(lost!.edit)
  expect(desk.provider.requests.map(({ id }) => id)).toEqual([proposal.call])
  expect(proposal.call).not.toBe('lost')
  const entries = await desk.ledger.entries()
  expect(entries.map(({ id, state }) => [id, state])).toEqual([[proposal.call, 'answered']])
  expect((await accept(desk.deps, proposal, [0])).versions).toHaveLength(2)
})

test('promise 5: an open call is forgotten no sooner than its successor leaves', async () => {
  const desk = await lostCall()
  const stopping = new AbortController()
  const sending = resend(desk.deps, 'lost', {
    signal: stopping.signal,
    onProgress: ({ stage }) => stage === 'reading' && stopping.abort(),
  })
  await expectError(sending, 'cancelled', /was cancelled/)
  expect((await desk.ledger.entries()).map(({ id }) => id)).toEqual(['lost'])
  expect(desk.provider.requests).toEqual([])
})

test('promise 5: an open call is sent again once, however often that is asked for', async () => {
  const desk = await lostCall()
  await resend(desk.deps, 'lost')
  await expectError(
    resend(desk.deps, 'lost'),
    'not_found',
    /This call is no longer open/,
    /answered, sent again or forgotten/,
  )
  expect(desk.provider.requests).toHaveLength(1)
})

test('an answered call is placed, not sent again', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const { call } = await request(desk.deps, await prepare(desk.deps, intentOn(desk)))
  await expectError(resend(desk.deps, call), 'not_found', /no longer open/)
  expect(desk.provider.requests).toHaveLength(1)
})

test('a call that took further pictures along can’t be sent again, because they are not kept', async () => {
  const desk = await lostCall({
    references: [{ name: 'Mood', picture: photograph({ width: 4, height: 4 }, 8) }],
  })
  await expectError(
    resend(desk.deps, 'lost'),
    'not_supported',
    /further pictures .* are not kept/,
    /forget this call/,
  )
  expect(desk.provider.requests).toEqual([])
})

test('the picture of an open call must be picked, alone or among others', async () => {
  const desk = await lostCall()
  const other = await desk.harness.addSource({
    picture: photograph({ width: 9, height: 9 }, 8, 3),
    name: 'Other',
  })
  await desk.harness.pickLayer(other)
  await expectError(resend(desk.deps, 'lost'), 'no_layer', /“Bottle”, which is not picked/)
  await desk.harness.pickAlso!(desk.layer)
  const [entry] = await desk.ledger.entries()
  expect((await intentFromEntry(desk.deps, entry!)).picked.source).toBe(desk.layer)
})

test('of several pictures with the same pixels the call’s own is taken', async () => {
  const desk = await lostCall()
  const twin = await desk.harness.addSource({ picture: desk.picture, name: 'Twin' })
  await desk.harness.pickLayer(twin)
  await desk.harness.pickAlso!(desk.layer)
  const [entry] = await desk.ledger.entries()
  expect((await intentFromEntry(desk.deps, entry!)).picked.name).toBe('Bottle')
})

test('promise 5: the very same edit is recognised while a call with it may have been billed', async () => {
  const desk = await lostCall(asked)
  const same = await planIntent(desk.deps, intentOn(desk, asked))
  expect((await alreadySent(desk.ledger, same))?.id).toBe('lost')
  const other = await planIntent(desk.deps, intentOn(desk, { ...asked, instruction: 'no steam' }))
  expect(await alreadySent(desk.ledger, other)).toBeNull()
  await desk.ledger.failed('lost', failure('rate_limited'))
  expect(await alreadySent(desk.ledger, same)).toBeNull()
})

test('only calls that may have been painted may have been billed', async () => {
  const [sent] = await (await lostCall()).ledger.entries()
  const failed = (code: ErrorCode) => ({ ...sent!, state: 'failed' as const, error: failure(code) })
  expect(mayHaveCost(sent!)).toBe(true)
  expect(mayHaveCost({ ...sent!, estimate: null })).toBe(true)
  expect(mayHaveCost({ ...sent!, estimate: exactly(0) })).toBe(false)
  expect(mayHaveCost({ ...sent!, state: 'answered' })).toBe(false)
  const billed = ['cancelled', 'outcome_unknown', 'provider_failed', 'bad_answer'] as const
  expect(billed.map((code) => mayHaveCost(failed(code)))).toEqual([true, true, true, true])
  const refused = ['bad_key', 'provider_unreachable', 'rate_limited', 'provider_refused'] as const
  expect(refused.map((code) => mayHaveCost(failed(code)))).toEqual([false, false, false, false])
})

/** A desk with one call in the book that was sent and never answered. */
async function lostCall(changes: Partial<Intent> = {}): Promise<Desk> {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const { edit, plan, estimate } = await planIntent(desk.deps, intentOn(desk, changes))
  await createLedger(desk.store, desk.deps.clock).open({
    id: 'lost',
    sentAt: 1000,
    attempt: { edit: hashEdit(edit), ordinal: 1 },
    edit,
    plan,
    source: { layer: desk.layer, name: 'Bottle', lineage: null },
    estimate,
  })
  return desk
}

function failure(code: ErrorCode) {
  return { code, message: 'It failed.', hint: 'Try again.', retryable: true }
}
