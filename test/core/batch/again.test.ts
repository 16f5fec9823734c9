import { expect, test } from 'vitest'
import type { BatchStep } from '../../../core/batch/batch-steps.ts'
import { anchorRole } from '../../../core/batch/intent-of-step.ts'
import { runLive } from '../../../core/batch/run/run-live.ts'
import { summarize } from '../../../core/batch/summary/summary.ts'
import { RefineError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { againEvents, priceAgain } from '../../../standalone/batch/again.ts'
import { lineagesOf } from '../../../standalone/document/history-facts.ts'
import { createScriptedProvider, flat, type Script } from '../refine/scripted-provider.ts'
import { createWorld } from './batch-world.ts'

const step: BatchStep = { instruction: 'put it before a cream background' }
const cream = [240, 230, 210, 255]
const grey = [120, 120, 120, 255]
const anchor = { name: 'anchor.png', picture: flat({ width: 4, height: 4 }, 8, cream) }

/** Paints the third picture otherwise, unless it is shown what to match. */
function careless(): Script {
  let calls = 0
  return ({ picture, references }) => {
    calls++
    return [flat(picture, picture.depth, calls === 3 && references.length === 0 ? grey : cream)]
  }
}

test('outliers are worked on again from their source, beside the anchor that they are to match', async () => {
  const provider = createScriptedProvider(careless())
  const world = await createWorld({ items: 6, steps: [step], provider })
  const { desk, log } = await world.start(null)
  await runLive(desk, { concurrency: 1 })
  const [outlier] = summarize(log, null).set.outliers
  expect(summarize(log, null).set.outliers).toMatchObject([{ item: '2.png' }])

  const measures = log.items.get('0.png')?.measures
  if (!measures || !outlier) throw new TypeError('Expected measures and an outlier')
  const events = againEvents(log, 'outliers', { path: '/anchor.png', measures })
  expect(priceAgain(log, events)).toBeCloseTo(0.04)
  await log.note(...events)
  const readMask = () => Promise.reject(new TypeError('Expected no mask file'))
  const around = async (_: unknown, path: string | null) => ({
    readMask,
    readPicture: () => Promise.reject(new TypeError('Expected no picture')),
    anchor: path === '/anchor.png' ? anchor : null,
  })
  await runLive({ ...desk, around }, { concurrency: 1 })
  expect(provider.requests).toHaveLength(7)
  expect(provider.requests[6]?.references).toMatchObject([{ name: 'anchor.png', role: anchorRole }])
  expect(summarize(log, null)).toMatchObject({ counts: { done: 6 }, set: { outliers: [] } })
  const document = world.documents.get('2.psd')
  const [lineage] = document ? lineagesOf(document).lineages : []
  expect(lineage?.versions.map(({ record }) => record.parent)).toEqual([null, null])
})

test('what failed goes on at its step, as a new attempt', async () => {
  let calls = 0
  const provider = createScriptedProvider(({ picture }) => {
    if (++calls === 2) throw new Error('It failed')
    return [flat(picture, picture.depth, [10 * calls, 9, 9, 255])] satisfies readonly Picture[]
  })
  const steps = [step, { instruction: 'make it brighter' }]
  const world = await createWorld({ items: 1, steps, provider })
  const { desk, log } = await world.start(null)
  await runLive(desk, { concurrency: 1 })
  expect(log.items.get('0.png')).toMatchObject({ state: 'unknown', results: [{}] })
  expect(() => againEvents(log, 'failed', null)).toThrow(/^No picture of this job is failed\.$/u)
  const events = againEvents(log, 'unknown', null)
  expect(priceAgain(log, events)).toBeCloseTo(0.04)
  await log.note(...events)
  await runLive(desk, { concurrency: 1 })
  expect(log.items.get('0.png')).toMatchObject({ state: 'done', results: [{}, {}] })
  expect(calls).toBe(3)
  const attempts = world.posts.map(({ attempt }) => attempt.split(' #')[1])
  expect(attempts).toEqual(['1', '1', '2'])
})

test('an answer that could not be saved is saved by the next run, without asking again', async () => {
  const provider = createScriptedProvider(({ picture }) => [flat(picture, picture.depth, cream)])
  const world = await createWorld({ items: 2, steps: [step], provider })
  const { desk, log } = await world.start(null)
  const full = new RefineError('host_failed', 'The disk is full.', { hint: 'Make room.' })
  const open: typeof desk.open = async (item) => {
    const picture = await desk.open(item)
    return { ...picture, host: { ...picture.host, place: () => Promise.reject(full) } }
  }
  expect(await runLive({ ...desk, open }, { concurrency: 1 })).toMatchObject({
    code: 'host_failed',
  })
  expect([...log.items.values()].map(({ state }) => state)).toEqual(['answered', 'planned'])
  expect(await runLive(desk, { concurrency: 1 })).toBe(null)
  expect(provider.requests).toHaveLength(2)
  expect([...log.items.values()].map(({ state }) => state)).toEqual(['done', 'done'])
})

test('a budget that is used up lets nothing more begin', async () => {
  const provider = createScriptedProvider(({ picture }) => [flat(picture, picture.depth, cream)])
  const world = await createWorld({ items: 5, steps: [step], provider, budgetUsd: 0.1 })
  const { desk, log } = await world.start(null)
  expect(await runLive(desk, { concurrency: 3 })).toMatchObject({ code: 'over_budget' })
  expect(summarize(log, null).counts).toMatchObject({ done: 2, planned: 3 })
  expect(world.posts).toHaveLength(2)
})
