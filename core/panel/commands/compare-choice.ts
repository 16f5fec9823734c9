import type { Picture } from '../../image/picture.ts'
import type { Proposal } from '../../refine.ts'
import type { CommandContext } from './command-context.ts'

/**
 * Works out in the background what measurably tells candidates apart, and adds it to the choice while that is open.
 *
 * Never rejects: candidates can be chosen without it.
 *
 * @param parent What was refined, as small as the candidates are shown; null: they can't be compared.
 */
export async function compareChoice(
  { deps, dispatch, getState, closing }: CommandContext,
  proposal: Proposal,
  previews: readonly Picture[],
  parent: Picture | null,
): Promise<void> {
  if (!parent) return
  // One with another frame has nothing that could be laid beside the others.
  const compared = proposal.candidates.flatMap(({ content, report }, index) => {
    const picture = previews[index]
    const fits = picture?.width === parent.width && picture.height === parent.height
    if (content.kind !== 'patch' || !picture || !fits) return []
    return [{ index, picture, sharpness: report.sharpness ?? null }]
  })
  const { plan, intent } = proposal.prepared
  try {
    const found = await deps.work.compareCandidates(
      { parent, candidates: compared, crop: plan.crop, size: intent.picked },
      { signal: closing },
    )
    const differences: string[] = []
    for (const [at, { words, sameAs }] of found.entries()) {
      const index = compared[at]?.index
      const twin = sameAs === null ? undefined : compared[sameAs]
      if (index !== undefined) differences[index] = twin ? `same as ${twin.index + 1}` : words
    }
    if (getState().choice?.proposal === proposal) dispatch({ type: 'compared', differences })
  } catch {
    // Nobody asked for it: what was not compared is not told.
  }
}
