import type { PlainError } from '../../errors.ts'
import type { Estimate, ProviderAnswer, ProviderRequest } from '../../provider.ts'

/** One call as it travels in a batch: its pictures are uploaded already. */
export interface BatchLine {
  /** The call's id. */
  readonly id: string
  readonly text: string
  /** How large its answer is likely to be, in bytes. */
  readonly answerBytes: number
}

/** What one batch can hold, so that it can be sent and its answers can be read. */
export interface BatchLimits {
  readonly lines: number
  /** Of all lines together. */
  readonly bytes: number
  readonly answerBytes: number
}

/** How a batch stands. */
export type BatchLook =
  | { readonly kind: 'running'; readonly done: number; readonly all: number }
  | {
      readonly kind: 'ended'
      /** `failed`: nothing of it was painted; `expired` and `cancelled`: some may have been. */
      readonly outcome: 'completed' | 'failed' | 'expired' | 'cancelled'
      /** The service's own words; null for none. */
      readonly message: string | null
    }

/** What became of one line. */
export type LineResult =
  | {
      readonly kind: 'answered'
      readonly id: string
      readonly answer: ProviderAnswer
      /** Whether the price is only a ceiling. */
      readonly atMost: boolean
    }
  | {
      readonly kind: 'failed'
      readonly id: string
      readonly error: PlainError
      /** Whether the service failed at it or had no room, so that asking live may well succeed. */
      readonly passing: boolean
    }
  /** The time or the batch ended before it was painted. */
  | { readonly kind: 'unreached'; readonly id: string }

/**
 * A service that paints many calls at its leisure.
 *
 * A batch is known by a name of ours from before it is sent, and is found again by it: none is ever begun twice. All verbs
 * but `submit` cost nothing and can be repeated.
 *
 * @throws RefineError as {@link Provider} does, `cancelled` among them.
 */
export interface BatchEngine {
  readonly label: string
  readonly limits: BatchLimits
  /** What a call costs in a batch, by its live price, which is the ceiling where nothing else is published. */
  estimate(model: string, live: Estimate | null): Estimate | null
  /** Uploads what a request needs and writes its line; null for what batches can't carry. */
  line(request: ProviderRequest, signal?: AbortSignal): Promise<BatchLine | null>
  /** Begins a batch and gives the service's id. */
  submit(name: string, lines: readonly BatchLine[], signal?: AbortSignal): Promise<string>
  /** Finds a batch that was begun under a name, not before a moment (milliseconds since 1970 UTC); null for none. */
  find(name: string, since: number, signal?: AbortSignal): Promise<string | null>
  look(batch: string, signal?: AbortSignal): Promise<BatchLook>
  /** Gives what became of the lines of a batch that has ended, one by one. */
  results(
    batch: string,
    modelOf: (id: string) => string | null,
    signal?: AbortSignal,
  ): AsyncIterable<LineResult>
  /** Asks the service to stop a batch; what is painted by then is still answered, and paid for. */
  cancel(batch: string): Promise<void>
  /** Deletes what was uploaded for a batch and what it wrote, once all is collected. */
  tidy(batch: string): Promise<void>
}
