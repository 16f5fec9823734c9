import { expect, test } from 'vitest'
import { createPace } from '../../../core/batch/pace.ts'
import { cancelled } from '../../../core/errors.ts'

function openPace(perMinute: number | null) {
  let now = 1000
  const clock = { now: () => now }
  const wait = async (milliseconds: number, signal?: AbortSignal) => {
    if (signal?.aborted) throw cancelled()
    now += milliseconds
  }
  return { pace: createPace(perMinute, { clock, wait }), clock }
}

test('calls are spread evenly over a minute, in the order they came', async () => {
  const { pace, clock } = openPace(30)
  const sent: [number, number][] = []
  const turns = [1, 2, 3].map((call) => pace.turn(async () => void sent.push([call, clock.now()])))
  await Promise.all(turns)
  expect(sent).toEqual([
    [1, 1000],
    [2, 3000],
    [3, 5000],
  ])
})

test('without a limit nothing waits', async () => {
  const { pace, clock } = openPace(null)
  await pace.turn(async () => undefined)
  await pace.turn(async () => undefined)
  expect(clock.now()).toBe(1000)
})

test('what the service asks for holds for all calls, also for one that waits already', async () => {
  const { pace, clock } = openPace(60)
  await pace.turn(async () => pace.hold(20_000))
  await pace.turn(async () => undefined)
  expect(clock.now()).toBe(21_000)
})

test('a job that fails, or is cancelled while it waits, keeps none from their turn', async () => {
  const { pace } = openPace(60)
  const stop = new AbortController()
  stop.abort()
  const failing = pace.turn(() => Promise.reject(new Error('It failed')))
  const stopped = pace.turn(async () => 'sent', stop.signal)
  const next = pace.turn(async () => 'sent')
  await expect(failing).rejects.toThrow(/^It failed$/u)
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  await expect(next).resolves.toBe('sent')
})
