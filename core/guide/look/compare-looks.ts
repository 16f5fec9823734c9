import { axisWords, movementWords } from './axis-words.ts'
import type { Look } from './look.ts'
import { type LookAxis, lookAxes } from './look-axis.ts'
import { movementBetween } from './movement-between.ts'

/** One thing in which two looks differ. */
export interface LookDifference {
  readonly axis: LookAxis
  /** From the first to the second, in the axis's unit. */
  readonly amount: number
  /** "2.1 ΔE warmer". */
  readonly words: string
}

/** Says how the second look differs from the first, the plainest difference first; what nobody would notice is left out. */
export function compareLooks(first: Look, second: Look): LookDifference[] {
  const { amounts } = movementBetween(first, second)
  return lookAxes
    .flatMap((axis) => {
      const amount = amounts[axis]
      const words = amount === null ? null : movementWords(axis, amount)
      return amount === null || words === null ? [] : [{ axis, amount, words }]
    })
    .sort((one, other) => steps(other) - steps(one))
}

/** How many just-noticeable steps it is. */
function steps({ axis, amount }: LookDifference): number {
  return Math.abs(amount) / axisWords[axis].noticeable
}
