import type { Matrix } from '../../../figma-plugin/ui/geometry/matrix.ts'
import type { Sandbox } from '../../figma-plugin/sandbox.ts'
import type { PlainPaint, TreeNode } from '../../figma-plugin/stand-in/border/contract.ts'

/** The open page of a Figma document as it stands at one moment. */
export interface DocumentState {
  readonly page: string
  /** All nodes of the page without the page itself: parents first, back to front. */
  readonly nodes: readonly TreeNode[]
  /** Image files by Figma's hash. */
  readonly images: Readonly<Record<string, Uint8Array>>
}

/** Takes down what lies on the open page. */
export function stateOf({ hand, saved }: Pick<Sandbox, 'hand' | 'saved'>): DocumentState {
  const page = hand.currentPage()
  const nodes = hand.tree().filter((node) => node.page === page && node.id !== page)
  return { page, nodes, images: saved().images }
}

/** A node's fills, bottom first. */
export function fillsOf({ name, fills }: TreeNode): readonly PlainPaint[] {
  if (fills === 'mixed') throw new Error(`Expected one set of fills on ${name}.`)
  return fills
}

/** From a node's own space to the page's. */
export function toPage({ absoluteTransform: [[a, c, e], [b, d, f]] }: TreeNode): Matrix {
  return [a, b, c, d, e, f]
}

/** The same page with other fills on one node. */
export function withFills(
  state: DocumentState,
  id: string,
  change: (paint: PlainPaint) => PlainPaint,
): DocumentState {
  const nodes = state.nodes.map((node) =>
    node.id === id ? { ...node, fills: fillsOf(node).map(change) } : node,
  )
  return { ...state, nodes }
}
