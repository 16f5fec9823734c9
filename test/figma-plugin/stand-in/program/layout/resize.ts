import { invert, multiply } from '../matrix.ts'
import type { NodeRecord } from '../record.ts'
import type { Store } from '../store.ts'
import { applyToNode, isAutoLayout, isGroupLike, setIfNew } from './boxes.ts'

/**
 * Gives a node a size. Children of a frame follow their constraints where asked for; a group's content is scaled.
 */
export function resizeNode(
  store: Store,
  id: string,
  size: { readonly width: number; readonly height: number },
  constrain: boolean,
): void {
  const record = store.get(id)
  const width = Math.fround(Math.max(record.type === 'LINE' ? 0 : 0.01, size.width))
  const height = record.type === 'LINE' ? 0 : Math.fround(Math.max(0.01, size.height))
  const { width: oldWidth, height: oldHeight } = record.props
  if (isGroupLike(record)) {
    scaleContent(store, record, width / oldWidth, height / oldHeight)
    return
  }
  setIfNew(store, id, { width, height })
  if (!constrain) return
  for (const child of record.children ?? []) {
    follow(store, child, { oldWidth, oldHeight, width, height }, isAutoLayout(record))
  }
}

interface Change {
  readonly oldWidth: number
  readonly oldHeight: number
  readonly width: number
  readonly height: number
}

/** Lets a child of a resized frame keep to its constraints; what flows is laid out later. */
function follow(store: Store, id: string, change: Change, inLayout: boolean): void {
  const record = store.get(id)
  if (inLayout && record.props.layoutPositioning === 'AUTO') return
  if (isGroupLike(record)) {
    for (const child of record.children ?? []) follow(store, child, change, false)
    return
  }
  const { constraints, transform, width, height } = record.props
  const [[, , x], [, , y]] = transform
  const across = along(constraints.horizontal, x, width, change.oldWidth, change.width)
  const down = along(constraints.vertical, y, height, change.oldHeight, change.height)
  applyToNode(store, id, [
    [1, 0, across.at - x],
    [0, 1, down.at - y],
  ])
  if (across.size !== width || down.size !== height) {
    resizeNode(store, id, { width: across.size, height: down.size }, true)
  }
}

function along(
  constraint: ConstraintType,
  at: number,
  size: number,
  from: number,
  to: number,
): { at: number; size: number } {
  const grown = to - from
  switch (constraint) {
    case 'MAX':
      return { at: at + grown, size }
    case 'CENTER':
      return { at: at + grown / 2, size }
    case 'STRETCH':
      return { at, size: Math.max(0.01, size + grown) }
    case 'SCALE':
      return { at: (at * to) / from, size: (size * to) / from }
    default:
      return { at, size }
  }
}

function scaleContent(store: Store, group: NodeRecord, across: number, down: number): void {
  const origin = group.props.transform
  const scale: Transform = [
    [across, 0, 0],
    [0, down, 0],
  ]
  const matrix = multiply(multiply(origin, scale), invert(origin))
  for (const child of group.children ?? []) scaleNode(store, child, matrix, across, down)
}

/** Scales positions by a matrix and sizes by factors: a matrix of Figma's has unit axes. */
function scaleNode(
  store: Store,
  id: string,
  matrix: Transform,
  across: number,
  down: number,
): void {
  const record = store.get(id)
  const [[, , x], [, , y]] = record.props.transform
  const [[a, c, e], [b, d, f]] = matrix
  applyToNode(store, id, [
    [1, 0, a * x + c * y + e - x],
    [0, 1, b * x + d * y + f - y],
  ])
  if (isGroupLike(record)) {
    for (const child of record.children ?? []) scaleNode(store, child, matrix, across, down)
    return
  }
  const { width, height } = record.props
  resizeNode(store, id, { width: width * across, height: height * down }, true)
}
