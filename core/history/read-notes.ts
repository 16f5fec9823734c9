import * as z from 'zod/mini'
import {
  briefSchema,
  failedRoundSchema,
  type LineageNotes,
  lineageNotesSchema,
  lockSchema,
} from './lineage-notes.ts'

const partsSchema = z.object({
  brief: z.optional(z.unknown()),
  locks: z.optional(z.unknown()),
  failed: z.optional(z.unknown()),
  told: z.optional(z.unknown()),
})

/**
 * Reads what a marker carries as notes, whatever is found there; undefined for what are none.
 *
 * Never throws: of damaged notes all stays that can be read, each lock and each round by itself.
 */
export function readNotes(raw: unknown): LineageNotes | undefined {
  const whole = z.safeParse(lineageNotesSchema, raw)
  if (whole.success) return whole.data
  const parts = z.safeParse(partsSchema, raw)
  if (!parts.success) return undefined
  const brief = z.safeParse(briefSchema, parts.data.brief)
  return {
    ...(brief.success && { brief: brief.data }),
    locks: listOf(lockSchema, parts.data.locks),
    failed: listOf(failedRoundSchema, parts.data.failed),
    told: listOf(z.string(), parts.data.told),
  }
}

function listOf<T>(schema: z.ZodMiniType<T>, raw: unknown): T[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((item) => {
    const read = z.safeParse(schema, item)
    return read.success ? [read.data] : []
  })
}
