import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BatchStep } from '../../../../core/batch/batch-steps.ts'
import type { BatchLimits } from '../../../../core/batch/engine/batch-engine.ts'
import { runBatched } from '../../../../core/batch/engine/run-batched.ts'
import { isFinal } from '../../../../core/batch/item-state.ts'
import type { JobLog } from '../../../../core/batch/job-log.ts'
import { summarize } from '../../../../core/batch/summary/summary.ts'
import { cancelled, RefineError } from '../../../../core/errors.ts'
import { lineagesOf } from '../../../../standalone/document/history-facts.ts'
import { createScriptedProvider, repaintEverything } from '../../refine/scripted-provider.ts'
import { createWorld, type Program, type World } from '../batch-world.ts'
import { createFakeService, type FakeService, type Fate } from './fake-service.ts'

const step: BatchStep = { instruction: 'make the light warmer' }

async function open(
  { items = 3, steps = [step] }: { items?: number; steps?: readonly BatchStep[] },
  ...fates: Fate[]
) {
  const provider = createScriptedProvider(repaintEverything)
  const world = await createWorld({ items, steps, provider })
  return { world, service: createFakeService(...fates) }
}

interface Ways {
  readonly limits?: Partial<BatchLimits>
  readonly signal?: AbortSignal
  readonly wait?: Program['desk']['wait']
}

function run({ desk, life }: Program, service: FakeService, { limits, signal, wait }: Ways = {}) {
  return runBatched({
    desk: { ...desk, ...(wait && { wait }) },
    engine: service.reach(life, limits ? { limits } : {}),
    options: { concurrency: 2, ...(signal && { signal }) },
    live: new Set(),
    expired: new Map(),
  })
}

const states = ({ items }: JobLog) => [...items.values()].map(({ state }) => state)
const sizes = ({ batches }: FakeService) => batches.map(({ lines }) => lines.length)

test('each step of a set travels in a batch of its own, at the batch’s price', async () => {
  const { world, service } = await open({ steps: [step, { instruction: 'make it brighter' }] })
  const program = await world.start(null)
  expect(await run(program, service)).toBe(null)
  expect(states(program.log)).toEqual(['done', 'done', 'done'])
  expect(sizes(service)).toEqual([3, 3])
  expect(world.posts).toEqual([])
  expect(summarize(program.log, null).spent).toMatchObject({ costUsd: 0.12, maybeUsd: 0 })
})

test('batches are split so that their answers stay readable', async () => {
  const { world, service } = await open({ items: 5 })
  await run(await world.start(null), service, { limits: { lines: 2 } })
  expect(sizes(service)).toEqual([2, 2, 1])
  const other = await open({ items: 5 })
  await run(await other.world.start(null), other.service, { limits: { answerBytes: 3 } })
  expect(sizes(other.service)).toEqual([3, 2])
})

test('lines that failed for a passing reason are asked live, what was refused is not', async () => {
  const line: Fate['line'] = (position) =>
    (['answered', 'busy', 'refused'] as const)[position] ?? 'answered'
  const { world, service } = await open({}, { line })
  const program = await world.start(null)
  await run(program, service)
  expect(states(program.log).sort()).toEqual(['done', 'done', 'failed'])
  expect(sizes(service)).toEqual([3])
  expect(world.posts).toHaveLength(1)
})

test('what a batch had no time for goes into another one, and is asked live in the end', async () => {
  const late: Fate = { ends: 'expired', line: () => 'unreached' }
  const { world, service } = await open({ items: 2 }, late, { line: () => 'answered' })
  await run(await world.start(null), service)
  expect(sizes(service)).toEqual([2, 2])
  expect(world.posts).toEqual([])

  const hopeless = await open({ items: 2 }, late)
  const program = await hopeless.world.start(null)
  await run(program, hopeless.service)
  expect(states(program.log)).toEqual(['done', 'done'])
  expect(sizes(hopeless.service)).toEqual([2, 2, 2])
  expect(hopeless.world.posts).toHaveLength(2)
})

test('what was cancelled at the service is not sent again by itself', async () => {
  const line: Fate['line'] = (position) =>
    (['answered', 'unreached', 'silent'] as const)[position] ?? 'answered'
  const { world, service } = await open({}, { ends: 'cancelled', line }, {})
  const program = await world.start(null)
  const stopped = await run(program, service)
  expect(stopped).toMatchObject({ message: 'The batch was told to cancel the batch.' })
  expect(states(program.log).sort()).toEqual(['answered', 'failed', 'unknown'])
  expect(summarize(program.log, null)).toMatchObject({
    unknown: [{ highUsd: 0.02 }],
    spent: { costUsd: 0.02, maybeUsd: 0.02 },
  })
  const later = await world.start(null)
  expect(await run(later, service)).toBe(null)
  expect(states(later.log).sort()).toEqual(['done', 'failed', 'unknown'])
  expect(sizes(service)).toEqual([3])
  expect(world.posts).toEqual([])
})

test('a batch that fails as a whole was not painted: its pictures are asked live', async () => {
  const { world, service } = await open({}, { ends: 'failed' })
  const program = await world.start(null)
  expect(await run(program, service)).toBe(null)
  expect(states(program.log)).toEqual(['done', 'done', 'done'])
  expect(sizes(service)).toEqual([3])
  expect(world.posts).toHaveLength(3)
})

test('what no line can hold is asked live', async () => {
  const { world, service } = await open({ steps: [{ instruction: 'put uncarried things there' }] })
  const program = await world.start(null)
  await run(program, service)
  expect(states(program.log)).toEqual(['done', 'done', 'done'])
  expect(sizes(service)).toEqual([])
})

test('a call that a finished batch says nothing of is unknown, and stays so', async () => {
  const { world, service } = await open(
    {},
    { line: (position) => (position === 1 ? 'silent' : 'answered') },
  )
  const program = await world.start(null)
  await run(program, service)
  expect(states(program.log).sort()).toEqual(['done', 'done', 'unknown'])
  expect(summarize(program.log, null)).toMatchObject({
    unknown: [{ highUsd: 0.02 }],
    spent: { costUsd: 0.04, maybeUsd: 0.02 },
  })
  const later = await world.start(null)
  await run(later, service)
  expect(sizes(service)).toEqual([3])
  expect(world.posts).toEqual([])
})

test('stopping leaves a batch alone, and the next run collects it', async () => {
  const { world, service } = await open({})
  const stop = new AbortController()
  const program = await world.start(null)
  const wait = async () => {
    stop.abort()
    throw cancelled()
  }
  expect(await run(program, service, { signal: stop.signal, wait })).toBe(null)
  expect(states(program.log)).toEqual(['open', 'open', 'open'])
  const later = await world.start(null)
  await run(later, service)
  expect(states(later.log)).toEqual(['done', 'done', 'done'])
  expect(sizes(service)).toEqual([3])
})

test('every moment of a run is one that it can be killed at', async () => {
  for (let beats = 0; ; beats++) {
    const { world, service } = await open({ items: 1 })
    const program = await world.start(beats)
    await run(program, service).catch(() => undefined)
    const later = await world.start(null)
    await run(later, service)
    expect(states(later.log)).toEqual(['done'])
    expect(sizes(service)).toEqual([1])
    expect(world.posts).toEqual([])
    if (!program.life.isDead) break
  }
})

test('a batch whose arrival is not known is found again, and left alone while nobody can look', async () => {
  const { world, service } = await open({})
  const program = await world.start(null)
  const reach = service.reach(program.life)
  const lost = new RefineError('outcome_unknown', 'The connection broke.', { hint: 'Wait.' })
  const breaking = {
    ...reach,
    async submit(...given: Parameters<typeof reach.submit>) {
      await reach.submit(...given)
      throw lost
    },
  }
  const blind = { ...breaking, find: () => Promise.reject(lost) }
  const job = { options: { concurrency: 1 }, live: new Set<string>(), expired: new Map() }
  expect(await runBatched({ ...job, desk: program.desk, engine: blind })).toMatchObject({
    code: 'outcome_unknown',
  })
  expect(sizes(service)).toEqual([3])
  const later = await world.start(null)
  expect(await runBatched({ ...job, desk: later.desk, engine: breaking })).toBe(null)
  expect(states(later.log)).toEqual(['done', 'done', 'done'])
  expect(sizes(service)).toEqual([3])

  const other = await open({})
  const { desk, log, life } = await other.world.start(null)
  const engine = other.service.reach(life)
  const submit: typeof engine.submit = async (...given) => {
    await engine.submit(...given)
    throw lost
  }
  expect(await runBatched({ ...job, desk, engine: { ...engine, submit } })).toBe(null)
  expect(states(log)).toEqual(['done', 'done', 'done'])
  expect(sizes(other.service)).toEqual([3])
})

test('a batch that broke on its way and is not listed is unknown, and is not sent again by itself', async () => {
  const lost = new RefineError('outcome_unknown', 'The connection broke.', { hint: 'Wait.' })
  const job = { options: { concurrency: 1 }, live: new Set<string>(), expired: new Map() }
  for (const find of [async () => null, () => Promise.reject(lost)]) {
    const { world, service } = await open({})
    const { desk, life } = await world.start(null)
    const engine = { ...service.reach(life), submit: () => Promise.reject(lost), find }
    expect(await runBatched({ ...job, desk, engine })).toMatchObject({ code: 'outcome_unknown' })
    const later = await world.start(null)
    expect(await run(later, service)).toBe(null)
    expect(states(later.log)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(summarize(later.log, null).spent).toMatchObject({ costUsd: 0, maybeUsd: 0.06 })
    expect(sizes(service)).toEqual([])
    expect(world.posts).toEqual([])
  }
})

test('killed at any moments, no batch is begun twice and nothing is painted twice', async () => {
  const line: Fate['line'] = (position) =>
    (['answered', 'busy', 'unreached', 'answered'] as const)[position] ?? 'answered'
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(120), { maxLength: 4 }),
      fc.boolean(),
      async (kills, mixed) => {
        const steps = [step, { instruction: 'make it brighter' }]
        const { world, service } = await open({ items: 3, steps }, mixed ? { line } : {}, {})
        for (const beats of kills)
          await run(await world.start(beats), service).catch(() => undefined)
        const program = await world.start(null)
        await run(program, service)
        expect([...program.log.items.values()].filter((item) => !isFinal(item))).toEqual([])
        const lines = service.batches.flatMap((batch) => batch.lines)
        expect(new Set(lines).size).toBe(lines.length)
        expectPaidOnce(world, service, program)
      },
    ),
    { numRuns: 25 },
  )
})

/** What is painted is in a document, or is listed as unknown; and no step of a picture is painted twice. */
function expectPaidOnce(world: World, service: FakeService, { log }: Program): void {
  const painted = [...service.painted, ...world.posts.map(({ call }) => call)]
  const calls = [...log.items.values()].flatMap((item) =>
    item.calls.map((call) => ({ ...call, of: `${item.planned.item} ${call.step}` })),
  )
  const paid = painted.map((id) => calls.find(({ call }) => call === id))
  expect(paid.filter((call) => call?.state !== 'placed' && call?.state !== 'unknown')).toEqual([])
  expect(new Set(paid.map((call) => call?.of)).size).toBe(paid.length)
  for (const { planned, results } of log.items.values()) {
    const document = world.documents.get(planned.out)
    const versions = document ? lineagesOf(document).lineages.flatMap((one) => one.versions) : []
    expect(versions).toHaveLength(results.length)
  }
}
