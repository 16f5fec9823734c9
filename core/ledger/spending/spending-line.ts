import * as z from 'zod/mini'
import { fromUtf8, toUtf8 } from '../../bytes.ts'
import { errorCodes } from '../../errors.ts'
import { mayBeBilled } from '../billing.ts'
import type { StoredEntry } from '../stored-entry.ts'

/** What became of the pictures of an answered call: kept and chosen, kept beside the chosen one, or thrown away. */
export const acceptances = ['accepted', 'unpicked', 'discarded'] as const
export type Acceptance = (typeof acceptances)[number]

const usd = z.number().check(z.gte(0))

const lineSchema = z.object({
  schema: z.literal(1),
  call: z.string(),
  /** The hash of the edit that was asked for: several calls with the same are one step. */
  edit: z.string(),
  /** Which attempt of that edit it was, from 1. */
  attempt: z.int().check(z.gte(1)),
  /** Milliseconds since 1970 UTC. */
  sentAt: z.number(),
  endedAt: z.optional(z.number()),
  document: z.string(),
  provider: z.string(),
  model: z.string(),
  outcome: z.enum(['open', 'unknown', 'answered', 'failed']),
  error: z.optional(z.enum(errorCodes)),
  /** Set for a failure that may have been billed. */
  mayBeBilled: z.optional(z.literal(true)),
  estimate: z.nullable(
    z.object({ lowUsd: usd, highUsd: usd, source: z.enum(['free', 'table', 'interpolated']) }),
  ),
  /** What the provider says it cost; null: it does not say, or not yet. */
  costUsd: z.nullable(z.number()),
  inputTokens: z.optional(z.number()),
  outputTokens: z.optional(z.number()),
  pictures: z.int(),
  acceptance: z.nullable(z.enum(acceptances)),
})

/** One attempt in the book of spending: it stays when the call itself is forgotten. */
export type SpendingLine = Readonly<Omit<z.infer<typeof lineSchema>, 'schema'>>

/** Gives what the book of spending says of a call. */
export function lineOf(entry: StoredEntry, acceptance: Acceptance | null): SpendingLine {
  const { id, attempt, sentAt, endedAt, source, edit, state, error, estimate, usage } = entry
  return {
    call: id,
    edit: attempt.edit,
    attempt: attempt.ordinal,
    sentAt,
    ...(endedAt !== undefined && { endedAt }),
    document: source.document ?? source.name,
    provider: edit.provider,
    model: edit.model,
    outcome: state,
    ...(error && { error: error.code }),
    ...(error && mayBeBilled(error) && { mayBeBilled: true }),
    estimate,
    costUsd: usage?.costUsd ?? null,
    ...(usage?.inputTokens !== undefined && { inputTokens: usage.inputTokens }),
    ...(usage?.outputTokens !== undefined && { outputTokens: usage.outputTokens }),
    pictures: entry.candidates.length,
    acceptance: state === 'answered' ? acceptance : null,
  }
}

/** Writes a line as UTF-8 JSON, without anything that the schema does not name. */
export function encodeLine(line: SpendingLine): Uint8Array {
  return toUtf8(JSON.stringify(z.parse(lineSchema, { schema: 1, ...line })))
}

/** Reads a line back; null when it is missing, damaged or of a form that is not known here. */
export function decodeLine(bytes: Uint8Array | undefined): SpendingLine | null {
  if (!bytes) return null
  try {
    const parsed = z.safeParse(lineSchema, JSON.parse(fromUtf8(bytes)))
    if (!parsed.success) return null
    const { schema: _, ...line } = parsed.data
    return line
  } catch {
    return null
  }
}

/** Gives the day that a moment belongs to, as providers bill it: 2026-11-20, by UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
