import * as z from 'zod/mini'
import type { LineResult } from '../../../batch/engine/batch-engine.ts'
import { toPlainError } from '../../../errors.ts'
import { explainFailure } from '../../http/explain-failure.ts'
import { statusFailure } from '../../http/status-failure.ts'
import { openaiModel } from '../openai-models.ts'
import { readAnswer } from '../read-answer.ts'
import { publishedShare } from './batch-prices.ts'

const lineSchema = z.object({
  custom_id: z.string(),
  response: z.nullish(
    z.object({
      status_code: z.number(),
      request_id: z.nullish(z.string()),
      body: z.unknown(),
    }),
  ),
  error: z.nullish(z.object({ code: z.nullish(z.string()), message: z.nullish(z.string()) })),
})

/** What OpenAI says of lines that a batch did not come to. */
const unreachedCodes = ['batch_expired', 'batch_cancelled']

/** What has to be known to read a batch's answers. */
export interface ResultContext {
  readonly key: string
  /** Whether OpenAI's prices hold. */
  readonly priced: boolean
  /** Which model a call was for. */
  readonly modelOf: (id: string) => string | null
}

/** Reads one line of what a batch wrote, answers and failures alike; null for what is no such line. */
export function readResult(
  line: string,
  { key, priced, modelOf }: ResultContext,
): LineResult | null {
  const parsed = lineSchema.safeParse(parseJson(line))
  if (!parsed.success) return null
  const { custom_id: id, response, error } = parsed.data
  if (error?.code && unreachedCodes.includes(error.code)) return { kind: 'unreached', id }
  const requestId = response?.request_id ?? null
  if (response?.status_code !== 200) {
    const status = response?.status_code ?? 500
    const failure = statusFailure(status, response?.body ?? { error }, { get: () => requestId })
    const plain = toPlainError(explainFailure(failure, { service: 'OpenAI', key }))
    return { kind: 'failed', id, error: plain, passing: isPassing(plain.code) }
  }
  try {
    return answered(id, response.body, priced ? modelOf(id) : null, requestId)
  } catch (thrown) {
    return { kind: 'failed', id, error: toPlainError(thrown), passing: false }
  }
}

function isPassing(code: string): boolean {
  return code === 'provider_failed' || code === 'rate_limited'
}

function answered(
  id: string,
  body: unknown,
  model: string | null,
  requestId: string | null,
): LineResult {
  const rates = (model === null ? null : openaiModel(model)?.prices?.rates) ?? null
  const { candidates, usage } = readAnswer(body, { rates, requestId })
  const share = model === null ? null : publishedShare(model)
  const costUsd = usage.costUsd === null ? null : usage.costUsd * (share ?? 1)
  return {
    ...{ kind: 'answered', id },
    atMost: share === null,
    answer: { candidates, usage: { ...usage, costUsd }, ...(requestId !== null && { requestId }) },
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
