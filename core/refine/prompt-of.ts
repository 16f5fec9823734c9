import type { ModelCapabilities } from '../model.ts'
import { composePrompt } from '../prompt/compose-prompt.ts'
import type { MaskDecision } from './decide-mask.ts'
import type { Planned } from './refinement.ts'

/** Gives the text that a generative model reads for an edit; the same edit and crop give the same text. */
export function promptOf(
  { edit, maskUse, place }: Pick<Planned, 'edit' | 'maskUse' | 'place'>,
  { reads }: Pick<ModelCapabilities, 'reads'>,
): string {
  const { instruction, preserve, brand, references } = edit
  if (reads === 'descriptions') return instruction
  const area = place && { place, shown: shownBy[maskUse.use] }
  return composePrompt({ instruction, preserve, brand: brand?.lines ?? [], area, references })
}

const shownBy: Readonly<Record<MaskDecision['use'], 'mask' | 'outline' | 'nothing'>> = {
  send: 'mask',
  markup: 'outline',
  omit: 'nothing',
  none: 'nothing',
}
