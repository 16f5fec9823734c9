import { absoluteTransform, applyToNode, isGroupLike } from '../layout/boxes.ts'
import { identity, invert, multiply } from '../matrix.ts'
import type { World } from '../world.ts'

/** Does something that gives a node another parent, and leaves the node where it is on the page. */
export function keepPlace(world: World, id: string, move: () => void): void {
  const { store } = world
  const place = absoluteTransform(store, id)
  move()
  const container = store
    .upwards(id)
    .slice(1)
    .find((record) => !isGroupLike(record))
  const isBoard = container === undefined || container.type === 'PAGE'
  const outer = isBoard ? identity : absoluteTransform(store, container.id)
  const wanted = multiply(invert(outer), place)
  applyToNode(store, id, multiply(wanted, invert(store.get(id).props.transform)))
}
