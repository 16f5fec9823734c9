import { RefineError } from '../../core/errors.ts'
import type { GuideContext, RegionFacts } from '../../core/guide/findings/guide-context.ts'
import { carriedPreserves } from '../../core/guide/preserves/carried-preserves.ts'
import { failedRounds, pathTo } from '../../core/guide/rounds/rounds.ts'
import type { Size } from '../../core/image/rect.ts'
import { maskBounds } from '../../core/mask/mask-bounds.ts'
import { lineageFor } from '../document/edit-versions.ts'
import type { CheckSettings } from './check-settings.ts'
import { findKit } from './find-kept.ts'
import { readMaskFile } from './mask-files.ts'
import { chooseLayer, openPsd } from './open-input.ts'
import { shownIn } from './shown-in.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Reads what is known around an instruction from the files that were named; what was not named stays unknown.
 *
 * The history is that of the version which shows: the changes accepted on the way to it, what failed, what is kept and
 * what is locked.
 */
export async function readCheckContext(
  settings: CheckSettings,
  { env, signal }: Pick<Surroundings, 'env' | 'signal'>,
): Promise<GuideContext> {
  const { region, preserves, role, kit } = settings
  const { carried = [], ...past } = await readPast(settings)
  const kept = [...preserves, ...carried]
  return {
    ...past,
    ...(kept.length > 0 && { preserves: kept }),
    ...(role !== undefined && { role }),
    ...(kit !== undefined && { kit: await findKit(kit, { env }) }),
    ...(region !== undefined && {
      region: region === null ? null : await readRegion(region, past.picture ?? null, signal),
    }),
  }
}

async function readPast({
  history,
  layer,
}: CheckSettings): Promise<GuideContext & { readonly carried?: GuideContext['preserves'] }> {
  if (history === undefined) return {}
  const document = await openPsd(history)
  const source = chooseLayer(document, layer)
  const lineage = lineageFor(document, source.id)
  const { versions, notes } = lineage
  const shown = shownIn(lineage)
  const parent = versions.find(({ record }) => record.id === shown) ?? null
  return {
    picture: { width: source.rect.width, height: source.rect.height },
    path: pathTo(lineage, shown),
    failed: failedRounds(lineage),
    locks: notes.locks,
    carried: carriedPreserves(parent, notes.locks),
    ...(notes.brief?.role !== undefined && { role: notes.brief.role }),
  }
}

async function readRegion(
  path: string,
  size: Size | null,
  signal: AbortSignal,
): Promise<RegionFacts> {
  const mask = await readMaskFile(path, size, signal)
  const bounds = maskBounds(mask)
  if (bounds === null) {
    throw new RefineError('bad_region', `“${path}”: nothing is marked.`, {
      hint: 'Paint white where it may change, or leave --region out.',
    })
  }
  const covered = mask.data.reduce((count, coverage) => count + (coverage > 0 ? 1 : 0), 0)
  return { bounds, share: covered / mask.data.length }
}
