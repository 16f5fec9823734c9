import { RefineError } from '../errors.ts'
import { chainOf } from './chain.ts'
import { versionById } from './find-in-lineages.ts'
import type { Lineage, Rebuilt, Version } from './lineage.ts'

/**
 * Gives the versions that a version's picture is made of where layers hold patches, bottom first: everything under it,
 * and itself.
 *
 * @throws RefineError `not_found` for a version that is gone; `not_supported` for a reframed one, which is a picture of
 *   its own.
 */
export function versionsInPicture(
  rebuilt: Pick<Rebuilt, 'lineages'>,
  id: string,
): { readonly lineage: Lineage; readonly versions: readonly Version[] } {
  const { lineage, version } = versionById(rebuilt, id)
  if (version.record.kind === 'reframe') throw otherFrame(version)
  const byId = new Map(lineage.versions.map((member) => [member.record.id, member]))
  const versions = chainOf(lineage, id).flatMap((member) => byId.get(member) ?? [])
  return { lineage, versions }
}

function otherFrame({ record }: Version): RefineError {
  return new RefineError(
    'not_supported',
    `Version ${record.number} has another frame than its source, so it has no pixels in the source’s place.`,
    { hint: 'Pick its own layer instead.' },
  )
}
