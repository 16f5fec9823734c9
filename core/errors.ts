/**
 * Every way a refinement can fail, as a closed set: programs branch on the code, people read the message.
 *
 * The code survives every border (worker messages, Figma's iframe, `--json`), where classes do not.
 */
export const errorCodes = [
  'no_layer', // nothing is picked, or the picked layer has no pixels
  'unsupported_source', // the layer's kind, colour mode or depth can't be refined exactly
  'unreadable_file', // the bytes are no picture we know, or are damaged
  'too_large', // more pixels or bytes than can be handled safely
  'bad_region', // a region or protect mask is empty or has the wrong size
  'bad_instruction', // empty or too long
  'bad_setting', // an option has a value that its provider or command does not take
  'needs_generative', // the embedded provider can't truly perform this instruction
  'nothing_changed', // the provider answered, but no pixel inside the region changed
  'missing_key', // the provider needs a key and has none
  'bad_key', // the provider refused the key
  'out_of_credit', // the account behind the key can't pay
  'rate_limited', // too many requests; waiting helps
  'over_budget', // the estimate exceeds what the user allowed
  'sent_before', // the same was sent and its outcome is not known: sending again needs the user's consent
  'provider_refused', // moderation, or a request the provider will not perform
  'provider_unreachable', // surely never arrived: refused, blocked, offline, no such address
  'outcome_unknown', // sent, but the connection broke or ran out of time: it may have been billed
  'provider_failed', // the provider answered with a failure of its own
  'bad_answer', // the provider's answer can't be used
  'source_changed', // the source is no longer what the edit was made for
  'not_found', // no such version, layer or file
  'ambiguous', // a name matches several versions or layers
  'has_descendants', // the version can't be removed: others are built on it
  'would_lose_data', // writing would drop something that the file holds
  'not_supported', // this host can't do that; another one can
  'host_busy', // the design tool is in another operation
  'host_failed', // the design tool or the file system refused
  'cancelled', // the user stopped it; not a failure
  'internal', // a mistake of ours
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What a {@link RefineError} is made of, as plain data: this is the form that crosses message borders. */
export interface PlainError {
  readonly code: ErrorCode
  /** What happened, in the user's words, as one sentence. */
  readonly message: string
  /** What to do next, as one sentence. */
  readonly hint: string
  /** Whether doing exactly the same again can help. */
  readonly retryable: boolean
  /** The provider's own id of the failed request, for its support. */
  readonly requestId?: string
  /** How long to wait before trying again can help, in milliseconds; absent: not said. */
  readonly retryAfterMs?: number
  /** Set for a refusal that may have been billed all the same: a picture was painted and withheld. */
  readonly mayBeBilled?: true
}

/**
 * A failure that a user can understand and act on.
 *
 * Mistakes of the programmer are no members: they are plain `TypeError`s and become `internal` at a border.
 * Neither keys nor pixels ever appear in `message` or `hint`.
 */
export class RefineError extends Error {
  override readonly name = 'RefineError'
  readonly code: ErrorCode
  readonly hint: string
  readonly retryable: boolean
  readonly requestId?: string
  readonly retryAfterMs?: number
  readonly mayBeBilled?: true

  constructor(
    code: ErrorCode,
    message: string,
    details: {
      hint: string
      retryable?: boolean
      requestId?: string
      retryAfterMs?: number
      mayBeBilled?: true
      cause?: unknown
    },
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.hint = details.hint
    this.retryable = details.retryable ?? false
    if (details.requestId !== undefined) this.requestId = details.requestId
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs
    if (details.mayBeBilled) this.mayBeBilled = true
  }
}

/** Tells whether a value is a {@link RefineError}, also one that came from another realm. */
export function isRefineError(value: unknown): value is RefineError {
  return (
    value instanceof RefineError ||
    (value instanceof Error && value.name === 'RefineError' && 'code' in value && 'hint' in value)
  )
}

/** Turns anything that was thrown into plain data, so that it survives a message border or `--json`. */
export function toPlainError(thrown: unknown): PlainError {
  if (isRefineError(thrown)) {
    const { code, message, hint, retryable, requestId, retryAfterMs, mayBeBilled } = thrown
    return {
      ...{ code, message, hint, retryable },
      ...(requestId !== undefined && { requestId }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(mayBeBilled && { mayBeBilled }),
    }
  }
  if (thrown instanceof Error && thrown.name === 'AbortError') return toPlainError(cancelled())
  return {
    code: 'internal',
    message: `Something went wrong inside Pentimento: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    hint: 'Nothing was changed. Please report this with the steps that led here.',
    retryable: false,
  }
}

/** Turns plain data that crossed a border back into an error that can be thrown. */
export function fromPlainError(plain: PlainError): RefineError {
  const { code, message, ...details } = plain
  return new RefineError(code, message, details)
}

/** Makes the error that every aborted operation throws. */
export function cancelled(): RefineError {
  return new RefineError('cancelled', 'The refinement was cancelled.', {
    hint: 'Nothing was changed; start it again when you like.',
    retryable: true,
  })
}

/** Throws {@link cancelled} if the signal is aborted: call it after every await and between slices of work. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled()
}
