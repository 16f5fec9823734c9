import { boundsOf, invert, keptTransform, multiply } from '../matrix.ts'
import type { Store } from '../store.ts'
import { setIfNew } from './boxes.ts'

/** Draws a group's box around its children, along the group's own axes; an empty group leaves the document. */
export function fitGroup(store: Store, id: string): void {
  const group = store.get(id)
  const children = (group.children ?? []).map(store.get)
  if (children.length === 0) {
    store.drop(id)
    return
  }
  const toGroup = invert(group.props.transform)
  const boxes = children.map(({ props: { transform, width, height } }) =>
    boundsOf(multiply(toGroup, transform), width, height),
  )
  const left = Math.min(...boxes.map((box) => box.x))
  const top = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  const offset: Transform = [
    [1, 0, left],
    [0, 1, top],
  ]
  setIfNew(store, id, {
    transform: keptTransform(multiply(group.props.transform, offset)),
    width: Math.fround(right - left),
    height: Math.fround(bottom - top),
  })
}
