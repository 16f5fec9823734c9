import { RefineError } from '../errors.ts'
import type { Clock, Store } from '../ports.ts'
import type { Candidate } from '../provider.ts'
import { isOutcomeUnknown, isStillQueued } from './billing.ts'
import type { Ledger } from './ledger.ts'
import { toLedgerEntry, toUsage } from './ledger-entry.ts'
import {
  callsPrefix,
  candidateKey,
  entryKey,
  folderOf,
  isEntryKey,
  keysOfCall,
} from './ledger-keys.ts'
import { createSpending } from './spending/create-spending.ts'
import type { Spending } from './spending/spending.ts'
import { type Acceptance, lineOf } from './spending/spending-line.ts'
import { loadCandidate, storeCandidate } from './stored-candidate.ts'
import { decodeEntry, encodeEntry, entrySchemaNumber, type StoredEntry } from './stored-entry.ts'
import { createTurns } from './turns.ts'

/**
 * Opens the book of calls that a store holds.
 *
 * An entry is one JSON value; each candidate's raw bytes lie under a key of their own. Bytes are written before
 * the entry that names them, and an entry is deleted before its bytes: whenever writing stops, what can be read
 * is a whole answer or none. Changes of one ledger run one after the other. Which calls are waited for is known to this
 * ledger alone and never stored: to any other, an open call is one of which nobody knows what became of it.
 *
 * @param spending Where to write what calls cost, if that is to be one book for several stores.
 */
export function createLedger(
  store: Store,
  clock: Clock,
  spending: Spending = createSpending(store, clock),
): Ledger {
  const inTurn = createTurns()
  const waitedFor = new Set<string>()

  async function read(id: string): Promise<StoredEntry | null> {
    return decodeEntry(await store.get(entryKey(id)))
  }

  /** Writes an entry; its line may fail, because what the entry says must not be lost over it. */
  async function write(entry: StoredEntry): Promise<void> {
    await store.set(entryKey(entry.id), encodeEntry(entry))
    await spending.put(lineOf(entry, null)).catch(() => undefined)
  }

  /** Writes a call that is about to be sent, with its line: both or none. */
  async function writeOpen(entry: StoredEntry): Promise<void> {
    await store.set(entryKey(entry.id), encodeEntry(entry))
    try {
      await spending.put(lineOf(entry, null))
    } catch (thrown) {
      await store.delete(entryKey(entry.id))
      throw thrown
    }
    waitedFor.add(entry.id)
  }

  /** Notes in the book of spending what is forgotten here; where the store is full, what is forgotten makes room first. */
  async function remove(entry: StoredEntry, acceptance: Acceptance | null): Promise<void> {
    const line = lineOf(ended(entry), acceptance)
    const isNoted = await spending.put(line).then(
      () => true,
      () => false,
    )
    await deleteCall(entry.id)
    if (!isNoted) await spending.put(line).catch(() => undefined)
  }

  async function deleteCall(id: string): Promise<void> {
    waitedFor.delete(id)
    await store.delete(entryKey(id))
    for (const key of await store.keys(keysOfCall(id))) await store.delete(key)
  }

  /** Deletes bytes whose entry is gone: what a crash in the middle of closing leaves behind. */
  async function sweep(): Promise<void> {
    const keys = await store.keys(callsPrefix)
    const entries = new Set(keys.filter(isEntryKey).map(folderOf))
    for (const key of keys) if (!entries.has(folderOf(key))) await store.delete(key)
  }

  return {
    open: (opened) =>
      inTurn(async () => {
        const known = await read(opened.id)
        if (known?.state === 'answered') {
          throw new RangeError(`Expected the id of a new call but received ${opened.id}`)
        }
        await sweep()
        const { tile, ...call } = opened
        await writeOpen({
          ...call,
          ...(tile && { tile: { ...tile, tiles: [...tile.tiles] } }),
          schema: entrySchemaNumber,
          state: 'open',
          usage: null,
          error: null,
          candidates: [],
        })
      }),

    queued: (id, ticket) =>
      inTurn(async () => {
        const entry = await read(id)
        if (!entry) return
        const { ticket: _, ...call } = entry
        const noted = ticket === null ? call : { ...call, ticket }
        await store.set(entryKey(id), encodeEntry(noted))
      }),

    arrived: (id, answer) =>
      inTurn(async () => {
        const entry = await read(id)
        if (!entry) throw noSuchCall()
        if (entry.state === 'answered') {
          throw new RangeError(`Expected a call without an answer but received ${id}`)
        }
        waitedFor.delete(id)
        const kept = answer.candidates.map(storeCandidate)
        for (const [index, { bytes }] of kept.entries()) {
          await store.set(candidateKey(id, index), bytes)
        }
        await write({
          ...entry,
          state: 'answered',
          error: null,
          usage: answer.usage,
          candidates: kept.map(({ stored }) => stored),
          endedAt: clock.now(),
          ...(answer.requestId !== undefined && { requestId: answer.requestId }),
        })
      }),

    failed: (id, error, usage) =>
      inTurn(async () => {
        const entry = await read(id)
        waitedFor.delete(id)
        if (!entry) return
        await write({ ...failedEntry(entry, error), ...(usage && { usage }), endedAt: clock.now() })
      }),

    close: (id, fate) =>
      inTurn(async () => {
        const entry = await read(id)
        if (!entry || fate === 'void') {
          await deleteCall(id)
          if (entry) await spending.drop(lineOf(entry, null)).catch(() => undefined)
        } else if (fate !== 'replaced') await remove(entry, fate ?? null)
        else if (entry.state !== 'answered') await remove(entry, null)
      }),

    async entries() {
      const keys = (await store.keys(callsPrefix)).filter(isEntryKey)
      const found = await Promise.all(keys.map(async (key) => decodeEntry(await store.get(key))))
      return found
        .filter((entry) => entry !== null)
        .sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))
        .map((entry) => toLedgerEntry(entry, waitedFor.has(entry.id)))
    },

    async answer(id) {
      const entry = await read(id)
      if (entry?.state !== 'answered' || !entry.usage) return null
      const candidates: Candidate[] = []
      for (const [index, stored] of entry.candidates.entries()) {
        const candidate = loadCandidate(stored, await store.get(candidateKey(id, index)))
        if (!candidate) return null
        candidates.push(candidate)
      }
      const { requestId } = entry
      return {
        candidates,
        usage: toUsage(entry.usage),
        ...(requestId !== undefined && { requestId }),
      }
    },

    exclusively: createTurns(),
    spending,
  }
}

/** What a call is after it failed: a queue goes on working, whatever happened to the connection. */
function failedEntry(entry: StoredEntry, error: StoredEntry['error'] & object): StoredEntry {
  if (entry.state === 'answered') return { ...entry, error }
  const { ticket, ...call } = entry
  if (ticket !== undefined && isStillQueued(error.code))
    return { ...entry, state: 'unknown', error }
  return { ...call, state: isOutcomeUnknown(error.code) ? 'unknown' : 'failed', error }
}

/** A call that is forgotten while it is open is one of which nobody will know what became of it. */
function ended(entry: StoredEntry): StoredEntry {
  return entry.state === 'open' ? { ...entry, state: 'unknown' } : entry
}

function noSuchCall(): RefineError {
  return new RefineError('not_found', 'The answer belongs to a call that is not in the book.', {
    hint: 'It was thrown away in the meantime; start the refinement again if you still want it.',
  })
}
