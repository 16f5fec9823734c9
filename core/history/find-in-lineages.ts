import { RefineError } from '../errors.ts'
import type { Lineage, Rebuilt, Version } from './lineage.ts'

/** All that lineages are looked up in; a whole rebuilt document fits. */
type Lineages = Pick<Rebuilt, 'lineages'>

/** A version together with the lineage that it is in. */
export interface FoundVersion {
  readonly lineage: Lineage
  readonly version: Version
}

/** Finds the lineage of a source, by the source's layer; null while it has none. */
export function lineageOf({ lineages }: Lineages, source: string): Lineage | null {
  return lineages.find((lineage) => lineage.source === source) ?? null
}

/**
 * Finds a version and its lineage by the version's id.
 *
 * @throws RefineError `not_found`.
 */
export function versionById(rebuilt: Lineages, id: string): FoundVersion {
  return find(rebuilt, ({ record }) => record.id === id) ?? gone()
}

/** Finds the version whose layer this is, and its lineage; null for a layer that is no readable version. */
export function versionOnLayer(rebuilt: Lineages, layer: string): FoundVersion | null {
  return find(rebuilt, (version) => version.layer === layer)
}

function find({ lineages }: Lineages, fits: (version: Version) => boolean): FoundVersion | null {
  for (const lineage of lineages) {
    const version = lineage.versions.find(fits)
    if (version) return { lineage, version }
  }
  return null
}

function gone(): never {
  throw new RefineError('not_found', 'The version is no longer in the document.', {
    hint: 'It may have been deleted; pick another version, or undo that.',
  })
}
