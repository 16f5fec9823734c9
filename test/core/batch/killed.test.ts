import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BatchStep } from '../../../core/batch/batch-steps.ts'
import { isFinal } from '../../../core/batch/item-state.ts'
import type { JobLog } from '../../../core/batch/job-log.ts'
import { runLive } from '../../../core/batch/run/run-live.ts'
import { summarize } from '../../../core/batch/summary/summary.ts'
import { RefineError } from '../../../core/errors.ts'
import { lineagesOf } from '../../../standalone/document/history-facts.ts'
import {
  createScriptedProvider,
  repaintEverything,
  type Script,
} from '../refine/scripted-provider.ts'
import { createWorld, type World } from './batch-world.ts'

const steps: readonly BatchStep[] = [
  { instruction: 'make the light warmer', region: '25%,25%,50%,50%' },
  { instruction: 'make it brighter' },
]

/** One in five calls is refused, one in five gets no answer, one in five meets a service that is busy at first. */
function moody(): Script {
  let calls = 0
  return (request, options) => {
    calls++
    const fails = (code: 'provider_refused' | 'outcome_unknown' | 'rate_limited') =>
      new RefineError(code, `It is ${code}.`, { hint: 'Wait.', retryable: true })
    if (calls % 5 === 1) throw fails('provider_refused')
    if (calls % 5 === 2) throw fails('outcome_unknown')
    if (calls % 5 === 3) throw fails('rate_limited')
    return repaintEverything(request, options)
  }
}

async function runUntilKilled(world: World, beats: number | null): Promise<void> {
  try {
    const { desk } = await world.start(beats)
    await runLive(desk, { concurrency: 2 })
  } catch (thrown) {
    if (beats === null) throw thrown
  }
}

test('killed at any moments and restarted, every picture ends and nothing is sent twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(90), { maxLength: 4 }),
      fc.boolean(),
      async (kills, isMoody) => {
        const provider = createScriptedProvider(isMoody ? moody() : repaintEverything)
        const world = await createWorld({ items: 3, steps, provider })
        for (const beats of kills) await runUntilKilled(world, beats)
        await runUntilKilled(world, null)

        const { log } = await world.start(null)
        expect([...log.items.values()].filter((item) => !isFinal(item))).toEqual([])
        const attempts = world.posts.map(({ attempt }) => attempt)
        expect(new Set(attempts).size).toBe(attempts.length)
        const { unknown, items } = summarize(log, null)
        const calls = [...log.items.values()].flatMap((item) => item.calls)
        for (const { call, painted } of world.posts) {
          const state = calls.find((one) => one.call === call)?.state
          // What is paid for is in a document, or is listed.
          if (painted && state !== 'placed') expect(unknown.map((one) => one.call)).toContain(call)
        }
        for (const { item, steps: made, state } of items) {
          const document = world.documents.get(item.replace('png', 'psd'))
          const versions = document
            ? lineagesOf(document).lineages.flatMap((one) => one.versions)
            : []
          expect(versions).toHaveLength(made)
          if (state === 'done') expect(made).toBe(steps.length)
          const paid = world.posts.filter(
            ({ call, painted }) =>
              painted && log.items.get(item)?.calls.some((one) => one.call === call),
          )
          expect(paid.length).toBeLessThanOrEqual(steps.length)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('every moment of a run is one that it can be killed at', async () => {
  const provider = createScriptedProvider(repaintEverything)
  for (let beats = 0; ; beats++) {
    const world = await createWorld({ items: 1, steps: steps.slice(0, 1), provider })
    const { desk, life } = await world.start(beats)
    await runLive(desk, { concurrency: 1 }).catch(() => undefined)
    const wasKilled = life.isDead
    await runUntilKilled(world, null)
    const { log } = await world.start(null)
    const [item] = [...log.items.values()]
    expect(['done', 'unknown']).toContain(item?.state)
    expect(world.posts.length).toBeLessThanOrEqual(1)
    if (item?.state === 'unknown') expect(summarize(log, null).unknown).toHaveLength(1)
    if (!wasKilled) {
      expect(beats).toBeGreaterThan(15)
      return
    }
  }
})

test('with the ledger gone, what was open is unknown and not sent again', async () => {
  const provider = createScriptedProvider(() => Promise.reject(new Error('The machine went off')))
  const world = await createWorld({ items: 1, steps, provider })
  const { log, desk } = await world.start(null)
  const dead = { ...desk, log: { ...log, items: log.items, note: noteUntilOpen(log) } }
  await runLive(dead, { concurrency: 1 }).catch(() => undefined)
  world.kept.clear()
  await runUntilKilled(world, null)
  const later = await world.start(null)
  expect(summarize(later.log, null).unknown).toMatchObject([{ item: '0.png', highUsd: 0.04 }])
  expect(world.posts).toHaveLength(1)
})

/** Nothing is noted any more after the first call is open. */
function noteUntilOpen(log: JobLog): JobLog['note'] {
  let isOpen = false
  return async (...events) => {
    if (isOpen) throw new Error('The disk went off')
    isOpen = events.some(({ type }) => type === 'open')
    await log.note(...events)
  }
}
