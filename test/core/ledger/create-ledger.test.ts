import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromUtf8, toUtf8 } from '../../../core/bytes.ts'
import { RefineError } from '../../../core/errors.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import { exactly } from '../../support/exactly.ts'
import { createMemoryStore } from '../../support/memory-store.ts'
import { answer, callFixture, clock, outage, refusal } from './call-fixture.ts'

test('a call is listed from before it is sent until it is closed', async () => {
  const ledger = createLedger(createMemoryStore(), clock)
  await ledger.open(callFixture('one'))
  const sent = { ...callFixture('one'), state: 'open', usage: null, candidates: 0, error: null }
  expect(await ledger.entries()).toEqual([sent])

  await ledger.arrived('one', answer)
  expect(await ledger.entries()).toEqual([
    { ...sent, state: 'answered', usage: answer.usage, candidates: 3, endedAt: 5000 },
  ])

  await ledger.close('one')
  expect(await ledger.entries()).toEqual([])
  expect(await ledger.answer('one')).toBeNull()
})

test('an answer comes back bit by bit: 8 bits, 16 bits and files, with frame and remark', async () => {
  const store = createMemoryStore()
  await createLedger(store, clock).open(callFixture('one'))
  await createLedger(store, clock).arrived('one', answer)
  expect(await createLedger(store, clock).answer('one')).toStrictEqual(answer)
})

test('any words of either depth survive the store', async () => {
  const words = fc.oneof(
    fc.uint8Array({ minLength: 8, maxLength: 8 }),
    fc.uint16Array({ minLength: 8, maxLength: 8 }),
  )
  await fc.assert(
    fc.asyncProperty(words, async (data) => {
      const depth = data instanceof Uint8Array ? 8 : 16
      const picture = createPicture({ width: 1, height: 2 }, depth, data)
      const ledger = createLedger(createMemoryStore(), clock)
      await ledger.open(callFixture('one'))
      await ledger.arrived('one', { ...answer, candidates: [{ kind: 'picture', picture }] })
      expect((await ledger.answer('one'))?.candidates).toStrictEqual([{ kind: 'picture', picture }])
    }),
    { numRuns: 50 },
  )
})

test('promise 2: a crash at any point of keeping an answer yields the whole answer or none', async () => {
  for (let changes = 0; changes <= 4; changes++) {
    const store = createMemoryStore()
    await createLedger(store, clock).open(callFixture('one'))
    store.crashAfter(changes)
    const arriving = createLedger(store, clock).arrived('one', answer)
    if (changes < 4) await expect(arriving).rejects.toThrow(/crashed/)
    else await arriving
    store.restart()

    const ledger = createLedger(store, clock)
    const [entry] = await ledger.entries()
    expect(entry?.state).toBe(changes < 4 ? 'unknown' : 'answered')
    expect(await ledger.answer('one')).toStrictEqual(changes < 4 ? null : answer)
  }
})

test('a crash at any point of closing leaves the call whole or forgotten, and its bytes go with the next call', async () => {
  for (let changes = 0; changes <= 5; changes++) {
    const store = createMemoryStore()
    const ledger = createLedger(store, clock)
    await ledger.open(callFixture('one'))
    await ledger.arrived('one', answer)
    store.crashAfter(changes)
    await ledger.close('one').catch(() => {})
    store.restart()

    expect(await ledger.answer('one')).toStrictEqual(changes < 2 ? answer : null)
    expect(await ledger.entries()).toHaveLength(changes < 2 ? 1 : 0)
    await ledger.open(callFixture('two'))
    const left = [...store.stored.keys()].filter((key) => key.startsWith('ledger/one/'))
    expect(left).toHaveLength(changes < 2 ? 4 : 0)
  }
})

test('promise 2: pictures that have arrived survive a later failure, a repeated call and a restart', async () => {
  const store = createMemoryStore()
  const ledger = createLedger(store, clock)
  await ledger.open(callFixture('one'))
  await ledger.arrived('one', answer)
  await ledger.failed('one', outage)
  await expect(ledger.open(callFixture('one'))).rejects.toThrow(
    /^Expected the id of a new call but received one$/,
  )
  await expect(ledger.arrived('one', answer)).rejects.toThrow(/^Expected a call without an answer/)

  const [entry] = await createLedger(store, clock).entries()
  expect(entry).toMatchObject({ state: 'answered', error: outage, candidates: 3 })
  expect(await createLedger(store, clock).answer('one')).toStrictEqual(answer)
})

test('a failed call says why, and can be sent again or be answered after all', async () => {
  const ledger = createLedger(createMemoryStore(), clock)
  await ledger.open(callFixture('one'))
  await ledger.failed('one', refusal)
  expect(await ledger.entries()).toMatchObject([{ state: 'failed', error: refusal, endedAt: 5000 }])
  expect(await ledger.answer('one')).toBeNull()

  await ledger.open(callFixture('one', 2000))
  expect(await ledger.entries()).toMatchObject([{ state: 'open', sentAt: 2000, error: null }])
  await ledger.failed('one', outage)
  await ledger.arrived('one', answer)
  expect(await ledger.entries()).toMatchObject([{ state: 'answered', error: null }])
})

test('an answer to a call that is not in the book is refused, a failure of it is nothing', async () => {
  const store = createMemoryStore()
  const ledger = createLedger(store, clock)
  const refused = await ledger.arrived('gone', answer).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RefineError)
  expect(refused).toMatchObject({ code: 'not_found' })
  expect((refused as RefineError).message).toMatch(/call that is not in the book/)
  await ledger.failed('gone', outage)
  expect(store.stored.size).toBe(0)
})

test('damaged entries are skipped and their pictures stay; the others are listed oldest first', async () => {
  const store = createMemoryStore()
  const ledger = createLedger(store, clock)
  await ledger.open(callFixture('a-late', 3000))
  await ledger.open(callFixture('early', 1000))
  await ledger.open(callFixture('damaged', 2000))
  await ledger.arrived('damaged', answer)
  store.stored.set('ledger/damaged/entry', toUtf8('{"schema":1,"id":"dam'))
  store.stored.set('ledger/newer/entry', toUtf8('{"schema":99}'))
  store.stored.set('ledger/junk/entry', new Uint8Array([255, 0, 128]))

  await ledger.open(callFixture('next', 4000))
  expect((await ledger.entries()).map(({ id }) => id)).toEqual(['early', 'a-late', 'next'])
  expect(store.stored.has('ledger/damaged/2')).toBe(true)
  expect(store.stored.has('ledger/newer/entry')).toBe(true)
  expect(await ledger.answer('damaged')).toBeNull()
})

test('an answer with damaged bytes is no answer', async () => {
  const store = createMemoryStore()
  const ledger = createLedger(store, clock)
  await ledger.open(callFixture('one'))
  await ledger.arrived('one', answer)
  store.stored.set('ledger/one/1', new Uint8Array(7))
  expect(await ledger.answer('one')).toBeNull()
  store.stored.set('ledger/one/1', new Uint8Array(8))
  expect(await ledger.answer('one')).not.toBeNull()
  store.stored.set('ledger/one/2', new Uint8Array(5))
  expect(await ledger.answer('one')).toBeNull()
  store.stored.delete('ledger/one/2')
  expect(await ledger.answer('one')).toBeNull()
})

test('promise 6: nothing that the ledger does not name is stored, a key above all', async () => {
  const store = createMemoryStore()
  const ledger = createLedger(store, clock)
  const call = callFixture('one')
  const leaky = { ...call, key: 'sk-secret', edit: { ...call.edit, apiKey: 'sk-secret' } }
  const text = () => [...store.stored.values()].map(fromUtf8).join()
  await ledger.open(leaky)
  expect(text()).toContain('make the light warmer')
  expect(text()).not.toContain('sk-secret')
  await ledger.arrived('one', { ...answer, ...{ authorization: 'sk-secret' } })
  expect(text()).not.toContain('sk-secret')
})

test('an id never reaches into the folder of another', async () => {
  const ledger = createLedger(createMemoryStore(), clock)
  for (const id of ['a', 'a/0', 'a/entry']) {
    await ledger.open(callFixture(id))
    await ledger.arrived(id, answer)
  }
  await ledger.close('a')
  expect((await ledger.entries()).map(({ id }) => id)).toEqual(['a/0', 'a/entry'])
  expect(await ledger.answer('a/0')).toStrictEqual(answer)
})

test('closing while an answer is being kept leaves nothing behind', async () => {
  const store = createMemoryStore()
  const ledger = createLedger(store, clock)
  await ledger.open(callFixture('one'))
  await Promise.all([ledger.arrived('one', answer), ledger.close('one')])
  expect(await store.keys('ledger/')).toEqual([])
})

test('an entry that its schema does not know is a mistake of the caller', async () => {
  const ledger = createLedger(createMemoryStore(), clock)
  const wrong = { ...callFixture('one'), estimate: exactly(Number.NaN) }
  await expect(ledger.open(wrong)).rejects.toThrow(
    /^Expected a ledger entry but received a wrong estimate.lowUsd$/,
  )
})
