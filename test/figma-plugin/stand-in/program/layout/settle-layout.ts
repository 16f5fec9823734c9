import type { NodeRecord } from '../record.ts'
import type { Store } from '../store.ts'
import { arrangeGrid } from './arrange-grid.ts'
import { arrangeStack } from './arrange-stack.ts'
import { isAutoLayout, isGroupLike } from './boxes.ts'
import { fitGroup } from './fit-group.ts'

/** Layout that goes on changing is a defect of the stand-in, not of a plugin. */
const rounds = 100

/**
 * Lets groups and auto layout follow whatever was touched, innermost first, until nothing moves.
 *
 * @returns ids of everything that was touched on the way.
 */
export function settleLayout(store: Store): Set<string> {
  const all = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    const touched = store.takeTouched()
    if (touched.size === 0) return all
    for (const id of touched) all.add(id)
    for (const id of containersOf(store, touched)) {
      const record = store.find(id)
      if (record) arrange(store, record)
    }
  }
  throw new Error('Expected the layout to come to rest')
}

function arrange(store: Store, record: NodeRecord): void {
  if (isGroupLike(record)) fitGroup(store, record.id)
  else if (record.props.layoutMode === 'GRID') arrangeGrid(store, record.id)
  else arrangeStack(store, record.id)
}

function containersOf(store: Store, touched: ReadonlySet<string>): string[] {
  const found = new Map<string, number>()
  for (const id of touched) {
    const path = store.upwards(id)
    path.slice(0, 2).forEach((record, index) => {
      if (isGroupLike(record) || isAutoLayout(record)) found.set(record.id, path.length - index)
    })
  }
  return [...found].sort(([, a], [, b]) => b - a).map(([id]) => id)
}
