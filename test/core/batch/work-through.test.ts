import { expect, test } from 'vitest'
import { mapAhead } from '../../../core/batch/map-ahead.ts'
import { workThrough } from '../../../core/batch/work-through.ts'

function* counting(to: number, taken: number[]) {
  for (let i = 0; i < to; i++) {
    taken.push(i)
    yield i
  }
}

/** Lets other work have its turn. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

test('everything is worked on, so many at a time', async () => {
  let running = 0
  let most = 0
  const done: number[] = []
  await workThrough(counting(20, []), 3, async (value) => {
    most = Math.max(most, ++running)
    await pause()
    running--
    done.push(value)
    return true
  })
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  expect(most).toBe(3)
})

test('a job that asks to stop lets none begin after it, and waits for those that run', async () => {
  const taken: number[] = []
  const ended: number[] = []
  await workThrough(counting(20, taken), 2, async (value) => {
    await pause()
    if (value === 0) return false
    await pause()
    ended.push(value)
    return true
  })
  expect(taken.length).toBeLessThanOrEqual(3)
  expect(ended).toEqual([1])
})

test('a failure is told once all that run have ended', async () => {
  const ended: number[] = []
  const working = workThrough([0, 1, 2, 3], 2, async (value) => {
    await pause()
    if (value === 0) throw new Error('It failed')
    await pause()
    ended.push(value)
    return true
  })
  await expect(working).rejects.toThrow(/^It failed$/u)
  expect(ended).toEqual([1])
})

test('results come in the values’ order, and values are taken only so far ahead', async () => {
  const taken: number[] = []
  const given: number[] = []
  let most = 0
  const mapped = mapAhead(counting(9, taken), 3, async (value) => {
    for (let i = 0; i < 9 - value; i++) await pause()
    return value * 10
  })
  for await (const result of mapped) {
    most = Math.max(most, taken.length - given.length)
    given.push(result)
  }
  expect(given).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80])
  expect(most).toBeLessThanOrEqual(4)
})

test('whoever stops reading takes no further value', async () => {
  const taken: number[] = []
  for await (const _ of mapAhead(counting(9, taken), 2, async (value) => value)) break
  expect(taken).toEqual([0, 1])
})

test.each([0, Number.NaN])('%s at a time is a mistake', async (count) => {
  await expect(workThrough([], count, async () => true)).rejects.toThrow(/Expected at least one/u)
  await expect(mapAhead([], count, async () => 0).next()).rejects.toThrow(/Expected at least one/u)
})
