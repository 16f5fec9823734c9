import type { Writing } from './writing.ts'

/** Removes a layer at the end of the write; what Figma would not let go is refused at once, while nothing is lost. */
export function removeLayer(node: SceneNode, writing: Writing): void {
  for (let parent: BaseNode | null = node.parent; parent; parent = parent.parent) {
    if (parent.type === 'INSTANCE') throw new Error('Removing this node is not allowed')
  }
  writing.removeLast(node)
}
