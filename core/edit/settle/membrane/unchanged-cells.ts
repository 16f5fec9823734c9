import type { ColorCells } from '../color-match/color-cells.ts'
import type { ChangeMap } from '../settle.ts'

/** Takes from each cell's weight what is not shown to be unchanged there. */
export function keepUnchanged(
  { side, columns, rows }: ColorCells,
  weights: Float32Array,
  change: ChangeMap,
): void {
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      if (weights[i] === 0) continue
      weights[i] =
        ((weights[i] as number) * leastSame(change, column * side, row * side, side)) / 255
    }
  }
}

/** How surely nothing changed anywhere in a square of pixels. */
function leastSame(
  { side, columns, rows, same }: ChangeMap,
  left: number,
  top: number,
  length: number,
): number {
  const right = Math.min(Math.floor((left + length - 1) / side), columns - 1)
  const bottom = Math.min(Math.floor((top + length - 1) / side), rows - 1)
  let least = 255
  for (let row = Math.floor(top / side); row <= bottom; row++) {
    for (let column = Math.floor(left / side); column <= right; column++) {
      const value = same[row * columns + column] as number
      if (value < least) least = value
    }
  }
  return least
}
