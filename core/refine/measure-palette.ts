import { loadMask } from '../edit/stored-mask.ts'
import type { BrandKit } from '../guide/brand-kit/brand-kit.ts'
import { type PaletteDistance, paletteDistance } from '../guide/brand-kit/palette-distance.ts'
import { fitMask } from '../guide/recipes/fit-mask.ts'
import type { VersionRecord } from '../history/record.ts'
import type { Host, Picked } from '../host.ts'
import { finish } from '../steps.ts'
import { inSrgb } from './in-srgb.ts'
import { signalIn } from './parent-pixels.ts'
import type { RefineOptions } from './refinement.ts'

/** The longer side of what is looked at, in pixels: colours of areas do not need more. */
const measuredEdge = 512

/** How far the changed area is from a brand's palette, and was before. */
export interface PaletteReport {
  readonly before: PaletteDistance
  readonly after: PaletteDistance
}

/**
 * Measures how far a version is from a brand kit's palette where change was allowed, and how far that was before.
 *
 * @returns null for a kit without a palette, for a version with another frame, and where nothing can be compared.
 */
export async function measurePalette(
  host: Pick<Host, 'thumbnail' | 'color'>,
  { source, color, width, height }: Pick<Picked, 'source' | 'color' | 'width' | 'height'>,
  { id, kind, parent, edit }: Pick<VersionRecord, 'id' | 'kind' | 'parent' | 'edit'>,
  kit: Pick<BrandKit, 'palette'>,
  options: RefineOptions = {},
): Promise<PaletteReport | null> {
  if (kit.palette.length === 0 || kind === 'reframe') return null
  const region = edit.region && loadMask(edit.region)
  const look = async (version: string | null): Promise<PaletteDistance | null> => {
    const small = await host.thumbnail(source, version, measuredEdge, signalIn(options))
    const picture = await inSrgb(host, small, color)
    const mask = region && fitMask(region, { width, height }, picture)
    return finish(paletteDistance(picture, kit, mask))
  }
  const before = await look(parent)
  const after = await look(id)
  return before && after ? { before, after } : null
}
