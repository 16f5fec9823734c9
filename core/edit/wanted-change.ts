/**
 * What an instruction asks for, as far as that decides how an answer is settled.
 *
 * Several may hold ("morning sun with gentle shadows across the table" is light and content).
 */
export interface WantedChange {
  /** Light, colour or mood: the whole look moves, and what moves along with the wish is meant. */
  readonly look: boolean
  /** Things: something is added, removed, replaced, retouched or written. */
  readonly content: boolean
  /** The background is exchanged, and the subject stays. */
  readonly background: boolean
}

/** What is assumed when nothing is known about the instruction. */
export const anyChange: WantedChange = { look: true, content: true, background: false }
