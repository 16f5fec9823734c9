import * as z from 'zod/mini'
import { errorCodes } from '../errors.ts'

/** Marks our messages, so that those of other senders on the same port are told apart and ignored. */
const mark = { pentimento: z.literal('job'), id: z.int() }

const plainErrorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  requestId: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
  mayBeBilled: z.optional(z.literal(true)),
})

/** What the caller sends. */
export const orderSchema = z.discriminatedUnion('type', [
  z.object({ ...mark, type: z.literal('start'), name: z.string(), input: z.unknown() }),
  z.object({ ...mark, type: z.literal('cancel') }),
])

/** What the worker answers. */
export const replySchema = z.discriminatedUnion('type', [
  z.object({ ...mark, type: z.literal('progress'), fraction: z.nullable(z.number()) }),
  z.object({ ...mark, type: z.literal('done'), result: z.unknown() }),
  z.object({ ...mark, type: z.literal('failed'), error: plainErrorSchema }),
])

export type Order = z.infer<typeof orderSchema>
export type Reply = z.infer<typeof replySchema>
