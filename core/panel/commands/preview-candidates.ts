import { composePatch } from '../../edit/compose.ts'
import type { Host, Picked, PixelTarget } from '../../host.ts'
import { createPicture, type Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import type { Proposal, SettledCandidate } from '../../refine.ts'
import { shrinkForDisplay, shrinkMaskForDisplay } from '../shrink-for-display.ts'

/** Longer side of a candidate's picture in the panel, in pixels. */
const previewEdge = 480

/** Candidates as they are looked at, and what was refined as small as they are. */
export interface CandidatePreviews {
  /** One a candidate: the crop as it would look with the candidate laid over what was refined. */
  readonly previews: readonly Picture[]
  /** Null where no candidate is laid over anything. */
  readonly parent: Picture | null
}

/** Makes the small pictures of candidates. */
export async function previewCandidates(
  host: Host,
  proposal: Proposal,
): Promise<CandidatePreviews> {
  const { plan, intent } = proposal.prepared
  const hasPatch = proposal.candidates.some(({ content }) => content.kind === 'patch')
  const parent = hasPatch
    ? await host.readPixels(intent.picked.source, targetOf(intent.parent), plan.crop)
    : createPicture({ width: 1, height: 1 }, 8)
  const small = await shrinkForDisplay(parent, previewEdge)
  const previews: Picture[] = []
  for (const candidate of proposal.candidates) {
    previews.push(await forDisplay(host, intent.picked, await previewOf(candidate, small)))
  }
  return { previews, parent: hasPatch ? await forDisplay(host, intent.picked, small) : null }
}

/** Pictures are shown as sRGB: the document's own values would look wrong. */
async function forDisplay(host: Host, { color }: Picked, picture: Picture): Promise<Picture> {
  const needsConversion = color.space === 'other' && host.color !== undefined
  return needsConversion && host.color ? host.color.toSrgb(picture, color) : picture
}

/** Names the pixels that an intent refines. */
export function targetOf(parent: string | null | 'shown'): PixelTarget {
  if (parent === null) return { kind: 'source' }
  return parent === 'shown' ? { kind: 'shown' } : { kind: 'version', id: parent }
}

async function previewOf({ content }: SettledCandidate, parent: Picture): Promise<Picture> {
  if (content.kind !== 'patch') return shrinkForDisplay(content.picture, previewEdge)
  const color = await shrinkForDisplay(content.patch.color, previewEdge)
  const coverage = await shrinkMaskForDisplay(content.patch.coverage, previewEdge)
  return composePatch(parent, { rect: rectOf(color), color, coverage })
}
