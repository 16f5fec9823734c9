import type { Progress } from '../../ports.ts'
import { formatShare } from './numbers.ts'

const stages: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading the picture',
  sending: 'Sending the crop',
  painting: 'Painting',
  settling: 'Fitting the answer into place',
  placing: 'Placing the layer',
}

/** Says how far a refinement has come; the share only where it is known. */
export function progressText({ stage, fraction }: Progress): string {
  return fraction === null ? stages[stage] : `${stages[stage]} · ${formatShare(fraction)}`
}
