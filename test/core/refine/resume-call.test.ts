import { expect, test } from 'vitest'
import { type ErrorCode, RefineError } from '../../../core/errors.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { Provider } from '../../../core/provider.ts'
import { resumeCall } from '../../../core/refine/resume-call.ts'
import {
  accept,
  type Intent,
  prepare,
  proposalFromLedger,
  request,
  resend,
} from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat, type ScriptedProvider } from './scripted-provider.ts'

type Look = (ticket: string) => 'painted' | RefineError

/** A provider with a queue: every call gets a ticket and breaks; its answer is there for whoever looks by the ticket. */
function createQueue(look: Look = () => 'painted') {
  const looked: string[] = []
  const sizes = new Map<string, { width: number; height: number }>()
  const provider: ScriptedProvider = createScriptedProvider(async (sent, { onTicket }) => {
    const ticket = `ticket-${sizes.size + 1}`
    sizes.set(ticket, sent.size)
    await onTicket?.(ticket)
    throw new RefineError('outcome_unknown', 'It broke.', { hint: 'Look at it.' })
  })
  const resume: Provider['resume'] = async (ticket) => {
    looked.push(ticket)
    const outcome = look(ticket)
    if (outcome !== 'painted') throw outcome
    const picture = flat(sizes.get(ticket)!, 8, [9, 9, 9, 255])
    return { candidates: [{ kind: 'picture', picture }], usage: { costUsd: 0.03 } }
  }
  return { looked, provider: { ...provider, resume } }
}

const failure = (code: ErrorCode, retryable = false) =>
  new RefineError(code, 'It did not work.', { hint: 'Wait.', retryable })

/** A call in the queue that lost its connection, seen by another run. */
async function openQueued(look?: Look, changes: Partial<Intent> = {}) {
  const queue = createQueue(look)
  const desk = await openDesk(queue.provider)
  const prepared = await prepare(desk.deps, intentOn(desk, changes))
  await expectError(request(desk.deps, prepared), 'outcome_unknown', /broke/)
  const ledger = createLedger(desk.store, desk.deps.clock)
  const [entry] = await ledger.entries()
  return { ...queue, desk, deps: { ...desk.deps, ledger }, ledger, prepared, call: entry!.id }
}

test('a call in the queue is resumed by its ticket when the same is asked for, never sent again', async () => {
  for (const options of [{}, { again: true }] as const) {
    const { deps, prepared, provider, looked, call, ledger } = await openQueued()
    const proposal = await request(deps, prepared, options)
    expect(proposal.call).toBe(call)
    expect(proposal.usage.costUsd).toBe(0.03)
    expect(looked).toEqual(['ticket-1'])
    expect(provider.requests).toHaveLength(1)
    expect(await ledger.entries()).toMatchObject([{ id: call, state: 'answered' }])
    await accept(deps, proposal, [0])
    expect(await ledger.spending.lines()).toMatchObject([
      { call, costUsd: 0.03, attempt: 1, acceptance: 'accepted' },
    ])
  }
})

test('a call that the queue took back is asked about, not waited for', async () => {
  const { provider, looked } = createQueue()
  const edit: Provider['edit'] = async (_, { onTicket } = {}) => {
    await onTicket?.('ticket-1')
    await onTicket?.(null)
    throw failure('cancelled')
  }
  const desk = await openDesk({ ...provider, edit })
  const prepared = await prepare(desk.deps, intentOn(desk, {}))
  await expectError(request(desk.deps, prepared), 'cancelled', /cancelled/)
  await expectError(request(desk.deps, prepared), 'sent_before', /./)
  expect(looked).toEqual([])
})

test('it is resumed also from the list of what waits, and where it would be sent again', async () => {
  for (const take of [proposalFromLedger, resend]) {
    const { deps, provider, looked, call } = await openQueued()
    const proposal = await take(deps, call)
    expect(proposal.call).toBe(call)
    expect(looked).toEqual(['ticket-1'])
    expect(provider.requests).toHaveLength(1)
  }
})

test('several who wait for the same call look for it once', async () => {
  const { deps, prepared, provider, looked, call, ledger } = await openQueued()
  const proposals = await Promise.all([
    proposalFromLedger(deps, call),
    request(deps, prepared),
    proposalFromLedger(deps, call),
  ])
  expect(proposals.map((proposal) => proposal.call)).toEqual([call, call, call])
  expect(proposals.map(({ candidates }) => candidates[0]?.report.notes)).toEqual([[], [], []])
  expect(looked).toEqual(['ticket-1'])
  expect(provider.requests).toHaveLength(1)
  expect(await ledger.entries()).toMatchObject([{ state: 'answered' }])
})

test('an answer that came since the call was looked up is not asked for again', async () => {
  const { deps, looked, ledger } = await openQueued()
  const [before] = await ledger.entries()
  const first = await resumeCall(deps, before!, {})
  expect(await resumeCall(deps, before!, {})).toEqual(first)
  expect(looked).toEqual(['ticket-1'])
  const [now] = await ledger.entries()
  await expect(resumeCall(deps, now!, {})).rejects.toThrow(
    /^Expected a call in the provider’s queue/,
  )
})

test('a connection that breaks leaves the call in the queue, to be resumed later', async () => {
  let looks = 0
  const { deps, prepared, provider, ledger, desk, call } = await openQueued(() => {
    looks++
    if (looks === 1) return failure('outcome_unknown')
    return looks === 2 ? failure('provider_unreachable', true) : 'painted'
  })
  await expectError(request(deps, prepared), 'outcome_unknown', /did not work/)
  expect(await ledger.entries()).toMatchObject([{ state: 'unknown', ticket: 'ticket-1' }])
  // Looking again after a pause is no new call.
  expect((await request(deps, prepared)).call).toBe(call)
  expect(desk.waited).toHaveLength(1)
  expect(provider.requests).toHaveLength(1)
})

test('a call that ended in the queue is over: what it may have cost decides whether the same may be sent', async () => {
  const failed = await openQueued(() => failure('provider_failed'))
  await expectError(request(failed.deps, failed.prepared), 'provider_failed', /did not work/)
  const [entry] = await failed.ledger.entries()
  expect(entry).toMatchObject({ state: 'unknown' })
  expect(entry?.ticket).toBeUndefined()
  await expectError(request(failed.deps, failed.prepared), 'sent_before', /./)

  const refused = await openQueued(() => failure('provider_refused'))
  await expectError(request(refused.deps, refused.prepared), 'provider_refused', /./)
  expect(await refused.ledger.entries()).toMatchObject([{ state: 'failed' }])
  expect(refused.looked).toHaveLength(1)
})

test('where the queue can’t be asked any more, sending again takes consent', async () => {
  const { deps, prepared, desk } = await openQueued()
  const { resume: _, ...without } = desk.provider
  const provider = { ...without, edit: desk.provider.edit }
  await expectError(request({ ...deps, provider }, prepared), 'sent_before', /./)
})

test('cancelling while the queue is looked at leaves the call there', async () => {
  const stop = new AbortController()
  const { deps, prepared, ledger } = await openQueued(() => {
    stop.abort()
    return failure('cancelled')
  })
  await expectError(request(deps, prepared, { signal: stop.signal }), 'cancelled', /./)
  expect(await ledger.entries()).toMatchObject([{ state: 'unknown', ticket: 'ticket-1' }])
})

test('a tile that waits in the queue is resumed in its run, and only the others are sent', async () => {
  const { provider, looked } = createQueue()
  const sizes = { kind: 'list', sizes: [{ width: 360, height: 360 }] } as const
  const tiled: ScriptedProvider = {
    ...provider,
    info: { ...provider.info, models: provider.info.models.map((model) => ({ ...model, sizes })) },
  }
  const desk: Desk = await openDesk(tiled, { picture: photograph({ width: 720, height: 420 }, 8) })
  const intent = intentOn(desk, { region: box(60, 120, 480, 120), tiles: true })
  const prepared = await prepare(desk.deps, intent)
  for (let sent = 1; sent <= prepared.tiles!.length; sent++) {
    await expectError(request(desk.deps, prepared), 'outcome_unknown', /./)
    expect(tiled.requests).toHaveLength(sent)
  }
  const proposal = await request(desk.deps, prepared)
  expect(proposal.tileCalls).toHaveLength(prepared.tiles!.length)
  expect(tiled.requests).toHaveLength(prepared.tiles!.length)
  expect(looked).toEqual(prepared.tiles!.map((_, index) => `ticket-${index + 1}`))
})
