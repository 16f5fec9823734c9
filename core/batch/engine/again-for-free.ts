import { type ErrorCode, toPlainError } from '../../errors.ts'
import type { Random, Wait } from '../../ports.ts'

/** Failures of the connection or of the service, which may be gone in a moment. */
const passing: readonly ErrorCode[] = [
  'rate_limited',
  'provider_unreachable',
  'provider_failed',
  'outcome_unknown',
]

const mostTries = 5
const firstPauseMs = 2000

/**
 * Does what costs nothing and can be repeated (looking, listing, uploading), again and again with growing pauses while
 * it fails for a passing reason.
 *
 * @throws what it throws at last, and everything else at once.
 */
export async function againForFree<Result>(
  { wait, random }: { readonly wait: Wait; readonly random: Random },
  job: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await job()
    } catch (thrown) {
      const { code, retryAfterMs = 0 } = toPlainError(thrown)
      if (tries === mostTries || !passing.includes(code)) throw thrown
      await wait(retryAfterMs + firstPauseMs * 2 ** (tries - 1) * (0.5 + 0.5 * random()), signal)
    }
  }
}
