import * as z from 'zod/mini'
import { fromUtf8, toUtf8 } from '../bytes.ts'
import { editSchema, rectSchema } from '../edit/edit.ts'
import { hashEdit } from '../edit/edit-hash.ts'
import { errorCodes } from '../errors.ts'
import { storedCandidateSchema } from './stored-candidate.ts'

/** The newest form of a stored entry; older ones are read as this one, all others are skipped, never rewritten. */
export const entrySchemaNumber = 2

const sizeSchema = z.object({ width: z.int(), height: z.int() })
const estimateSchema = z.object({
  lowUsd: z.number(),
  highUsd: z.number(),
  source: z.enum(['free', 'table', 'interpolated']),
})
const planSchema = z.object({ crop: rectSchema, sent: sizeSchema, density: z.number() })

/**
 * What the ledger writes about one call, as JSON: everything but the pictures.
 *
 * Writing goes through this schema too, so that nothing it does not name (a key above all) can slip in.
 */
export const storedEntrySchema = z.object({
  schema: z.literal(entrySchemaNumber),
  id: z.string(),
  state: z.enum(['open', 'unknown', 'answered', 'failed']),
  sentAt: z.number(),
  edit: editSchema,
  plan: planSchema,
  source: z.object({
    layer: z.string(),
    name: z.string(),
    lineage: z.nullable(z.string()),
    document: z.optional(z.string()),
  }),
  estimate: z.nullable(estimateSchema),
  attempt: z.object({ edit: z.string(), ordinal: z.int() }),
  /** The provider's own id of a call in its queue. */
  ticket: z.optional(z.string()),
  tile: z.optional(
    z.object({
      run: z.string(),
      index: z.int(),
      tiles: z.array(z.object({ plan: planSchema, cell: rectSchema })),
    }),
  ),
  usage: z.nullable(
    z.object({
      costUsd: z.nullable(z.number()),
      inputTokens: z.optional(z.number()),
      outputTokens: z.optional(z.number()),
    }),
  ),
  error: z.nullable(
    z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      hint: z.string(),
      retryable: z.boolean(),
      requestId: z.optional(z.string()),
      mayBeBilled: z.optional(z.literal(true)),
    }),
  ),
  endedAt: z.optional(z.number()),
  /** The provider's own id of the call. */
  requestId: z.optional(z.string()),
  /** What the bytes under the candidates' keys are, in the provider's order. */
  candidates: z.array(storedCandidateSchema),
})

export type StoredEntry = z.infer<typeof storedEntrySchema>

/**
 * Writes an entry as UTF-8 JSON, without anything that the schema does not name.
 *
 * @throws TypeError when the entry is not what the schema asks for.
 */
export function encodeEntry(entry: StoredEntry): Uint8Array {
  const parsed = z.safeParse(storedEntrySchema, entry)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new TypeError(`Expected a ledger entry but received a wrong ${issue?.path.join('.')}`)
  }
  return toUtf8(JSON.stringify(parsed.data))
}

/** Reads an entry back; null when it is missing, damaged or of a form that is not known here. */
export function decodeEntry(bytes: Uint8Array | undefined): StoredEntry | null {
  if (!bytes) return null
  try {
    const parsed = z.safeParse(storedEntrySchema, upgraded(JSON.parse(fromUtf8(bytes))))
    return parsed.success ? withEditHash(parsed.data) : null
  } catch {
    return null
  }
}

/** Entries of the first form did not say which edit they are an attempt of. */
function withEditHash(entry: StoredEntry): StoredEntry {
  const { edit, attempt } = entry
  return attempt.edit === '' ? { ...entry, attempt: { ...attempt, edit: hashEdit(edit) } } : entry
}

const firstForm = z.looseObject({
  schema: z.literal(1),
  id: z.string(),
  state: z.enum(['sent', 'arrived', 'failed']),
  estimateUsd: z.nullable(z.number()),
})

/** Reads the first form as the newest: it knew one price and no attempts, so that each call counts as its edit's first. */
function upgraded(stored: unknown): unknown {
  const { success, data } = z.safeParse(firstForm, stored)
  if (!success) return stored
  const { estimateUsd: usd, state, ...entry } = data
  return {
    ...entry,
    schema: entrySchemaNumber,
    state: state === 'sent' ? 'open' : state === 'arrived' ? 'answered' : state,
    estimate:
      usd === null ? null : { lowUsd: usd, highUsd: usd, source: usd === 0 ? 'free' : 'table' },
    attempt: { edit: '', ordinal: 1 },
  }
}
