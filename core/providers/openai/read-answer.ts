import * as z from 'zod/mini'
import { fromBase64 } from '../../bytes.ts'
import { RefineError } from '../../errors.ts'
import type { Candidate, Usage } from '../../provider.ts'
import { costOf } from './prices.ts'

const count = z.number().check(z.gte(0))
const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: z.optional(z.object({ text_tokens: count, image_tokens: count })),
})
const answerSchema = z.object({
  data: z.array(z.object({ b64_json: z.string().check(z.minLength(1)) })).check(z.minLength(1)),
  usage: z.optional(z.unknown()),
})

/**
 * Reads the answer to an edit: the pictures as files, in the service's order, and what they cost.
 *
 * @param priced Whether OpenAI's prices hold: not for another server that speaks its protocol.
 * @throws RefineError `bad_answer` when there is no picture in it.
 */
export function readAnswer(
  answer: unknown,
  priced: boolean,
  requestId: string | null,
): { readonly candidates: readonly Candidate[]; readonly usage: Usage } {
  const parsed = answerSchema.safeParse(answer)
  if (!parsed.success) throw badAnswer('has no picture in it', requestId)
  const candidates = parsed.data.data.map(({ b64_json }): Candidate => {
    try {
      return { kind: 'file', bytes: fromBase64(b64_json) }
    } catch {
      throw badAnswer('holds a picture that is damaged', requestId)
    }
  })
  return { candidates, usage: readUsage(parsed.data.usage, priced) }
}

/** An odd usage must not cost the user the pictures: it only leaves the price unknown. */
function readUsage(raw: unknown, priced: boolean): Usage {
  const parsed = usageSchema.safeParse(raw)
  if (!parsed.success) return { costUsd: null }
  const { input_tokens, output_tokens, input_tokens_details: details } = parsed.data
  return {
    costUsd:
      priced && details
        ? costOf({
            textIn: details.text_tokens,
            imageIn: details.image_tokens,
            out: output_tokens,
          })
        : null,
    inputTokens: input_tokens,
    outputTokens: output_tokens,
  }
}

/** Makes the error for an answer that can't be used; the call has most likely been charged. */
export function badAnswer(what: string, requestId: string | null): RefineError {
  return new RefineError('bad_answer', `The provider answered, but the answer ${what}.`, {
    hint: 'The call may have been charged. Try again, or use another model.',
    retryable: true,
    ...(requestId !== null && { requestId }),
  })
}
