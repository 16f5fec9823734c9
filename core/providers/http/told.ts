import type { ErrorCode } from '../../errors.ts'

/** What the user is told of a failure. */
export interface Told {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly retryable?: boolean
  /** Set for a refusal that may have been billed all the same. */
  readonly mayBeBilled?: true
}
