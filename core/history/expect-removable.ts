import { RefineError } from '../errors.ts'
import { type FoundVersion, lineageOf, versionById } from './find-in-lineages.ts'
import type { Rebuilt } from './lineage.ts'

/** Names that an error lists at most; the rest is counted. */
const maxListed = 3

/**
 * Finds a version that may be removed: one that nothing is built on.
 *
 * Built on it are the versions made directly over it, through a custom mix too, and those of the lineage that began
 * at its layer, when it is a reframe.
 *
 * @throws RefineError `not_found`; `has_descendants`, naming them.
 */
export function expectRemovable(rebuilt: Pick<Rebuilt, 'lineages'>, id: string): FoundVersion {
  const found = versionById(rebuilt, id)
  const { lineage, version } = found
  const children = new Set(version.children)
  const above = [
    ...lineage.versions.filter(({ record }) => children.has(record.id)),
    ...(lineageOf(rebuilt, version.layer)?.versions ?? []),
  ]
  if (above.length === 0) return found
  throw new RefineError(
    'has_descendants',
    `Version ${version.record.number} can’t be removed: ${listed(above.map(({ name }) => `“${name}”`))} ${above.length === 1 ? 'is' : 'are'} built on it.`,
    { hint: 'Remove those versions first, or hide this one instead.' },
  )
}

function listed(names: readonly string[]): string {
  if (names.length <= maxListed) return names.join(', ')
  return `${names.slice(0, maxListed).join(', ')} and ${names.length - maxListed} more`
}
