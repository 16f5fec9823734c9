import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSpending } from '../../../../core/ledger/spending/create-spending.ts'
import {
  keptDaySums,
  keptDays,
  keptLines,
} from '../../../../core/ledger/spending/fold-old-lines.ts'
import type { SpendingLine } from '../../../../core/ledger/spending/spending-line.ts'
import { createMemoryStore, type MemoryStore } from '../../../support/memory-store.ts'
import { dayMs, lineFixture, noon } from './spending-fixture.ts'

const clock = { now: () => noon }
const old = noon - (keptDays + 5) * dayMs

async function bookOf(lines: readonly SpendingLine[], store = createMemoryStore()) {
  // A run of its own for each, as if all had happened in time.
  for (const line of lines) {
    await createSpending(store, { now: () => line.sentAt }).put(line)
  }
  return store
}

test('a line is written anew while its call goes on, and is found by its day', async () => {
  const store = createMemoryStore()
  const book = createSpending(store, clock)
  await book.put(lineFixture({ outcome: 'open', costUsd: null }))
  expect(await book.lines('2026-11-20')).toMatchObject([{ outcome: 'open' }])
  await book.put(lineFixture())
  await book.put(lineFixture({ acceptance: 'accepted' }))
  const other = createSpending(store, clock)
  for (const reader of [book, other]) {
    expect(await reader.lines('2026-11-20')).toEqual([lineFixture({ acceptance: 'accepted' })])
    expect(await reader.lines('2026-11-21')).toEqual([])
  }
})

test('a line that another program ends is seen to have ended', async () => {
  const store = createMemoryStore()
  const book = createSpending(store, clock)
  await book.put(lineFixture({ outcome: 'open', costUsd: null }))
  await book.lines('2026-11-20')
  await createSpending(store, clock).put(lineFixture())
  expect(await book.lines('2026-11-20')).toEqual([lineFixture()])
})

test('a call that never left is taken out again', async () => {
  const store = createMemoryStore()
  const book = createSpending(store, clock)
  await book.put(lineFixture())
  await book.drop(lineFixture())
  expect(await book.lines()).toEqual([])
  expect(await book.attemptsOf(lineFixture().edit)).toBe(0)
})

test('attempts of an edit are counted by its keys, also when a line is damaged', async () => {
  const store = await bookOf([
    lineFixture({ attempt: 2, call: 'b' }),
    lineFixture({ attempt: 11, call: 'c/../d' }),
    lineFixture({ edit: 'another', attempt: 99, call: 'e' }),
  ])
  for (const key of store.stored.keys()) store.stored.set(key, new Uint8Array([1, 2]))
  const book = createSpending(store, clock)
  expect(await book.attemptsOf(lineFixture().edit)).toBe(11)
  expect(await book.attemptsOf('never asked')).toBe(0)
  expect(await book.lines()).toEqual([])
})

test('lines older than three months are added up, and their sums stay', async () => {
  const lines = [
    lineFixture({ call: 'old', sentAt: old, endedAt: old + 1000, acceptance: 'accepted' }),
    lineFixture({ call: 'older', sentAt: old - dayMs, endedAt: old - dayMs + 1000 }),
    lineFixture({ call: 'new' }),
  ]
  const store = await bookOf(lines)
  const book = createSpending(store, clock)
  expect((await book.lines()).map(({ call }) => call)).toEqual(['new'])
  expect((await book.sums()).map(({ calls, highUsd }) => [calls, highUsd])).toEqual([
    [1, 0.04],
    [1, 0.04],
    [1, 0.04],
  ])
  expect((await book.sums())[1]).toMatchObject({ accepted: 1, seconds: 1 })
})

test('a line of a day that is added up is not written again: it would count twice', async () => {
  const line = lineFixture({ call: 'old', sentAt: old, endedAt: old + 1000 })
  const store = await bookOf([line, lineFixture({ call: 'new' })])
  const book = createSpending(store, clock)
  await book.put({ ...line, acceptance: 'discarded' })
  expect((await book.sums()).map(({ calls }) => calls)).toEqual([1, 1])
})

test('of very many lines the oldest days are added up, never those of today and yesterday', async () => {
  const store = createMemoryStore()
  const writer = createSpending(store, { now: () => noon - 2 * dayMs })
  for (let index = 0; index <= keptLines + 4; index++) {
    const sentAt = noon - (index < 3 ? 2 : 1) * dayMs
    await writer.put(lineFixture({ call: `c${index}`, sentAt }))
  }
  const book = createSpending(store, clock)
  await book.put(lineFixture())
  expect(await book.lines('2026-11-18')).toEqual([])
  expect(await book.lines('2026-11-19')).toHaveLength(keptLines + 2)
  expect((await book.sums()).map(({ calls }) => calls)).toEqual([3, keptLines + 2, 1])
})

test('the days of months that are older than a year are added up', async () => {
  const before = noon - (keptDaySums + 31) * dayMs
  const lines = [0, 1, 2].map((index) =>
    lineFixture({ call: `c${index}`, sentAt: before - index * dayMs, endedAt: before }),
  )
  const store = await bookOf([...lines, lineFixture({ call: 'new' }), lineFixture()])
  const read = async () =>
    (await createSpending(store, clock).sums()).map(({ day, calls }) => [day, calls])
  const expected = [
    [new Date(before).toISOString().slice(0, 7), 3],
    ['2026-11-20', 2],
  ]
  expect(await read()).toEqual(expected)
  await createSpending(store, clock).put(lines[0]!)
  expect(await read()).toEqual(expected)
})

test('whenever adding up stops, every line counts once', async () => {
  const lines = Array.from({ length: 6 }, (_, index) =>
    lineFixture({ call: `c${index}`, sentAt: old - (index % 3) * 20 * dayMs, endedAt: old }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(12), { maxLength: 4 }), async (crashes) => {
      const store: MemoryStore = createMemoryStore()
      const writer = createSpending(store, { now: () => old - 60 * dayMs })
      for (const line of lines) await writer.put(line)
      for (const [index, changes] of crashes.entries()) {
        store.crashAfter(changes)
        await createSpending(store, clock)
          .put(lineFixture({ call: 'new', attempt: index + 1 }))
          .catch(() => undefined)
        store.restart()
      }
      const sums = await createSpending(store, clock).sums()
      const calls = sums.filter(({ day }) => day !== '2026-11-20').map((sum) => sum.calls)
      expect(calls.reduce((sum, count) => sum + count, 0)).toBe(lines.length)
    }),
    { numRuns: 40 },
  )
})

test('promise 6: nothing that a line does not name is stored', async () => {
  const store = createMemoryStore()
  const leaky = { ...lineFixture(), ...{ key: 'sk-secret', prompt: 'secret words' } }
  await createSpending(store, clock).put(leaky)
  for (const value of store.stored.values()) {
    expect(Buffer.from(value).toString()).not.toMatch(/secret/)
  }
})
