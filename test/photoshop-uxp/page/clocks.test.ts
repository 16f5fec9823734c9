import { expect, test } from 'vitest'
import { createWait } from '../../../core/create-wait.ts'
import { createSteadyClock } from '../../../photoshop-uxp/page/steady-clock.ts'

function openTimers() {
  const waiting: { milliseconds: number; callback: () => void }[] = []
  const pause = createWait((milliseconds, callback) => {
    const timer = { milliseconds, callback }
    waiting.push(timer)
    return () => {
      waiting.splice(waiting.indexOf(timer), 1)
    }
  })
  return { pause, waiting }
}

test('a pause lasts as long as it was asked for', async () => {
  const { pause, waiting } = openTimers()
  const done = pause(250)
  expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([250])
  waiting[0]!.callback()
  await done
})

test('a pause ends at once when it is aborted, and leaves no timer', async () => {
  const { pause, waiting } = openTimers()
  const abort = new AbortController()
  const done = pause(250, abort.signal)
  abort.abort()
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
  expect(waiting).toEqual([])
  await expect(pause(0, abort.signal)).rejects.toMatchObject({ code: 'cancelled' })
  expect(waiting).toEqual([])
})

test('without a clock of its own the time of day serves, held still where it is set back', () => {
  const times = [100, 90, 120]
  const now = createSteadyClock(undefined, () => times.shift() ?? 0)
  expect([now(), now()]).toEqual([100, 120])
  expect(createSteadyClock({ now: () => 7 }, () => 1)()).toBe(7)
})
