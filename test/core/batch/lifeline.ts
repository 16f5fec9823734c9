/** What everything fails with once the program is dead. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** Says when a program dies: after so many of the moments that a kill can come between. */
export interface Lifeline {
  /** One moment in which the program may die. @throws Killed, and ever after. */
  beat(): void
  readonly isDead: boolean
}

/** @param beats How many moments the program lives; null: it is not killed. */
export function createLifeline(beats: number | null): Lifeline {
  let left = beats ?? Number.POSITIVE_INFINITY
  return {
    beat() {
      if (left <= 0) throw new Killed('The program was killed')
      left--
    },
    get isDead() {
      return left <= 0
    },
  }
}
