import type { Size } from '../../../image/rect.ts'
import type { Alignment } from '../alignment.ts'
import type { SettleContext } from '../settle.ts'
import type { ColorCells } from './color-cells.ts'
import type { MaskCells } from './mask-cells.ts'

/** A step between neighbouring cells, encoded, at which a cell counts half: a small misplacement shows there. */
const busy = 0.08

/**
 * Gives how much each cell tells of a provider's colours where nothing was to change: 0 = nothing.
 *
 * These are cells wholly outside `ceiling`, which both pictures show; without a region all cells, those of protected
 * areas first. The answer shows a cell when it lies on it with all its area. Cells at strong edges count less, since
 * what little misplacement is left shows there.
 */
export function trustedCells(
  cells: ColorCells,
  ceiling: MaskCells,
  alignment: Alignment | null,
  { hasRegion, answered, parent }: SettleContext,
): Float32Array {
  const weights = new Float32Array(cells.shown.length)
  const side = cells.side
  for (let row = 0, i = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++, i++) {
      const isOutside = ceiling.most[i] === 0
      if ((cells.shown[i] as number) < 0.5 || (hasRegion && !isOutside)) continue
      const left = column * side
      const top = row * side
      if (
        alignment &&
        !(
          isShown(alignment, parent, answered, left, top) &&
          isShown(alignment, parent, answered, left + side, top + side)
        )
      ) {
        continue
      }
      const step = stepAt(cells, column, row) / busy
      weights[i] = (hasRegion || !isOutside ? 1 : 4) / (1 + step * step)
    }
  }
  return weights
}

/** Whether a place of the crop lies on the answer. */
function isShown(
  { scaleX, scaleY, shiftX, shiftY, rotation }: Alignment,
  crop: Size,
  answered: Size,
  x: number,
  y: number,
): boolean {
  const fromX = (x / crop.width) * answered.width
  const fromY = (y / crop.height) * answered.height
  const offX = fromX - answered.width / 2
  const offY = fromY - answered.height / 2
  const inX = fromX + shiftX + (scaleX - 1) * offX - rotation * offY
  const inY = fromY + shiftY + (scaleY - 1) * offY + rotation * offX
  // A cell that reaches over the crop's border by less than its side still counts.
  const slack = 1 + answered.width / crop.width
  return (
    inX >= -slack &&
    inY >= -slack &&
    inX <= answered.width + slack &&
    inY <= answered.height + slack
  )
}

/** The largest step of green, which stands for luma, from a cell to its neighbours in the parent. */
function stepAt({ parent, columns, rows }: ColorCells, column: number, row: number): number {
  const i = row * columns + column
  const own = parent[i * 3 + 1] as number
  const left = column > 0 ? i - 1 : i
  const right = column < columns - 1 ? i + 1 : i
  const above = row > 0 ? i - columns : i
  const below = row < rows - 1 ? i + columns : i
  return Math.max(
    Math.abs((parent[left * 3 + 1] as number) - own),
    Math.abs((parent[right * 3 + 1] as number) - own),
    Math.abs((parent[above * 3 + 1] as number) - own),
    Math.abs((parent[below * 3 + 1] as number) - own),
  )
}
