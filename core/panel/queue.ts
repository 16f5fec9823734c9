import type { PlainError } from '../errors.ts'

/** How far a run over several pictures has come. */
export interface QueueRun {
  /** Which picture is being refined, from 1. */
  readonly at: number
  readonly count: number
  /** The name of that picture. */
  readonly name: string
  /** Whether the user asked to stop after it. */
  readonly stops: boolean
}

/** What became of a run over several pictures. */
export interface QueueReport {
  readonly count: number
  readonly placed: number
  readonly failures: readonly { readonly name: string; readonly error: PlainError }[]
}

/** Gives how many pictures a run never came to. */
export function leftOver({ count, placed, failures }: QueueReport): number {
  return count - placed - failures.length
}
