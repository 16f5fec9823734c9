import * as z from 'zod/mini'
import { RefineError } from '../../errors.ts'
import type { Candidate, Usage } from '../../provider.ts'
import { readBase64 } from './load-pictures.ts'
import type { TokenRates } from './openai-prices.ts'
import { costOf } from './prices.ts'

const count = z.number().check(z.gte(0))
const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: z.optional(z.object({ text_tokens: count, image_tokens: count })),
  output_tokens_details: z.optional(z.object({ text_tokens: count, image_tokens: count })),
})
const answerSchema = z.object({
  data: z
    .array(z.object({ b64_json: z.optional(z.string()), url: z.optional(z.string()) }))
    .check(z.minLength(1)),
  usage: z.optional(z.unknown()),
})

/** What reading an answer needs beside it. */
export interface AnswerContext {
  /** What tokens cost; null where OpenAI's prices do not hold. */
  readonly rates: TokenRates | null
  readonly requestId: string | null
  /** Pictures that were loaded by the addresses that it gives instead; see {@link addressesIn}. */
  readonly loaded?: ReadonlyMap<string, Uint8Array>
}

/** What an answer holds. */
export interface ReadAnswer {
  readonly candidates: readonly Candidate[]
  readonly usage: Usage
}

/**
 * Reads the answer to a call: the pictures as files, in the service's order, and what they cost.
 *
 * A picture that is damaged is left out, since the others have been paid for as well.
 *
 * @throws RefineError `bad_answer` when there is no picture in it.
 */
export function readAnswer(
  answer: unknown,
  { rates, requestId, loaded }: AnswerContext,
): ReadAnswer {
  const parsed = answerSchema.safeParse(answer)
  if (!parsed.success) throw badAnswer('has no picture in it', requestId)
  const candidates = parsed.data.data.flatMap(({ b64_json, url }): readonly Candidate[] => {
    const bytes = b64_json ? readBase64(b64_json) : url ? loaded?.get(url) : null
    return bytes ? [{ kind: 'file', bytes }] : []
  })
  if (candidates.length === 0) throw badAnswer('holds no picture that can be read', requestId)
  return { candidates, usage: readUsage(parsed.data.usage, rates) }
}

/** Gives the addresses that an answer names where others have pictures. */
export function addressesIn(answer: unknown): readonly string[] {
  const parsed = answerSchema.safeParse(answer)
  return parsed.success
    ? parsed.data.data.flatMap(({ b64_json, url }) => (!b64_json && url) || [])
    : []
}

/** An odd usage must not cost the user the pictures: it only leaves the price unknown. */
function readUsage(raw: unknown, rates: TokenRates | null): Usage {
  const parsed = usageSchema.safeParse(raw)
  if (!parsed.success) return { costUsd: null }
  const { input_tokens, output_tokens, input_tokens_details, output_tokens_details } = parsed.data
  const textOut = output_tokens_details?.text_tokens ?? 0
  return {
    costUsd:
      rates && input_tokens_details
        ? costOf(
            {
              textIn: input_tokens_details.text_tokens,
              imageIn: input_tokens_details.image_tokens,
              imageOut: output_tokens - textOut,
              textOut,
            },
            rates,
          )
        : null,
    inputTokens: input_tokens,
    outputTokens: output_tokens,
  }
}

/** Makes the error for an answer that can't be used; the call has most likely been charged. */
function badAnswer(what: string, requestId: string | null): RefineError {
  return new RefineError('bad_answer', `The provider answered, but the answer ${what}.`, {
    hint: 'The call may have been charged. Try again, or use another model.',
    retryable: true,
    ...(requestId !== null && { requestId }),
  })
}
