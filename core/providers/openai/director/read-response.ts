import * as z from 'zod/mini'
import { RefineError } from '../../../errors.ts'
import type { Usage } from '../../../provider.ts'
import type { DirectorModel } from './director-models.ts'

/** What is read of a response: what it says, whether it is whole, and what it took. */
const responseSchema = z.object({
  status: z.optional(z.string()),
  output: z.array(
    z.object({
      type: z.string(),
      content: z.optional(
        z.array(
          z.object({
            type: z.string(),
            text: z.optional(z.string()),
            refusal: z.optional(z.string()),
          }),
        ),
      ),
    }),
  ),
  usage: z.optional(z.nullable(z.object({ input_tokens: z.number(), output_tokens: z.number() }))),
})

/**
 * Reads what came back from `POST /responses`: the structured answer as data, and what it cost.
 *
 * @throws RefineError `provider_refused`, `bad_answer`.
 */
export function readResponse(
  data: unknown,
  { usdPerMillion }: DirectorModel,
): { readonly advice: unknown; readonly usage: Usage } {
  const read = responseSchema.safeParse(data)
  if (!read.success) throw unreadable()
  const { output, usage } = read.data
  const parts = output.flatMap(({ content }) => content ?? [])
  if (parts.some(({ type }) => type === 'refusal')) {
    throw new RefineError(
      'provider_refused',
      'The art director does not want to look at this picture.',
      {
        hint: 'It may have been charged. Go on without advice, or show it another part of the picture.',
        mayBeBilled: true,
      },
    )
  }
  const text = parts.map((part) => part.text ?? '').join('')
  return {
    advice: parseJson(text),
    usage: {
      costUsd: usage
        ? (usage.input_tokens * usdPerMillion.input + usage.output_tokens * usdPerMillion.output) /
          1_000_000
        : null,
      ...(usage && { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens }),
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable(cause)
  }
}

function unreadable(cause?: unknown): RefineError {
  return new RefineError('bad_answer', 'The art director’s answer could not be read.', {
    hint: 'It may have been charged. Ask again, or go on without advice.',
    retryable: true,
    ...(cause !== undefined && { cause }),
  })
}
