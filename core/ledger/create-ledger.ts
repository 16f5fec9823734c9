import { type PlainError, RefineError } from '../errors.ts'
import type { Clock, Store } from '../ports.ts'
import type { Candidate, Usage } from '../provider.ts'
import type { Ledger, LedgerEntry } from './ledger.ts'
import { loadCandidate, storeCandidate } from './stored-candidate.ts'
import { decodeEntry, encodeEntry, entrySchemaNumber, type StoredEntry } from './stored-entry.ts'

/** Everything of the ledger lies under this prefix of its store. */
const prefix = 'ledger/'

/**
 * Opens the book of calls that a store holds.
 *
 * An entry is one JSON value; each candidate's raw bytes lie under a key of their own. Bytes are written before
 * the entry that names them, and an entry is deleted before its bytes: whenever writing stops, what can be read
 * is a whole answer or none. Changes of one ledger run one after the other.
 */
export function createLedger(store: Store, clock: Clock): Ledger {
  const inTurn = createTurns()

  async function read(id: string): Promise<StoredEntry | null> {
    return decodeEntry(await store.get(entryKey(id)))
  }

  async function write(entry: StoredEntry): Promise<void> {
    await store.set(entryKey(entry.id), encodeEntry(entry))
  }

  /** Deletes bytes whose entry is gone: what a crash in the middle of closing leaves behind. */
  async function sweep(): Promise<void> {
    const keys = await store.keys(prefix)
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
        await write({
          ...call,
          ...(tile && { tile: { ...tile, tiles: [...tile.tiles] } }),
          schema: entrySchemaNumber,
          state: 'open',
          usage: null,
          error: null,
          candidates: [],
        })
      }),

    arrived: (id, answer) =>
      inTurn(async () => {
        const entry = await read(id)
        if (!entry) throw noSuchCall()
        if (entry.state === 'answered') {
          throw new RangeError(`Expected a call without an answer but received ${id}`)
        }
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

    failed: (id, error) =>
      inTurn(async () => {
        const entry = await read(id)
        if (!entry) return
        const state = entry.state === 'answered' ? 'answered' : 'failed'
        await write({ ...entry, state, error, endedAt: clock.now() })
      }),

    close: (id) =>
      inTurn(async () => {
        await store.delete(entryKey(id))
        for (const key of await store.keys(keysOfCall(id))) await store.delete(key)
      }),

    async entries() {
      const keys = (await store.keys(prefix)).filter(isEntryKey)
      const found = await Promise.all(keys.map(async (key) => decodeEntry(await store.get(key))))
      return found
        .filter((entry) => entry !== null)
        .sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))
        .map(toLedgerEntry)
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
  }
}

function toLedgerEntry(entry: StoredEntry): LedgerEntry {
  const { id, state, sentAt, attempt, edit, plan, source, estimate, usage, error } = entry
  const { endedAt, tile, ticket } = entry
  return {
    attempt,
    id,
    state,
    sentAt,
    edit,
    plan,
    source,
    estimate,
    usage: usage && toUsage(usage),
    candidates: entry.candidates.length,
    error: error && toError(error),
    ...(endedAt !== undefined && { endedAt }),
    ...(tile && { tile }),
    ...(ticket !== undefined && { ticket }),
  }
}

function toUsage({ costUsd, inputTokens, outputTokens }: NonNullable<StoredEntry['usage']>): Usage {
  return {
    costUsd,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  }
}

function toError({ requestId, ...error }: NonNullable<StoredEntry['error']>): PlainError {
  return { ...error, ...(requestId !== undefined && { requestId }) }
}

function noSuchCall(): RefineError {
  return new RefineError('not_found', 'The answer belongs to a call that is not in the book.', {
    hint: 'It was thrown away in the meantime; start the refinement again if you still want it.',
  })
}

/** Ids are encoded, so that no id can reach into another's folder. */
function entryKey(id: string): string {
  return `${prefix}${encodeURIComponent(id)}/entry`
}

/** Gives what all keys of one call begin with in a ledger's store, and those of no other call. */
export function keysOfCall(id: string): string {
  return folderOf(entryKey(id))
}

function candidateKey(id: string, index: number): string {
  return `${keysOfCall(id)}${index}`
}

function isEntryKey(key: string): boolean {
  return key.endsWith('/entry')
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1)
}

/** Runs jobs one after the other, whether or not the one before succeeded. */
function createTurns(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const turn = last.then(job, job)
    last = turn
    return turn
  }
}
