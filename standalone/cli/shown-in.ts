import type { Lineage } from '../../core/history/lineage.ts'

/** Gives the version that shows, of a mix the topmost; null: the source. */
export function shownIn({ head }: Pick<Lineage, 'head'>): string | null {
  if (head.kind === 'source') return null
  return head.kind === 'version' ? head.id : (head.ids.at(-1) ?? null)
}
