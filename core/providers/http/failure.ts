/** What a failed call tells; everything but `kind` may be missing. */
export interface Failure {
  /**
   * - `aborted`: the user stopped it;
   * - `offline`: the machine is connected to nothing, so nothing was sent;
   * - `refused`: it surely never arrived (no such address, nobody listens there, no trust, blocked);
   * - `broken`: it was sent, or may have been, and the connection broke: it may have been billed;
   * - `timeout`: it was sent and nobody answered in time: it may have been billed;
   * - `redirect`: the server sends requests on to another address, which is not followed;
   * - `oversized`: the answer is longer than anything that was asked for;
   * - `status`: the service answered that it failed or refuses.
   */
  readonly kind:
    | 'aborted'
    | 'offline'
    | 'refused'
    | 'broken'
    | 'timeout'
    | 'redirect'
    | 'oversized'
    | 'status'
  /** Why it never arrived, where the platform tells. */
  readonly reason?: 'address' | 'nobody' | 'trust' | 'blocked'
  readonly status?: number
  readonly code?: string | null
  readonly param?: string | null
  /** The service's own words; for `redirect` the origin that it names. */
  readonly message?: string
  readonly requestId?: string | null
  /** Names of what moderation objected to. */
  readonly categories?: readonly string[]
  /** What moderation looked at: `input` (words or pictures that were sent), `output` (what was painted). */
  readonly stage?: string | null
  /** How long the service wants to be left alone, in milliseconds. */
  readonly retryAfterMs?: number
  /** The answer's body as data, for what only one service says; never shown as it is. */
  readonly answer?: unknown
}
