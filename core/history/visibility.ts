import { RefineError } from '../errors.ts'
import { standsInPlace, visibleChain } from './chain.ts'
import type { Head, Lineage, Stacking } from './lineage.ts'

/** Which layers Show makes visible and which it hides; a version that is absent keeps what it has. */
export interface Visibility {
  readonly source: boolean
  readonly versions: ReadonlyMap<string, boolean>
}

/**
 * Says how the layers of a lineage have to be set so that a version, or with null the source, shows.
 *
 * After setting them so, `deriveHead` gives that version. Versions that were taken out and reframed pictures are
 * absent: Show leaves them alone. The source is hidden where the shown layers hold all of the picture.
 *
 * @throws RefineError `not_found` for no version of this lineage; `not_supported` for one that does not stand in
 *   the source's place.
 */
export function visibilityFor(
  lineage: Pick<Lineage, 'versions'>,
  id: string | null,
  stacking: Stacking,
): Visibility {
  return visibilityOf(lineage, id === null ? { kind: 'source' } : { kind: 'version', id }, stacking)
}

/**
 * Says how the layers of a lineage have to be set so that the source, a version or a custom mix shows; see
 * {@link visibilityFor}.
 *
 * Members of a mix that are gone or do not stand in the source's place are left out.
 *
 * @throws RefineError as {@link visibilityFor} does.
 */
export function visibilityOf(
  lineage: Pick<Lineage, 'versions'>,
  head: Head,
  stacking: Stacking,
): Visibility {
  const ids = new Set(litBy(lineage, head, stacking))
  const standing = lineage.versions.filter(standsInPlace)
  const lit = standing.filter(({ record }) => ids.has(record.id))
  const holdsAll =
    stacking === 'cumulative' || lit.some(({ record }) => record.kind === 'replacing')
  return {
    source: lit.length === 0 || !holdsAll,
    versions: new Map(standing.map(({ record }) => [record.id, ids.has(record.id)])),
  }
}

function litBy(
  lineage: Pick<Lineage, 'versions'>,
  head: Head,
  stacking: Stacking,
): readonly string[] {
  switch (head.kind) {
    case 'source':
      return []
    case 'version':
      return shownLayers(lineage, head.id, stacking)
    case 'mix':
      return head.ids
  }
}

function shownLayers(
  lineage: Pick<Lineage, 'versions'>,
  id: string,
  stacking: Stacking,
): readonly string[] {
  const version = lineage.versions.find(({ record }) => record.id === id)
  if (!version) {
    throw new RefineError('not_found', 'The version is no longer in the document.', {
      hint: 'It may have been deleted by hand; pick another one.',
    })
  }
  if (!standsInPlace(version)) {
    const reframed = version.record.kind === 'reframe'
    throw new RefineError(
      'not_supported',
      reframed
        ? `Version ${version.record.number} has another frame, so it can’t show in the source’s place.`
        : `Version ${version.record.number} was taken out of the source’s place, so it can’t show there.`,
      {
        hint: reframed
          ? 'It is a picture of its own: pick its layer instead.'
          : 'Move its layer back over the source, or pick another version.',
      },
    )
  }
  return stacking === 'cumulative' ? [id] : visibleChain(lineage, id)
}
