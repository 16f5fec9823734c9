import type { Failure } from './failure.ts'
import { usualIdHeader } from './http-call.ts'
import { statedWait } from './stated-wait.ts'

/** What of an answer's headers is looked at. */
export type ReadableHeaders = Pick<Headers, 'get'>

/**
 * Reads what a service says of a call that it refused or failed at.
 *
 * It reads OpenAI's shape (`{ error: { message, code, param } }`) and the lenient ones around it: a text as `error`,
 * `detail` or `message`, also as a list of such (validation errors).
 *
 * @param answer The body as data; undefined where it is none.
 * @param idHeader The header that names the call.
 */
export function statusFailure(
  status: number,
  answer: unknown,
  headers: ReadableHeaders,
  idHeader = usualIdHeader,
): Failure {
  const said = fieldOf(answer, 'error') ?? fieldOf(answer, 'detail') ?? answer
  const message =
    wordsOf(typeof said === 'string' && /^\w+$/u.test(said) ? answer : said) ?? wordsOf(said)
  const moderation = fieldOf(said, 'moderation_details')
  const retryAfterMs = statedWait(headers, message)
  return {
    kind: 'status',
    status,
    code: textOf(fieldOf(said, 'code')) ?? textOf(fieldOf(said, 'status')),
    param: textOf(fieldOf(said, 'param')),
    ...(message !== undefined && { message }),
    requestId: headers.get(idHeader),
    categories: textsOf(fieldOf(moderation, 'categories')),
    stage: textOf(fieldOf(moderation, 'moderation_stage')),
    ...(retryAfterMs !== null && { retryAfterMs }),
    ...(answer !== undefined && { answer }),
  }
}

function wordsOf(said: unknown): string | undefined {
  if (Array.isArray(said)) return said.map(wordsOf).find((words) => words !== undefined)
  const found =
    textOf(said) ??
    textOf(fieldOf(said, 'message')) ??
    textOf(fieldOf(said, 'msg')) ??
    textOf(fieldOf(said, 'detail'))
  return found === null || found === '' ? undefined : found
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name] // an object that has the field
    : undefined
}
