import * as z from 'zod/mini'
import { fromBase64 } from '../../bytes.ts'
import { RefineError } from '../../errors.ts'
import type { Candidate, ProviderAnswer, Usage } from '../../provider.ts'
import { quote } from '../http/quote.ts'
import { costOfTokens } from './gemini-prices.ts'

const maybe = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.optional(schema), undefined)
const tokens = maybe(z.number().check(z.gte(0)))
const partSchema = z.object({
  text: maybe(z.string()),
  thought: maybe(z.boolean()),
  inlineData: maybe(z.object({ data: z.string() })),
})
const answerSchema = z.object({
  candidates: maybe(
    z.array(
      z.object({
        content: maybe(z.object({ parts: maybe(z.array(partSchema)) })),
        finishReason: maybe(z.string()),
      }),
    ),
  ),
  promptFeedback: maybe(z.object({ blockReason: maybe(z.string()) })),
  responseId: maybe(z.string()),
  usageMetadata: z.optional(z.unknown()),
})
const usageSchema = z.object({
  promptTokenCount: tokens,
  candidatesTokenCount: tokens,
  thoughtsTokenCount: tokens,
  candidatesTokensDetails: maybe(
    z.array(z.object({ modality: maybe(z.string()), tokenCount: tokens })),
  ),
})

/** Reasons to stop that are about content, by their names; the picture is then withheld. */
const withheld = /SAFETY|PROHIBITED|RECITATION|BLOCKLIST|SPII/u

/**
 * Reads an answer: the picture as a file, and what it cost.
 *
 * Models that think show pictures on the way; only what is not marked as a thought counts.
 *
 * @throws RefineError `provider_refused` where content was objected to, `bad_answer` when there is no picture.
 */
export function readGeminiAnswer(answer: unknown, model: string): ProviderAnswer {
  const parsed = answerSchema.safeParse(answer)
  const { candidates = [], promptFeedback, responseId, usageMetadata } = parsed.data ?? {}
  const requestId = responseId ? { requestId: responseId } : {}
  const parts = candidates.flatMap(({ content }) => content?.parts ?? [])
  const shown = parts.filter(({ thought }) => !thought)
  const pictures = shown.flatMap(({ inlineData }): Candidate[] =>
    inlineData ? [{ kind: 'file', bytes: bytesOf(inlineData.data, requestId) }] : [],
  )
  if (pictures.length > 0) {
    return { candidates: pictures, usage: readUsage(usageMetadata, model), ...requestId }
  }
  const { blockReason } = promptFeedback ?? {}
  if (blockReason) throw refusedInput(blockReason, requestId)
  const reason = candidates.find(({ finishReason }) => finishReason)?.finishReason ?? ''
  if (withheld.test(reason)) throw refusedOutput(reason, requestId)
  const words = quote(shown.map(({ text }) => text ?? '').join(' '), null)
  throw badAnswer(
    words === '' ? `has no picture in it${reason && ` (${reason})`}` : `is in words: “${words}”`,
    requestId,
  )
}

/** An odd usage must not cost the user the picture: it only leaves the price unknown. */
function readUsage(raw: unknown, model: string): Usage {
  const usage = usageSchema.safeParse(raw).data
  if (usage?.promptTokenCount === undefined || usage.candidatesTokenCount === undefined) {
    return { costUsd: null }
  }
  const { promptTokenCount: input, candidatesTokenCount: output, thoughtsTokenCount = 0 } = usage
  const image = usage.candidatesTokensDetails?.find(
    ({ modality }) => modality === 'IMAGE',
  )?.tokenCount
  return {
    costUsd:
      image === undefined
        ? null
        : costOfTokens(model, {
            input,
            image,
            text: Math.max(0, output - image) + thoughtsTokenCount,
          }),
    inputTokens: input,
    outputTokens: output + thoughtsTokenCount,
  }
}

interface OfCall {
  readonly requestId?: string
}

function bytesOf(data: string, requestId: OfCall): Uint8Array {
  try {
    return fromBase64(data)
  } catch {
    throw badAnswer('holds a picture that is damaged', requestId)
  }
}

function badAnswer(what: string, requestId: OfCall): RefineError {
  return new RefineError('bad_answer', `Gemini answered, but the answer ${what}.`, {
    hint: 'The call may have been charged. Say in other words what is to be changed, or use another model.',
    retryable: true,
    ...requestId,
  })
}

function refusedInput(reason: string, requestId: OfCall): RefineError {
  return new RefineError(
    'provider_refused',
    `Gemini refused your words or pictures for their content (${reason}).`,
    {
      hint: 'Say the change in other words or use another picture; the same request will be refused again.',
      ...requestId,
    },
  )
}

function refusedOutput(reason: string, requestId: OfCall): RefineError {
  return new RefineError(
    'provider_refused',
    `Gemini did not hand out the picture that it painted, for its content (${reason}).`,
    {
      hint: 'Say more exactly what may be seen, or use another model; it may have been charged.',
      mayBeBilled: true,
      ...requestId,
    },
  )
}
