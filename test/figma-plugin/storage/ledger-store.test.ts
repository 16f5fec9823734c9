import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { LedgerEntry } from '../../../core/ledger/ledger.ts'
import { createSpending } from '../../../core/ledger/spending/create-spending.ts'
import { storeCandidate } from '../../../core/ledger/stored-candidate.ts'
import type { Candidate, ProviderAnswer } from '../../../core/provider.ts'
import { pixelJobs, runInline } from '../../../core/worker.ts'
import { createClientStore } from '../../../figma-plugin/ui/storage/client-store.ts'
import {
  createLedgerStore,
  ledgerShareBytes,
} from '../../../figma-plugin/ui/storage/ledger-store.ts'
import { exactly } from '../../support/exactly.ts'
import { editFixture } from '../../support/record-fixture.ts'
import { createFakeClientStorage, type FakeClientStorage } from './fake-client-storage.ts'
import { createFakeShelf } from './fake-shelf.ts'

/** A machine with a file open: each call of `open` is the plugin started anew. */
function startMachine(
  file = 'file-1',
  shelf = createFakeShelf(),
  storage = createFakeClientStorage(),
) {
  const open = () => {
    const store = createLedgerStore({
      storage,
      file,
      shelf,
      jobs: runInline(pixelJobs),
      pause: async () => {},
    })
    const clock = { now: () => 2 }
    const spending = createSpending(createClientStore(storage, 'spending/'), clock)
    return { store, ledger: createLedger(store, clock, spending) }
  }
  return { storage, shelf, open }
}

/** How many values of ledgers are stored; the book of spending is kept for longer. */
function callsIn({ stored }: FakeClientStorage): number {
  return [...stored.keys()].filter((key) => key.startsWith('ledger-of/')).length
}

function callFixture(id: string, changes: Partial<LedgerEntry> = {}) {
  return {
    id,
    sentAt: 1,
    attempt: { edit: 'edit', ordinal: 1 },
    edit: editFixture(),
    plan: {
      crop: { x: 0, y: 0, width: 40, height: 30 },
      sent: { width: 1024, height: 1024 },
      density: 1,
    },
    source: { layer: '1:2', name: 'Cup / hero', lineage: null },
    estimate: exactly(0.04),
    ...changes,
  }
}

/** Noise from a small generator, so that compressing it does not make it small. */
function noise(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

const usage = { costUsd: 0.05 }
const words = (seed = 1): Candidate => ({
  kind: 'picture',
  picture: createPicture({ width: 1024, height: 1024 }, 8, noise(1024 * 1024 * 4, seed)),
})
const noisePng = (seed = 1, edge = 1100): Candidate => ({
  kind: 'file',
  bytes: encodePng(createPicture({ width: edge, height: edge }, 8, noise(edge * edge * 4, seed)), {
    level: 0,
  }),
})

/** Compares answers bit by bit, quicker than the test runner walks through millions of words. */
function expectSame(answer: ProviderAnswer | null, expected: ProviderAnswer): void {
  const hashed = (given: ProviderAnswer | null) =>
    given && {
      ...given,
      candidates: given.candidates.map((candidate) => {
        const { stored, bytes } = storeCandidate(candidate)
        return { stored, hash: createHash('sha256').update(bytes).digest('hex') }
      }),
    }
  expect(hashed(answer)).toEqual(hashed(expected))
}

/** Bytes that the ledgers take of Figma's storage. */
const stored = (storage: FakeClientStorage) =>
  [...storage.stored.values()].reduce((sum, value) => sum + value.length, 0)

test('an answer that fits lies in storage alone: the document is not written to', async () => {
  const { open, shelf } = startMachine()
  const { ledger } = open()
  await ledger.open(callFixture('a'))
  const answer = { candidates: [noisePng(1, 300)], usage }
  await ledger.arrived('a', answer)
  expect(shelf.writes).toBe(0)
  const again = open().ledger
  expectSame(await again.answer('a'), answer)
  await again.close('a')
  expect(await again.entries()).toEqual([])
})

test('promise 2: a paid answer that does not fit goes into the document at once and comes back bit by bit', async () => {
  const { open, shelf, storage } = startMachine()
  const { ledger } = open()
  await ledger.open(callFixture('a'))
  const candidates: Candidate[] = [
    noisePng(1),
    words(2),
    {
      kind: 'picture',
      picture: createPicture(
        { width: 1024, height: 1024 },
        16,
        new Uint16Array(noise(8 << 20, 3).buffer),
      ),
    },
    { kind: 'file', bytes: noise(4_500_001, 4) },
  ]
  await ledger.arrived('a', { candidates, usage })
  expect(shelf.names).toEqual([
    'Cup - hero · make the light warmer (1)',
    'Cup - hero · make the light warmer (2)',
    'Cup - hero · make the light warmer (3)',
    'Cup - hero · make the light warmer (4)',
  ])
  expect(shelf.writes).toBe(1)
  // The file itself, not a picture of its bytes.
  expect(shelf.files.get('ledger/a/0')).toEqual((candidates[0] as { bytes: Uint8Array }).bytes)
  expect(stored(storage)).toBeLessThan(10_000)

  const again = open().ledger
  expect((await again.entries()).map(({ state }) => state)).toEqual(['answered'])
  expectSame(await again.answer('a'), { candidates, usage })
  await again.close('a')
  expect(shelf.files.size).toBe(0)
  expect(callsIn(storage)).toBe(0)
})

test('a storage that refuses what should fit costs no picture', async () => {
  const { open, shelf, storage } = startMachine()
  const { ledger } = open()
  await ledger.open(callFixture('a'))
  storage.limit = 20_000
  const answer = { candidates: [noisePng(1, 300)], usage }
  await ledger.arrived('a', answer)
  expect([...shelf.files.keys()]).toEqual(['ledger/a/0'])
  expectSame(await open().ledger.answer('a'), answer)
})

test('all ledgers of the machine together keep within their share', async () => {
  const storage = createFakeClientStorage()
  const shelf = createFakeShelf()
  for (const file of ['file-1', 'file-2', 'file-3']) {
    const { ledger } = startMachine(file, shelf, storage).open()
    await ledger.open(callFixture('a'))
    await ledger.arrived('a', { candidates: [{ kind: 'file', bytes: noise(1_900_000) }], usage })
  }
  expect(stored(storage)).toBeLessThan(ledgerShareBytes + 10_000)
  expect(shelf.writes).toBe(1)
})

test('a large answer of a free call makes no undo step until it waits for longer', async () => {
  const { open, shelf, storage } = startMachine()
  const { ledger, store } = open()
  const answer = { candidates: [words(1), words(2)], usage: { costUsd: 0 } }
  for (const id of ['a', 'b']) {
    await ledger.open(callFixture(id, { estimate: exactly(0) }))
    await ledger.arrived(id, answer)
  }
  expectSame(await ledger.answer('a'), answer)
  await ledger.close('a')
  expect(shelf.writes).toBe(0)
  // Closed before it was kept: the call is known, its pictures are not.
  expect((await open().ledger.entries()).map(({ id, state }) => [id, state])).toEqual([
    ['b', 'unknown'],
  ])

  await store.keepWaiting()
  await store.keepWaiting()
  expect(shelf.writes).toBe(1)
  const again = open().ledger
  expect((await again.entries()).map(({ id, state }) => [id, state])).toEqual([['b', 'answered']])
  expectSame(await again.answer('b'), answer)
  await again.close('b')
  expect(shelf.files.size + callsIn(storage)).toBe(0)
})

test('what is thrown away while it is being kept does not come back', async () => {
  const { open, shelf, storage } = startMachine()
  const { ledger, store } = open()
  await ledger.open(callFixture('a', { estimate: exactly(0) }))
  await ledger.arrived('a', { candidates: [words()], usage: { costUsd: 0 } })
  const put = shelf.put
  const closed = new Promise<void>((resolve) => {
    shelf.put = async (...given) => {
      await ledger.close('a')
      resolve()
      return put(...given)
    }
  })
  await Promise.all([store.keepWaiting(), closed])
  expect(shelf.files.size + callsIn(storage)).toBe(0)
  expect(await ledger.entries()).toEqual([])
})

test('pictures that an undo took out of the document are still there until the panel closes', async () => {
  const { open, shelf } = startMachine()
  const { ledger } = open()
  await ledger.open(callFixture('a'))
  const answer = { candidates: [words()], usage }
  await ledger.arrived('a', answer)
  shelf.files.clear()
  expectSame(await ledger.answer('a'), answer)
  const again = open().ledger
  await expect(again.answer('a')).rejects.toMatchObject({ code: 'not_found' })
  await again.close('a')
  expect(await again.entries()).toEqual([])
})

test('another person in the same file never sweeps away what waits there', async () => {
  const mine = startMachine()
  const answer = { candidates: [words()], usage }
  const { ledger } = mine.open()
  await ledger.open(callFixture('a'))
  await ledger.arrived('a', answer)
  const theirs = startMachine('file-1', mine.shelf).open().ledger
  expect(await theirs.entries()).toEqual([])
  await theirs.open(callFixture('b'))
  await theirs.close('a')
  expectSame(await mine.open().ledger.answer('a'), answer)
})

test('the ledgers of two files never meet, whatever the files are called', async () => {
  const storage = createFakeClientStorage()
  const [one, other] = ['a', 'a/ledger'].map(
    (file) => startMachine(file, createFakeShelf(), storage).open().ledger,
  )
  await one!.open(callFixture('x'))
  expect(await other!.entries()).toEqual([])
  await other!.open(callFixture('y'))
  expect((await one!.entries()).map(({ id }) => id)).toEqual(['x'])
})

test('a document that takes no picture says so, and the pictures can still be placed until the panel closes', async () => {
  const { open, shelf, storage } = startMachine()
  shelf.put = () => Promise.reject(new Error('locked'))
  const { ledger, store } = open()
  await ledger.open(callFixture('a'))
  const answer = { candidates: [words()], usage }
  await expect(ledger.arrived('a', answer)).rejects.toThrow('locked')
  expectSame(await ledger.answer('a'), answer)
  await expect(store.keepWaiting()).rejects.toThrow('locked')
  expect((await open().ledger.entries()).map(({ state }) => state)).toEqual(['unknown'])
  await ledger.close('a')
  expect(callsIn(storage)).toBe(0)
  expect(await store.keys('')).toEqual([])
})
