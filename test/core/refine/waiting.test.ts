import { expect, test } from 'vitest'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import {
  accept,
  discard,
  type Intent,
  prepare,
  proposalFromLedger,
  refine,
  request,
} from '../../../core/refine.ts'
import { photograph, pickedIn } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

test('promise 2: an answer survives a restart and is placed as it would have been', async () => {
  const changes: Partial<Intent> = {
    region: box(5, 5, 12, 12),
    protect: [box(6, 6, 2, 2)],
    preserve: [{ text: 'the label', kind: 'text' }],
    variations: 2,
  }
  const { desk, call, proposal } = await waiting(changes)
  const restarted = await restart(desk)
  expect(restarted.layer).not.toBe(desk.layer)
  const again = await proposalFromLedger(restarted.deps, call)
  expect(again.candidates).toEqual(proposal.candidates)
  expect(again.usage).toEqual(proposal.usage)
  expect(again.prepared.edit).toEqual(proposal.prepared.edit)
  expect(again.prepared.editHash).toBe(proposal.prepared.editHash)
  expect(again.prepared.prompt).toBe(proposal.prepared.prompt)
  expect(again.prepared.sent).toEqual(proposal.prepared.sent)
  expect(again.prepared.estimate).toEqual(proposal.prepared.estimate)
  const placed = await accept(restarted.deps, again, [1])
  expect(placed.versions).toHaveLength(2)
  expect(await restarted.ledger.entries()).toEqual([])
  expect(restarted.provider.requests).toEqual([])
})

test('promise 2: an answer of a model that is gone, or takes no mask any more, is placed all the same', async () => {
  const region = box(5, 5, 12, 12)
  const { desk, call } = await waiting({ region, maskUse: 'send' })
  for (const change of [{ id: 'another' }, { mask: null }]) {
    const models = desk.provider.info.models.map((model) => ({ ...model, ...change }))
    const info = { ...desk.provider.info, models }
    const provider = { ...desk.provider, info }
    const again = await proposalFromLedger({ ...desk.deps, provider }, call)
    expect(again.candidates).toHaveLength(1)
    expect(again.prepared.maskUse.use).toBe('send')
  }
})

test('it goes on from a version, too', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const first = await refine(desk.deps, intentOn(desk, { region: box(3, 3, 9, 9) }))
  const parent = first.placed.versions[0]!.id
  const picked = await pickedIn(desk.harness)
  const intent = intentOn({ picked }, { parent, region: box(20, 3, 9, 9) })
  const { call, candidates } = await request(desk.deps, await prepare(desk.deps, intent))
  const restarted = await restart(desk)
  const again = await proposalFromLedger(restarted.deps, call)
  expect(again.candidates).toEqual(candidates)
  await accept(restarted.deps, again, [0])
  const { lineages } = await restarted.host.lineages()
  expect(lineages[0]!.versions.map(({ record }) => record.parent)).toEqual([null, parent])
})

test('the source that it belongs to must be picked', async () => {
  const { desk, call } = await waiting()
  await desk.harness.pickNothing()
  const error = await expectError(
    proposalFromLedger(desk.deps, call),
    'no_layer',
    /belongs to “Bottle”, which is not picked/,
    /Pick “Bottle”/,
  )
  expect(error.retryable).toBe(true)
  const other = await desk.harness.addSource({
    picture: photograph({ width: 40, height: 30 }, 8, 9),
    name: 'Other',
  })
  await desk.harness.pickLayer(other)
  await expectError(proposalFromLedger(desk.deps, call), 'no_layer', /“Bottle”/)
  expect(await desk.ledger.entries()).toHaveLength(1)
})

test('a layer of another document is never taken for it because it has the same id', async () => {
  const { desk, call } = await waiting()
  const elsewhere = await openDesk(createScriptedProvider(repaintEverything), {
    picture: photograph({ width: 40, height: 30 }, 8, 9),
  })
  expect(elsewhere.layer).toBe(desk.layer)
  await elsewhere.harness.renameLayer(elsewhere.layer, 'Vase')
  const deps = { ...elsewhere.deps, ledger: desk.ledger }
  await expectError(proposalFromLedger(deps, call), 'no_layer', /“Bottle”/)
})

test('promise 7: laid over a changed picture, it says so and stays exact outside', async () => {
  const { desk, call } = await waiting({ region: box(5, 5, 12, 12) })
  await desk.harness.paintOn(desk.layer)
  const again = await proposalFromLedger(desk.deps, call)
  expect(again.candidates[0]!.report.notes).toContain(
    'The picture was changed after this was asked for: it is laid over what is there now.',
  )
  expect(again.candidates[0]!.report.outside.changedPixels).toBe(0)
  await accept(desk.deps, again, [0])
  const { lineages } = await desk.host.lineages()
  expect(lineages[0]!.versions[0]!.sourceChanged).toBe(true)
})

test('a picture of another size can’t take it', async () => {
  const { desk, call } = await waiting()
  const host = {
    ...desk.host,
    pick: async () => ({ ...desk.picked, width: 41, state: 'resized' }),
  }
  await expectError(
    proposalFromLedger({ ...desk.deps, host }, call),
    'source_changed',
    /“Bottle” has another size or depth/,
  )
})

test('a custom mix that is no longer visible can’t be laid under it', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const first = await refine(desk.deps, intentOn(desk, { region: box(3, 3, 9, 9) }))
  const second = await refine(
    desk.deps,
    intentOn({ picked: await pickedIn(desk.harness) }, { region: box(20, 3, 9, 9) }),
  )
  await desk.harness.setVisible(first.placed.versions[0]!.layer, true)
  const intent = intentOn({ picked: await pickedIn(desk.harness) }, { parent: 'shown' })
  const { call, candidates } = await request(desk.deps, await prepare(desk.deps, intent))
  await desk.host.show(desk.layer, second.placed.versions[0]!.id)
  await expectError(
    proposalFromLedger(desk.deps, call),
    'source_changed',
    /not what is visible now/,
    /Show the same layers again/,
  )
  await desk.harness.setVisible(first.placed.versions[0]!.layer, true)
  expect((await proposalFromLedger(desk.deps, call)).candidates).toEqual(candidates)
})

test('what a provider changed nothing in can still be looked at, because it was paid for', async () => {
  const desk = await openDesk(createScriptedProvider(({ picture }) => [picture]))
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared), 'nothing_changed', /no pixel of the picture/)
  const [entry] = await desk.ledger.entries()
  const { candidates } = await proposalFromLedger(desk.deps, entry!.id)
  expect(candidates[0]!.report.inside.changedPixels).toBe(0)
})

test('a call that is still open, failed or unknown gives no proposal', async () => {
  const desk = await openDesk(createScriptedProvider(() => Promise.reject(new Error('no'))))
  await expect(request(desk.deps, await prepare(desk.deps, intentOn(desk)))).rejects.toThrow('no')
  const [failed] = await desk.ledger.entries()
  for (const call of [failed!.id, 'no-such-call']) {
    await expectError(proposalFromLedger(desk.deps, call), 'not_found', /No result of this call/)
  }
})

test('discarding throws the pictures away', async () => {
  const { desk, call } = await waiting()
  await discard(desk.deps, call)
  expect(await desk.store.keys('ledger/')).toEqual([])
})

async function waiting(changes: Partial<Intent> = {}) {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  // A second layer, so that the first one's id is another after reopening.
  await desk.harness.addSource({ picture: photograph({ width: 3, height: 3 }, 8), name: 'Small' })
  const proposal = await request(desk.deps, await prepare(desk.deps, intentOn(desk, changes)))
  return { desk, call: proposal.call, proposal }
}

/** The document is saved and opened again (its layers get other ids), and all that the panel knew is gone. */
async function restart(desk: Desk): Promise<Desk> {
  const harness = await desk.harness.reopen()
  const { lineages } = await harness.host.lineages()
  const layers = await harness.layers()
  const layer = lineages[0]?.source ?? layers.find(({ name }) => name === 'Bottle')!.id
  await harness.pickLayer(layer)
  const provider = createScriptedProvider(repaintEverything)
  const ledger = createLedger(desk.store, desk.deps.clock)
  const { host } = harness
  const deps = { ...desk.deps, host, provider, ledger }
  return { ...desk, harness, host, layer, provider, ledger, deps, picked: await pickedIn(harness) }
}
