import type { Edit } from '../edit/edit.ts'
import { composePrompt } from '../prompt/compose-prompt.ts'

/** Gives the text that a generative model reads for an edit; the same edit gives the same text. */
export function promptOf({
  instruction,
  preserve,
  references,
  region,
  protect,
  reframe,
}: Edit): string {
  const hasRegion = region !== null || protect.length > 0 || reframe?.kind === 'expand'
  return composePrompt({ instruction, preserve, hasRegion, references })
}
