import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOutcomeUnknown } from '../../core/ledger/billing.ts'
import { prepare } from '../../core/refine.ts'
import type { Fault } from '../support/servers/fault.ts'
import { expectOutcome, lookAt, paint } from './expect-outcome.ts'
import { openWorld, type World } from './open-world.ts'
import { painters } from './painters.ts'

const remote = ['openai', 'falFill', 'gemini'] as const

test.each(remote)(
  '%s: a call that is cancelled is sent once, and asked about before it is sent again',
  async (id) => {
    const world = await openWorld(painters[id])
    const prepared = await prepare(world.deps, await world.intent())
    world.server.misbehave('hangs')
    const stop = new AbortController()
    const painting = paint(world, prepared, { signal: stop.signal })
    await world.server.arrived(1)
    stop.abort()
    expect(await painting).toMatchObject({ code: 'cancelled' })
    expect(world.server.paints).toHaveLength(1)
    expect((await world.ledger.entries()).map(({ state }) => state)).toEqual(['unknown'])
  },
)

test.each(remote)('%s: a double click is one call and one version', async (id) => {
  const world = await openWorld(painters[id])
  const before = await lookAt(world)
  const prepared = await prepare(world.deps, await world.intent())
  const [error] = await Promise.all([
    paint(world, prepared),
    paint(world, prepared).catch(() => null),
  ])
  expect(error).toBeNull()
  expect(world.server.paints).toHaveLength(1)
  expect((await world.harness.layers()).length).toBeGreaterThan(before.layers.length)
})

test.each(remote)('%s: when nobody listens nothing is billed, and it is told so', async (id) => {
  const world = await openWorld(painters[id])
  const before = await lookAt(world)
  const prepared = await prepare(world.deps, await world.intent())
  await world.server.close()
  const error = await paint(world, prepared)
  await expectOutcome(world, error, { outcome: 'provider_unreachable', before, keeps: false })
  expect(error?.message).toMatch(/nothing was sent/)
})

test('promise 2: a call that waits in a queue when the program ends is fetched by the next one, not sent again', async () => {
  const world = await openWorld(painters.falFill)
  const before = await lookAt(world)
  const prepared = await prepare(world.deps, await world.intent())
  world.server.misbehave('hangs')
  const stop = new AbortController()
  const lost = paint(world, prepared, { signal: stop.signal })
  await expect.poll(() => world.ledger.entries()).toMatchObject([{ ticket: expect.any(String) }])
  stop.abort()
  await lost
  world.server.misbehave(null)
  const next = world.reload()
  await expectOutcome(next, await paint(next, prepared), { outcome: 'right', before, keeps: true })
  expect(world.server.paints).toHaveLength(1)
})

/** What may happen to one asking for the same edit. */
const anyStep = fc.record({
  fault: fc.constantFrom<(Fault | null)[]>(
    ...([null, 'rate limit', 'bad key', 'refused output', 'failed', 'unavailable'] as const),
    ...([
      'resets before headers',
      'resets in the body',
      'cut body',
      'no picture',
      'hangs',
    ] as const),
  ),
  cancels: fc.boolean(),
  reloads: fc.boolean(),
  again: fc.boolean(),
})
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** Plays one step and checks that each attempt was sent at most once, and only with consent after an unknown one. */
async function play(world: World, step: Step): Promise<World> {
  const { server } = world
  const running = step.reloads ? world.reload() : world
  const prepared = await prepare(running.deps, await running.intent())
  const owed = (await running.ledger.entries()).filter(({ state }) => state === 'unknown').length
  const sentBefore = server.paints.length
  server.misbehave(step.fault, 1)
  const stop = new AbortController()
  const painting = paint(running, prepared, {
    signal: stop.signal,
    ...(step.again && { again: true as const }),
  })
  const isSilent = step.fault === 'hangs'
  if (step.cancels || isSilent) {
    await Promise.race([server.arrived(sentBefore + 1), painting])
    stop.abort()
  }
  const error = await painting
  const sent = server.paints.length - sentBefore
  if (owed > 0 && !step.again) expect(sent).toBe(0)
  // Only what was sent away for being too fast is sent once more.
  expect(sent).toBeLessThanOrEqual(step.fault === 'rate limit' ? 2 : 1)
  if (error && sent > 0 && isOutcomeUnknown(error.code)) {
    expect(await running.ledger.entries()).not.toEqual([])
  }
  return running
}

test('promise 5: whatever happens, no attempt is sent twice, and the books add up to the bills', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 5 }), async (steps) => {
      const start = await openWorld(painters.openai)
      let world = start
      for (const step of steps) world = await play(world, step)
      const lines = await world.ledger.spending.lines()
      const known = lines.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0)
      const open = lines.filter(({ costUsd, outcome, error }) => {
        const isFree = outcome === 'failed' && error !== 'bad_answer'
        return costUsd === null && !isFree
      })
      const most = open.reduce((sum, { estimate }) => sum + (estimate?.highUsd ?? 0), known)
      const billed = start.server.bills.reduce((sum, { usd }) => sum + usd, 0)
      expect(known).toBeLessThanOrEqual(billed + 1e-9)
      expect(most).toBeGreaterThanOrEqual(billed - 1e-9)
      if (open.length === 0) expect(known).toBeCloseTo(billed, 9)
      expect(new Set(lines.map(({ edit, attempt }) => `${edit} ${attempt}`)).size).toBe(
        lines.length,
      )
      expect(start.server.paints.length).toBeLessThanOrEqual(lines.length)
      await start.server.close()
    }),
    { numRuns: 6 },
  )
})
