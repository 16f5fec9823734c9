import type { NodeFacts } from '../../../protocol/node-facts.ts'

/** Gives a node's position among its siblings, the lowest being 0. */
export function siblingIndex({ path }: NodeFacts): number {
  return path.at(-1) ?? 0
}

/**
 * Gives the highest of the nodes that lie directly on each other, from one of them upwards.
 *
 * @param members Siblings of `from`; others among them are ignored.
 */
export function topOfRun(from: NodeFacts, members: readonly NodeFacts[]): NodeFacts {
  const siblings = members.filter(({ parent }) => parent === from.parent)
  let top = from
  for (;;) {
    const next = siblings.find((node) => siblingIndex(node) === siblingIndex(top) + 1)
    if (!next) return top
    top = next
  }
}

/** Tells whether nothing but members lies between two siblings, so that it makes no difference which of them shows. */
export function inOneRun(a: NodeFacts, b: NodeFacts, members: readonly NodeFacts[]): boolean {
  if (a.parent !== b.parent) return false
  const [low, high] = siblingIndex(a) < siblingIndex(b) ? [a, b] : [b, a]
  return siblingIndex(topOfRun(low, members)) >= siblingIndex(high)
}
