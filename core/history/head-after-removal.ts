import { fallbackOf, standsInPlace } from './chain.ts'
import type { Head, Lineage, Stacking } from './lineage.ts'
import { type Visibility, visibilityOf } from './visibility.ts'

/**
 * Says what shows once a version is removed; null when that changes nothing, because it does not show by itself.
 *
 * What it lies on comes back: the nearest version under it that stands in the source's place, or the custom mix that
 * it was made over, where layers hold patches and so can be seen together; else the source.
 */
export function headAfterRemoval(
  lineage: Pick<Lineage, 'versions' | 'head'>,
  id: string,
  stacking: Stacking,
): Head | null {
  const { head, versions } = lineage
  if (head.kind !== 'version' || head.id !== id) return null
  const mix = versions.find(({ record }) => record.id === id)?.record.mix ?? []
  if (stacking === 'patches' && mix.length > 0) {
    const standing = new Set(versions.filter(standsInPlace).map(({ record }) => record.id))
    const ids = mix.filter((member) => standing.has(member))
    if (ids.length > 0) return { kind: 'mix', ids }
  }
  const below = fallbackOf(lineage, id)
  return below ? { kind: 'version', id: below.record.id } : { kind: 'source' }
}

/** Says how the layers that stay have to be set once a version is removed; null when nothing has to change. */
export function visibilityAfterRemoval(
  lineage: Pick<Lineage, 'versions' | 'head'>,
  id: string,
  stacking: Stacking,
): Visibility | null {
  const head = headAfterRemoval(lineage, id, stacking)
  if (!head) return null
  const { source, versions } = visibilityOf(lineage, head, stacking)
  return { source, versions: new Map([...versions].filter(([other]) => other !== id)) }
}
