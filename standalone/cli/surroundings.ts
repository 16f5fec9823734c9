import type { Wait } from '../../core/ports.ts'

/** What a command uses of the process around it; handed in so that tests decide it. */
export interface Surroundings {
  /** Keys of providers come from here, and nowhere else. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether a person watches standard error. */
  readonly showsProgress: boolean
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
  /** How long waits are; absent: as long as they say. */
  readonly wait?: Wait
}

/** What a command has to say: an object for programs, lines for people. */
export interface Outcome {
  readonly json: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
  /** Set when not all that was asked for was done. */
  readonly exitCode?: 1
}
