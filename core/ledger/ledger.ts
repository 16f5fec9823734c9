import type { Edit } from '../edit/edit.ts'
import type { Plan } from '../edit/plan.ts'
import type { Tile } from '../edit/tiles/plan-tiles.ts'
import type { PlainError } from '../errors.ts'
import type { Estimate, ProviderAnswer, Usage } from '../provider.ts'
import type { Spending } from './spending/spending.ts'
import type { Acceptance } from './spending/spending-line.ts'
import type { Turns } from './turns.ts'

/** Which part of a tiled refinement a call is. */
export interface TileOfRun {
  /** The same for all tiles that belong together. */
  readonly run: string
  /** Position in `tiles`. */
  readonly index: number
  /** All tiles that were planned. */
  readonly tiles: readonly Tile[]
}

/** Which sending of an edit a call is: asking the same again is a new attempt, a double click is not. */
export interface Attempt {
  /** The edit's hash. */
  readonly edit: string
  /** Counts from 1. */
  readonly ordinal: number
}

/**
 * One call to a provider, from just before it is sent until its pictures are placed or thrown away.
 *
 * `open`: sent by this run of the program, which still waits; `unknown`: sent, and nobody knows what became of it (a
 * reload, a crash, a broken connection): it may have been billed; `answered`: pictures are here and wait to be placed;
 * `failed`: it surely came to nothing, and says why. Placed and discarded calls are forgotten here; what they cost is
 * not ({@link Ledger.spending}).
 */
export interface LedgerEntry {
  /** The call's id; equals `ProviderRequest.id` and the records' `call`. */
  readonly id: string
  readonly state: 'open' | 'unknown' | 'answered' | 'failed'
  readonly attempt: Attempt
  /** The provider's own id of a call that waits in its queue: it is resumed by it, never sent again. */
  readonly ticket?: string
  readonly sentAt: number
  readonly edit: Edit
  readonly plan: Plan
  /** Where to place: the source's layer and name when the call was sent. Hints for after a restart. */
  readonly source: {
    readonly layer: string
    readonly name: string
    readonly lineage: string | null
    /** The document's name, for the book of spending. */
    readonly document?: string
  }
  readonly estimate: Estimate | null
  /** Set when the call is one tile of a refinement that is painted in several. */
  readonly tile?: TileOfRun
  readonly usage: Usage | null
  readonly candidates: number
  readonly error: PlainError | null
  /** When the answer or the failure came, in milliseconds since 1970 UTC; absent while the call is open. */
  readonly endedAt?: number
}

/**
 * The book of calls: what was asked, what it may cost, and the pictures that are not in the document yet.
 *
 * Promise 2: a picture that was paid for and has arrived survives until someone throws it away, through closing
 * the panel and through a failed placing.
 */
export interface Ledger {
  /**
   * Notes a call before it is sent, or before it is sent once more after it surely came to nothing.
   *
   * Resolves only when both the call and what it may cost are written: a call that can't be noted is not sent.
   *
   * @throws RangeError when the id belongs to a call whose pictures still wait.
   */
  open(entry: Omit<LedgerEntry, 'state' | 'usage' | 'candidates' | 'error'>): Promise<void>
  /**
   * Notes the provider's own id of a call that waits in its queue; from then on the call is resumed, never sent again.
   * Null: it waits there no more.
   */
  queued(id: string, ticket: string | null): Promise<void>
  /**
   * Keeps the pictures of a call that was answered: when this resolves they are safe.
   *
   * @throws RefineError `not_found` when no such call is in the book; RangeError when it has an answer already.
   */
  arrived(id: string, answer: ProviderAnswer): Promise<void>
  /**
   * Notes that a call ended without a picture: as failed, or as unknown where the error leaves that open
   * (`billing.ts`). Pictures that have arrived all the same are kept, and so is their state.
   *
   * @param usage What it cost all the same, where the provider tells.
   */
  failed(id: string, error: PlainError, usage?: Usage): Promise<void>
  /**
   * Forgets a call whose pictures are in the document now, or that the user threw away; what it cost stays in the book of
   * spending.
   *
   * @param fate What became of its pictures. `void`: it never left, or came to nothing for nothing, and is not counted;
   *   `replaced`: another call was sent instead, and it is forgotten unless its answer came meanwhile.
   */
  close(id: string, fate?: Acceptance | 'void' | 'replaced'): Promise<void>
  /** All calls that are not closed, oldest first; damaged entries are skipped, never thrown. */
  entries(): Promise<readonly LedgerEntry[]>
  /** The pictures of an arrived call, bit by bit as they came; null when there are none or one of them is damaged. */
  answer(id: string): Promise<ProviderAnswer | null>
  /** Runs jobs of this run of the program one after the other: what one reads of the book still holds when it notes a call. */
  readonly exclusively: Turns
  /** What all calls cost, those that are forgotten here included. */
  readonly spending: Spending
}
