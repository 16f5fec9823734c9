import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import {
  addPictures,
  generate,
  generateIntentFrom,
  generationFromLedger,
  planGeneration,
  requestGeneration,
} from '../../../core/generate.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import { proposalFromLedger, refine } from '../../../core/refine.ts'
import { pickedIn } from '../../hosts/contract/scene.ts'
import { intentOn, openDesk, propose } from '../refine/desk.ts'
import { expectError } from '../refine/refusals.ts'
import { createScriptedProvider, flat, repaintEverything } from '../refine/scripted-provider.ts'
import { openGenerateDesk, paintAll, wish } from './generate-desk.ts'

test('words become a layer that is picked, named after them and free to be refined', async () => {
  const desk = await openGenerateDesk()
  const { added } = await generate(desk.deps, wish())
  const picked = await pickedIn(desk.harness)
  expect(picked).toMatchObject({ source: added.layers[0], name: 'a red kite over the sea' })
  const read = await desk.host.readPixels(picked.source, { kind: 'source' }, rectOf(picked))
  expect(read).toEqual(flat({ width: 16, height: 16 }, 8, [50, 60, 70, 255]))
  expect(await desk.ledger.entries()).toEqual([])
})

test('a picture that was made can be refined like any other', async () => {
  const desk = await openGenerateDesk()
  await generate(desk.deps, wish())
  const picked = await pickedIn(desk.harness)
  const provider = {
    ...desk.provider,
    edit: async () => ({
      candidates: [{ kind: 'picture' as const, picture: flat(picked, 8, [200, 9, 9, 255]) }],
      usage: { costUsd: 0.04 },
    }),
  }
  await refine({ ...desk.deps, provider }, intentOn({ picked }))
  expect((await pickedIn(desk.harness)).head).toMatchObject({ kind: 'version' })
})

test('what is asked for reaches the provider as it is; a sketch at the picture’s size, opaque', async () => {
  const desk = await openGenerateDesk(paintAll, { complexities: ['low'], transparentOutput: true })
  const sketch = flat({ width: 48, height: 32 }, 16, [9, 99, 200, 128])
  await generate(
    desk.deps,
    wish({
      ...{ sketch, strength: 0.8, transparent: true, quality: 'high', complexity: 'low' },
      ...{ seed: 7, variations: 2 },
    }),
  )
  const [sent] = desk.generated
  expect(sent).toMatchObject({
    ...{ model: 'any', prompt: 'a red kite over the sea', size: { width: 24, height: 16 } },
    ...{ strength: 0.8, transparent: true, quality: 'high', complexity: 'low', seed: 7 },
    variations: 2,
  })
  expect(sent!.sketch).toEqual(flat({ width: 24, height: 16 }, 8, [9, 99, 200, 255]))
})

test('promise 2: the call is noted before it is sent, and its pictures survive until all are added', async () => {
  const seen: string[] = []
  const desk = await openGenerateDesk(async (request) => {
    const [entry] = await desk.ledger.entries()
    seen.push(`${entry!.state} ${entry!.edit.instruction} ${entry!.source.name}`)
    return { candidates: pictures(request.variations), usage: { costUsd: 0.04 } }
  })
  const planned = planGeneration(desk.deps, wish({ variations: 3 }))
  const generation = await requestGeneration(desk.deps, planned)
  expect(seen).toEqual(['open a red kite over the sea a red kite over the sea'])
  const [entry] = await desk.ledger.entries()
  expect(entry).toMatchObject({ state: 'answered', candidates: 3 })
  expect(await addPictures(desk.deps, generation, [1])).toMatchObject({ waiting: 2 })
  expect(await desk.ledger.entries()).toHaveLength(1)
  expect(await addPictures(desk.deps, generation, [0, 1, 2])).toMatchObject({ waiting: 0 })
  expect(await desk.ledger.entries()).toEqual([])
})

test('promise 2: pictures that wait can be added after a restart', async () => {
  const desk = await openGenerateDesk()
  const { call } = await requestGeneration(
    desk.deps,
    planGeneration(desk.deps, wish({ variations: 2 })),
  )
  const later = { ...desk.deps, ledger: createLedger(desk.store, desk.deps.clock) }
  const generation = await generationFromLedger(later, call)
  expect(generation).toMatchObject({ name: 'a red kite over the sea', usage: { costUsd: 0.04 } })
  expect(generation.pictures.map(({ picture }) => picture.data[0])).toEqual([50, 51])
  await addPictures(later, generation, [0, 1])
  expect(await later.ledger.entries()).toEqual([])
  await expectError(generationFromLedger(later, call), 'not_found', /No first picture/)
})

test('a first picture is no change of a source, and says so where it is taken for one', async () => {
  const desk = await openGenerateDesk()
  const { call } = await requestGeneration(desk.deps, planGeneration(desk.deps, wish()))
  await expectError(proposalFromLedger(desk.deps, call), 'not_supported', /first picture/)
})

test('the answer to a change is no first picture', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const { call } = await propose(desk)
  await expectError(generationFromLedger(desk.deps, call), 'not_found', /No first picture/)
})

test('one that waits in the provider’s queue is fetched from there, and never sent again', async () => {
  const desk = await openGenerateDesk(async (_, { onTicket }) => {
    await onTicket?.('ticket-7')
    throw new RefineError('outcome_unknown', 'The connection broke.', { hint: 'Look it up.' })
  })
  const resumed: string[] = []
  const resume = async (ticket: string) => {
    resumed.push(ticket)
    return { candidates: pictures(1), usage: { costUsd: 0.04 } }
  }
  const deps = { ...desk.deps, provider: { ...desk.deps.provider, resume } }
  const planned = planGeneration(deps, wish())
  await expectError(requestGeneration(deps, planned), 'outcome_unknown', /connection/)
  const [entry] = await desk.ledger.entries()
  expect(entry).toMatchObject({ state: 'unknown', ticket: 'ticket-7' })
  const generation = await generationFromLedger(deps, entry!.id)
  expect(generation.pictures).toHaveLength(1)
  expect(resumed).toEqual(['ticket-7'])
  expect(desk.generated).toHaveLength(1)
})

test('a document that can’t take it refuses before anything is sent, and a full one keeps it waiting', async () => {
  const desk = await openGenerateDesk()
  const { addSource: _, ...host } = desk.deps.host
  const planned = planGeneration(desk.deps, wish())
  await expectError(
    requestGeneration({ ...desk.deps, host }, planned),
    'not_supported',
    /can’t take a new picture/,
  )
  expect(desk.generated).toEqual([])
  const full = {
    ...desk.deps.host,
    addSource: async () => {
      throw new RefineError('host_failed', 'The disk is full.', { hint: 'Make room.' })
    },
  }
  await expectError(
    generate({ ...desk.deps, host: full }, wish()),
    'host_failed',
    /disk is full/,
    /The result is kept/,
  )
  expect(await desk.ledger.entries()).toMatchObject([{ state: 'answered' }])
})

test('promise 5: nothing is sent beyond the budget, and nothing twice without consent', async () => {
  let fails = true
  const desk = await openGenerateDesk((request, options) => {
    if (fails) {
      throw new RefineError('outcome_unknown', 'The connection broke.', { hint: 'Look it up.' })
    }
    return paintAll(request, options)
  })
  const planned = planGeneration(desk.deps, wish())
  await expectError(
    requestGeneration(desk.deps, planned, { budgetUsd: 0.01 }),
    'over_budget',
    /budget/,
  )
  expect(desk.generated).toEqual([])
  await expectError(requestGeneration(desk.deps, planned), 'outcome_unknown', /connection/)
  await expectError(requestGeneration(desk.deps, planned), 'sent_before', /up to \$0\.04/)
  expect(desk.generated).toHaveLength(1)
  fails = false
  await requestGeneration(desk.deps, planned, { again: true })
  expect(desk.generated).toHaveLength(2)
  expect(await desk.ledger.entries()).toMatchObject([{ state: 'answered' }])
})

test('a double click is one call', async () => {
  const desk = await openGenerateDesk()
  const planned = planGeneration(desk.deps, wish())
  const [first, second] = await Promise.all([
    requestGeneration(desk.deps, planned),
    requestGeneration(desk.deps, planned),
  ])
  expect(desk.generated).toHaveLength(1)
  expect(first.call).toBe(second.call)
})

test('what differs from what was asked for is said', async () => {
  const desk = await openGenerateDesk(() => [flat({ width: 20, height: 20 }, 8, [1, 2, 3, 255])], {
    transparentOutput: true,
  })
  const planned = planGeneration(desk.deps, wish({ transparent: true }))
  const { pictures: made } = await requestGeneration(desk.deps, planned)
  expect(made[0]!.notes).toEqual([
    'It came at 20×20 instead of 16×16.',
    'Its background is not transparent, although that was asked for.',
  ])
})

test('one picture that can’t be read leaves the others; when none can, the answer is kept', async () => {
  const broken = { kind: 'file' as const, bytes: Uint8Array.of(1, 2, 3) }
  const decode = () =>
    Promise.reject(new RefineError('unreadable_file', 'It is damaged.', { hint: 'Ask again.' }))
  const some = await openGenerateDesk(
    () => ({ candidates: [broken, ...pictures(1)], usage: { costUsd: null } }),
    {},
    { decode },
  )
  const { pictures: read } = await requestGeneration(some.deps, planGeneration(some.deps, wish()))
  expect(read).toHaveLength(1)
  expect(read[0]!.notes.join()).toMatch(/1 of 2 pictures could not be used/)
  const none = await openGenerateDesk(
    () => ({ candidates: [broken], usage: { costUsd: null } }),
    {},
    { decode },
  )
  await expectError(
    requestGeneration(none.deps, planGeneration(none.deps, wish())),
    'bad_answer',
    /no picture/,
    /kept/,
  )
})

test('what a call asked for can be asked again, unless a sketch went along', async () => {
  const desk = await openGenerateDesk()
  const asked = wish({ size: { width: 24, height: 16 }, quality: 'low', seed: 4, variations: 2 })
  const { edit } = planGeneration(desk.deps, asked)
  const again = generateIntentFrom({ edit })
  expect(again).toEqual({ ...asked, model: 'any' })
  expect(planGeneration(desk.deps, again).edit).toEqual(edit)
  const sketch = flat({ width: 16, height: 16 }, 8, [1, 2, 3, 255])
  const drawn = planGeneration(desk.deps, wish({ sketch }))
  await expectError(
    (async () => generateIntentFrom(drawn))(),
    'not_supported',
    /sketch .* is not kept/,
  )
})

test('cancelling reaches the provider', async () => {
  const abort = new AbortController()
  const desk = await openGenerateDesk((_, { signal }) => {
    abort.abort()
    expect(signal?.aborted).toBe(true)
    throw new RefineError('cancelled', 'It was stopped.', { hint: 'Start again.' })
  })
  const planned = planGeneration(desk.deps, wish())
  await expectError(
    requestGeneration(desk.deps, planned, { signal: abort.signal }),
    'cancelled',
    /cancelled/,
  )
})

function pictures(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'picture' as const,
    picture: flat({ width: 16, height: 16 }, 8, [50 + index, 60, 70, 255]),
  }))
}
