import { identity, keptTransform, multiply } from '../matrix.ts'
import type { NodeRecord, Props } from '../record.ts'
import type { Store } from '../store.ts'

/** Groups and boolean operations take their box from their children and are no one's coordinate system. */
export function isGroupLike(record: NodeRecord): boolean {
  return record.type === 'GROUP' || record.type === 'BOOLEAN_OPERATION'
}

/** Tells whether a node lays out its children itself. */
export function isAutoLayout(record: NodeRecord): boolean {
  return record.children !== null && record.props.layoutMode !== 'NONE'
}

/** Tells whether a child takes part in its parent's auto layout: hidden and absolute ones don't. */
export function isInFlow(store: Store, record: NodeRecord): boolean {
  const parent = record.parent === null ? undefined : store.find(record.parent)
  if (!parent || !isAutoLayout(parent)) return false
  return record.props.visible && record.props.layoutPositioning === 'AUTO'
}

/** Gives the matrix from a node's own coordinates to its page's. */
export function absoluteTransform(store: Store, id: string): Transform {
  return store
    .upwards(id)
    .filter((record, index) => index === 0 || !isGroupLike(record))
    .filter(({ type }) => type !== 'PAGE' && type !== 'DOCUMENT')
    .reduce((inner: Transform, { props }) => multiply(props.transform, inner), identity)
}

/** Writes props only where they differ, so that laying out comes to rest. */
export function setIfNew(store: Store, id: string, props: Partial<Props>): void {
  const old = store.get(id).props
  const keys = Object.keys(props) as (keyof Props)[]
  if (keys.some((key) => JSON.stringify(old[key]) !== JSON.stringify(props[key]))) {
    store.setProps(id, props)
  }
}

/** Applies a matrix of the container's coordinates to a node; a group takes its content along. */
export function applyToNode(store: Store, id: string, matrix: Transform): void {
  const record = store.get(id)
  setIfNew(store, id, { transform: keptTransform(multiply(matrix, record.props.transform)) })
  if (isGroupLike(record)) {
    for (const child of record.children ?? []) applyToNode(store, child, matrix)
  }
}

/** Moves a node to a place in its container, upright as it is. */
export function moveTo(store: Store, id: string, x: number, y: number): void {
  const [[, , oldX], [, , oldY]] = store.get(id).props.transform
  applyToNode(store, id, [
    [1, 0, x - oldX],
    [0, 1, y - oldY],
  ])
}
