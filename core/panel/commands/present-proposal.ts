import { accept, type Proposal, type RefineDeps, type RefineOptions } from '../../refine.ts'
import type { Changed } from '../state.ts'
import type { CommandContext } from './command-context.ts'
import { compareChoice } from './compare-choice.ts'
import { previewCandidates } from './preview-candidates.ts'

/** Places a lone candidate, and lets the user choose among several. */
export async function present(
  context: CommandContext,
  deps: RefineDeps,
  proposal: Proposal,
  options: RefineOptions,
): Promise<void> {
  if (proposal.candidates.length === 1) {
    await placeCandidates(context, deps, proposal, [0], options)
    return
  }
  const { previews, parent } = await previewCandidates(deps.host, proposal)
  context.dispatch({
    type: 'proposed',
    choice: { proposal, previews, picked: [0], previewed: 0 },
  })
  context.dispatch({
    type: 'say',
    text: `${proposal.candidates.length} candidates are here. Choose which to keep.`,
  })
  void compareChoice(context, proposal, previews, parent)
}

/** Places candidates of a proposal and says so; the first of `picked` is the one that shows. */
export async function placeCandidates(
  context: CommandContext,
  deps: RefineDeps,
  proposal: Proposal,
  picked: readonly number[],
  options: RefineOptions,
): Promise<void> {
  const placed = await accept(deps, proposal, [...picked], options)
  const shown = placed.versions[0]
  const changed = changedBy(proposal, picked[0])
  context.dispatch({ type: 'placed', version: shown?.id ?? null, changed })
  context.dispatch({ type: 'say', text: `Placed as the layer “${shown?.name ?? ''}”.` })
}

/** What the candidate that shows really changed: where it was free to change anything, or was cut by the region. */
function changedBy(proposal: Proposal, candidate: number | undefined): Changed | null {
  const mask = proposal.candidates[candidate ?? -1]?.changed
  if (!mask) return null
  const { picked, region } = proposal.prepared.intent
  const { source, state } = picked
  return { source, state, mask, ...(region && { cut: true }) }
}
