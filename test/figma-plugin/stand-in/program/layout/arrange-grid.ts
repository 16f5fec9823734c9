import type { Store } from '../store.ts'
import { isInFlow, moveTo, setIfNew } from './boxes.ts'

/** Puts the children of a grid in its cells; tracks share the room evenly, rows are added as they are needed. */
export function arrangeGrid(store: Store, id: string): void {
  const frame = store.get(id)
  const { gridColumnCount: columns, gridColumnGap, gridRowGap } = frame.props
  const flow = (frame.children ?? []).map(store.get).filter((child) => isInFlow(store, child))
  const taken = new Set(flow.map(({ props: { gridCell } }) => cellKey(gridCell)))
  let next = 0
  const cells = flow.map(({ props: { gridCell } }) => {
    if (gridCell) return gridCell
    while (taken.has(cellKey({ row: Math.floor(next / columns), column: next % columns }))) next++
    const cell = { row: Math.floor(next / columns), column: next % columns }
    next++
    return cell
  })
  const rows = Math.max(frame.props.gridRowCount, ...cells.map(({ row }) => row + 1))
  setIfNew(store, id, { gridRowCount: rows })
  const { paddingLeft, paddingRight, paddingTop, paddingBottom, width, height } = frame.props
  const across = (width - paddingLeft - paddingRight - gridColumnGap * (columns - 1)) / columns
  const down = (height - paddingTop - paddingBottom - gridRowGap * (rows - 1)) / rows
  flow.forEach((child, index) => {
    const { row, column } = cells[index] ?? { row: 0, column: 0 }
    const x = paddingLeft + column * (across + gridColumnGap)
    moveTo(store, child.id, x, paddingTop + row * (down + gridRowGap))
  })
}

function cellKey(cell: { readonly row: number; readonly column: number } | null): string {
  return cell ? `${cell.row}/${cell.column}` : ''
}
