import { composePatch } from '../../edit/compose.ts'
import type { Host } from '../../host.ts'
import { createPicture, type Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import { inSrgb } from '../../refine/in-srgb.ts'
import { targetOf } from '../../refine/target-of.ts'
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
  const { color } = intent.picked
  const previews: Picture[] = []
  for (const candidate of proposal.candidates) {
    previews.push(await inSrgb(host, await previewOf(candidate, small), color))
  }
  return { previews, parent: hasPatch ? await inSrgb(host, small, color) : null }
}

async function previewOf({ content }: SettledCandidate, parent: Picture): Promise<Picture> {
  if (content.kind !== 'patch') return shrinkForDisplay(content.picture, previewEdge)
  const color = await shrinkForDisplay(content.patch.color, previewEdge)
  const coverage = await shrinkMaskForDisplay(content.patch.coverage, previewEdge)
  return composePatch(parent, { rect: rectOf(color), color, coverage })
}
