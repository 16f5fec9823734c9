import { RefineError } from '../../../core/errors.ts'
import type { WriteStep } from '../../protocol/write.ts'
import type { Writing } from './writing.ts'

type InsertStep = Extract<WriteStep, { do: 'insert' }>
type Parent = BaseNode & ChildrenMixin

/** Puts a layer beside a sibling, or at the top or bottom of a parent. */
export function insert({ node: ref, parent: parentRef, at }: InsertStep, writing: Writing): void {
  const node = writing.layer(ref)
  const parent = parentOf(writing.node(parentRef), parentRef)
  const before = node.parent
  if (before) {
    const index = before.children.findIndex((child) => child.id === node.id)
    const transform = 'relativeTransform' in node ? node.relativeTransform : null
    writing.takeBackBy(node, () => {
      if (node.parent?.id === before.id && before.children[index]?.id === node.id) return
      moveTo(before, node, () => index)
      if (transform && 'relativeTransform' in node) node.relativeTransform = transform
    })
  }
  moveTo(parent, node, () => indexFor(at, parent, writing))
}

/**
 * Moves a layer, by way of the top.
 *
 * Whether an index counts a layer that lies in the same parent already, Figma's documents don't say; from the top
 * it makes no difference.
 */
function moveTo(parent: Parent, node: SceneNode, findIndex: () => number): void {
  parent.appendChild(node)
  const index = findIndex()
  if (index < parent.children.length - 1) parent.insertChild(index, node)
}

function indexFor(at: InsertStep['at'], parent: Parent, writing: Writing): number {
  if (at === 'bottom') return 0
  if (at === 'top') return parent.children.length - 1
  const sibling = writing.node('above' in at ? at.above : at.below)
  const index = parent.children.findIndex((child) => child.id === sibling.id)
  if (index < 0) {
    throw new RefineError('host_failed', 'The layers around the picture were moved meanwhile.', {
      hint: 'Try again.',
      retryable: true,
    })
  }
  return 'above' in at ? index + 1 : index
}

function parentOf(node: BaseNode, ref: string): Parent {
  if (!('insertChild' in node) || node.type === 'DOCUMENT') {
    throw new Error(`New parent “${ref}” is of a type that cannot have children`)
  }
  // The document, whose children are pages, was just ruled out.
  return node as Parent
}
