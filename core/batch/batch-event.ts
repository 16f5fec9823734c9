import * as z from 'zod/mini'
import { errorCodes } from '../errors.ts'

/** The newest form of a journal. */
export const journalSchemaNumber = 1

const id = z.string().check(z.minLength(1))
const count = z.int().check(z.gte(0))
const usd = z.nullable(z.number().check(z.gte(0)))

export const plainErrorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  requestId: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
  mayBeBilled: z.optional(z.literal(true)),
})
export type NotedError = z.infer<typeof plainErrorSchema>

/** What is measured on a finished picture, to compare it with the others of its set; null: could not be measured. */
export const setMeasuresSchema = z.object({
  /** The colour of the picture's rim, in CIE Lab. */
  background: z.nullable(z.tuple([z.number(), z.number(), z.number()])),
  /** Where the nearly grey pixels lie: a (red over green) and b (yellow over blue) of CIE Lab. */
  grey: z.nullable(z.tuple([z.number(), z.number()])),
  /** How large the subject is in its region: the root of its box's share of the picture, 0 to 1. */
  scale: z.nullable(z.number()),
  /** How fine the detail is: that of one pixel over that of two. */
  sharpness: z.nullable(z.number()),
})
export type SetMeasures = z.infer<typeof setMeasuresSchema>

/** One picture of a job, as it was found when the job was planned. */
export const plannedItemSchema = z.object({
  /** The picture's path below the folder, or as the list names it: identifies it within the job. */
  item: id,
  path: z.string(),
  /** Where the layered document goes. */
  out: z.string(),
  width: count,
  height: count,
  /** SHA-256 of the file: one that was changed since is not worked on. */
  sha256: z.string(),
  /** What each step may cost at most; null: no price is known. */
  highUsd: z.array(usd),
})
export type PlannedItem = z.infer<typeof plannedItemSchema>

const callOf = { item: id, step: count, call: id, highUsd: usd }

/** A call that is about to be sent in a batch. */
const submittedCallSchema = z.object(callOf)
export type SubmittedCall = z.infer<typeof submittedCallSchema>

/** How calls can travel: one by one, or as a service's own batches. */
export const batchEngines = ['live', 'openai-batch'] as const

/**
 * One line of a job's journal: what happened, in the order it happened.
 *
 * `open` and `submit` are on disk before anything is sent.
 */
export const batchEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('job'),
    schema: z.literal(journalSchemaNumber),
    id,
    at: z.string(),
    /** The pictures as they were named. */
    input: z.string(),
    steps: z.unknown(),
    /** What else decides the work. */
    settings: z.object({
      /** The folder that mask patterns are taken from. */
      masks: z.string(),
      baseUrl: z.nullable(z.string()),
      options: z.record(z.string(), z.string()),
      /** How calls travel, what they may cost together and how many go out a minute: going on keeps to it. */
      engine: z._default(z.enum(batchEngines), 'live'),
      budgetUsd: z._default(z.nullable(z.number()), null),
      perMinute: z._default(z.nullable(z.number()), null),
    }),
  }),
  z.object({ type: z.literal('planned'), ...plannedItemSchema.shape }),
  /** All pictures are planned: from here on the job's pictures are fixed. */
  z.object({ type: z.literal('ready'), items: count }),
  z.object({ type: z.literal('open'), ...callOf }),
  z.object({
    type: z.literal('answered'),
    ...{ item: id, call: id, costUsd: usd },
    /** Set where the price is only a ceiling. */
    atMost: z.optional(z.literal(true)),
  }),
  /** Versions are in the document on disk. */
  z.object({
    type: z.literal('placed'),
    ...{ item: id, step: count, call: id, version: id, costUsd: usd },
    changedOutside: count,
    checks: z.array(z.string()),
  }),
  z.object({ type: z.literal('done'), item: id, measures: setMeasuresSchema }),
  /** A call came to nothing, and the picture waits for another one. */
  z.object({
    type: z.literal('refused'),
    ...{ item: id, call: id },
    error: plainErrorSchema,
    /** Set where it may have been billed all the same. */
    unsure: z.optional(z.literal(true)),
  }),
  z.object({
    type: z.literal('failed'),
    item: id,
    call: z.nullable(id),
    error: plainErrorSchema,
    /** Set where the call may have been billed all the same. */
    unsure: z.optional(z.literal(true)),
  }),
  z.object({
    type: z.literal('unknown'),
    ...{ item: id, call: id, highUsd: usd },
    error: plainErrorSchema,
  }),
  /** The user wants a picture worked on again; for an outlier from its source, beside an anchor. */
  z.object({
    type: z.literal('again'),
    item: id,
    from: z.enum(['step', 'source']),
    anchor: z.nullable(z.string()),
  }),
  z.object({
    type: z.literal('submit'),
    submission: id,
    /** Milliseconds since 1970 UTC: how far back it has to be looked for. */
    at: z.number(),
    calls: z.array(submittedCallSchema),
  }),
  z.object({ type: z.literal('submitted'), submission: id, batch: id }),
  /** Nobody heard whether a batch arrived: it may be there although it is not listed. */
  z.object({ type: z.literal('unheard'), submission: id }),
  /** A batch was never begun, found by looking for it: its pictures wait as before. */
  z.object({ type: z.literal('withdrawn'), submission: id }),
  z.object({ type: z.literal('collected'), submission: id, outcome: z.string() }),
])

export type BatchEvent = z.infer<typeof batchEventSchema>

/** Writes an event as one line, its end included. */
export function encodeEvent(event: BatchEvent): string {
  return `${JSON.stringify(event)}\n`
}

/** Reads a line; null for one that is torn, damaged or of another program. */
export function decodeEvent(line: string): BatchEvent | null {
  try {
    const parsed = batchEventSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
