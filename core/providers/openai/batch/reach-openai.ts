import type OpenAI from 'openai'
import { isRefineError } from '../../../errors.ts'
import { connectionFailure } from '../../http/connection-failure.ts'
import { explainFailure } from '../../http/explain-failure.ts'
import { statusFailure } from '../../http/status-failure.ts'

/** Whom files and batches go to. */
export interface OpenaiBatchAccess {
  readonly key: string
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly fetch: typeof globalThis.fetch
}

/** Does one thing with OpenAI's own client, which is loaded with the first. @throws RefineError. */
export type ReachOpenai = <Result>(job: (client: OpenAI) => Promise<Result>) => Promise<Result>

/** Gives the way to OpenAI's client; what it throws is told in the user's words. */
export function createReach({ key, baseUrl, fetch }: OpenaiBatchAccess): ReachOpenai {
  let client: Promise<OpenAI> | undefined
  return async (job) => {
    client ??= import('../openai-client.ts').then(({ createOpenaiClient }) =>
      createOpenaiClient({ key, baseUrl, fetch }),
    )
    const ready = await client
    try {
      return await job(ready)
    } catch (thrown) {
      throw isRefineError(thrown)
        ? thrown
        : explainFailure(failureOf(thrown), { service: 'OpenAI', key })
    }
  }
}

function failureOf(thrown: unknown) {
  if (!(thrown instanceof Error)) return connectionFailure(thrown)
  // The client's own words for a signal; what else has no status did not get an answer.
  if (thrown.constructor.name === 'APIUserAbortError') return { kind: 'aborted' as const }
  const { status, error, headers } = thrown as Partial<{
    readonly status: unknown
    readonly error: unknown
    readonly headers: unknown
  }>
  if (typeof status !== 'number') return connectionFailure(thrown)
  const readable = headers instanceof Headers ? headers : { get: () => null }
  return statusFailure(status, { error }, readable)
}
