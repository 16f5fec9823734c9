import { expect, test } from 'vitest'
import { toUtf8 } from '../../../core/bytes.ts'
import { hashEdit } from '../../../core/edit/edit-hash.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import { createMemoryStore } from '../../support/memory-store.ts'
import { answer, callFixture, clock, refusal } from './call-fixture.ts'

test('a call that an older version left open is one of which nobody knows, with the edit that it was for', async () => {
  const store = createMemoryStore()
  const { attempt: _, estimate: __, ...call } = callFixture('old')
  for (const [state, now] of [
    ['sent', 'unknown'],
    ['arrived', 'answered'],
    ['failed', 'failed'],
  ] as const) {
    const old = { ...call, schema: 1, state, estimateUsd: 0.04, usage: null, candidates: [] }
    const error = state === 'failed' ? refusal : null
    store.stored.set('ledger/old/entry', toUtf8(JSON.stringify({ ...old, error })))
    expect(await createLedger(store, clock).entries()).toMatchObject([
      {
        state: now,
        attempt: { edit: hashEdit(call.edit), ordinal: 1 },
        estimate: { lowUsd: 0.04, highUsd: 0.04, source: 'table' },
      },
    ])
  }
  await createLedger(store, clock).close('old')
  expect(await createLedger(store, clock).spending.lines()).toMatchObject([{ outcome: 'failed' }])
})

test('a call that can’t be put into the book of spending is not noted at all, and so not sent', async () => {
  const store = createMemoryStore()
  store.crashAfter(1)
  const ledger = createLedger(
    {
      ...store,
      set: (key, value) =>
        key.startsWith('spending/') ? Promise.reject(new Error('full')) : store.set(key, value),
      delete: async (key) => void store.stored.delete(key),
    },
    clock,
  )
  await expect(ledger.open(callFixture('one'))).rejects.toThrow('full')
  expect(await ledger.entries()).toEqual([])
})

test('where the store is too full for a line, what is forgotten makes room for it first', async () => {
  const store = createMemoryStore()
  const isFull = () => store.stored.has('ledger/one/0')
  const ledger = createLedger(
    {
      ...store,
      set: (key, value) =>
        key.startsWith('spending/') && isFull()
          ? Promise.reject(new Error('full'))
          : store.set(key, value),
    },
    clock,
  )
  await ledger.open(callFixture('one'))
  await ledger.arrived('one', answer)
  expect(await ledger.spending.lines()).toMatchObject([{ outcome: 'open' }])
  await ledger.close('one', 'accepted')
  expect(await ledger.entries()).toEqual([])
  expect(await ledger.spending.lines()).toMatchObject([
    { outcome: 'answered', acceptance: 'accepted' },
  ])
})

test('a call that was sent again is forgotten, unless its answer came meanwhile', async () => {
  const ledger = createLedger(createMemoryStore(), clock)
  await ledger.open(callFixture('lost'))
  await ledger.close('lost', 'replaced')
  expect(await ledger.entries()).toEqual([])
  expect(await ledger.spending.lines()).toMatchObject([{ outcome: 'unknown' }])
  await ledger.open(callFixture('late'))
  await ledger.arrived('late', answer)
  await ledger.close('late', 'replaced')
  expect(await ledger.entries()).toMatchObject([{ id: 'late', state: 'answered' }])
})
