import type { WriteStep } from '../../protocol/write.ts'
import { pageOf } from '../load-page.ts'
import type { Writing } from './writing.ts'

/**
 * Selects layers in place of others; who selects none of those any more has moved on, and is left alone.
 *
 * Without others to replace, the layers are selected beside what is selected already.
 */
export function select(
  { nodes, instead }: Extract<WriteStep, { do: 'select' }>,
  writing: Writing,
): void {
  const page = figma.currentPage
  const before = page.selection
  const kept = before.filter((node) => !instead.includes(node.id))
  if (instead.length > 0 && kept.length === before.length) return
  const chosen = nodes
    .map((ref) => writing.layer(ref))
    .filter((node) => pageOf(node)?.id === page.id)
  const added = chosen.filter((node) => !kept.some(({ id }) => id === node.id))
  writing.assign(page, 'selection', [...kept, ...added])
}
