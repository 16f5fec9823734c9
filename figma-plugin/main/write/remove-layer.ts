import type { Writing } from './writing.ts'

/** Removes a layer at the end of the write; what Figma would not let go is refused at once, while nothing is lost. */
export function removeLayer(node: SceneNode, writing: Writing): void {
  if (isInInstance(node)) throw new Error('Removing this node is not allowed')
  writing.removeLast(node)
}

/** Tells whether a layer lies in an instance, whose layers are its main component's. */
export function isInInstance(node: SceneNode): boolean {
  for (let parent: BaseNode | null = node.parent; parent; parent = parent.parent) {
    if (parent.type === 'INSTANCE') return true
  }
  return false
}
