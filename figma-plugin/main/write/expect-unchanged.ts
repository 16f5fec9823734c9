import { RefineError } from '../../../core/errors.ts'
import type { WriteRequest } from '../../protocol/write.ts'
import { readFills } from '../read-facts.ts'

/**
 * Makes sure that nodes are still filled as they were when a write was planned.
 *
 * @throws RefineError `source_changed`.
 */
export function expectUnchanged(
  expected: WriteRequest['expect'],
  nodes: ReadonlyMap<string, BaseNode>,
): void {
  for (const { node: id, fills } of expected) {
    const node = nodes.get(id)
    if (!node || fills === undefined) continue
    if (!isSameJson(JSON.parse(fills), toJson(readFills(node)))) {
      throw new RefineError('source_changed', 'The picture in this layer was changed meanwhile.', {
        hint: 'Refine again from what is there now; what was made is kept.',
      })
    }
  }
}

function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** Compares values that came from JSON; the order of keys tells nothing, it changes on the way to the panel. */
function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other
  }
  const entries = Object.entries(one)
  const others = new Map(Object.entries(other))
  return (
    Array.isArray(one) === Array.isArray(other) &&
    entries.length === others.size &&
    entries.every(([key, value]) => isSameJson(value, others.get(key)))
  )
}
