import type { WriteStep } from '../../../protocol/write.ts'
import type { SeenDocument } from '../host-parts.ts'

/**
 * Makes the step that selects a layer in place of others; none where none of those is selected.
 *
 * Who moved on keeps what they selected, and nobody is left with a layer selected that is hidden now.
 */
export function selectSteps(
  { look }: SeenDocument,
  node: string,
  others: Iterable<string>,
): readonly WriteStep[] {
  const selected = new Set(look.selection.map(({ id }) => id))
  const instead = [...new Set(others)].filter((id) => id !== node && selected.has(id))
  return instead.length === 0 ? [] : [{ do: 'select', nodes: [node], instead }]
}
