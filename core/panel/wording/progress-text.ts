import type { Progress } from '../../ports.ts'
import type { QueueRun } from '../queue.ts'
import { formatShare } from './numbers.ts'

const stages: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading the picture',
  sending: 'Sending the crop',
  painting: 'Painting',
  settling: 'Fitting the answer into place',
  placing: 'Placing the layer',
}

/** Says how far a refinement has come; the share only where it is known, the picture where there are several. */
export function progressText({ stage, fraction }: Progress, queue?: QueueRun): string {
  const far = fraction === null ? stages[stage] : `${stages[stage]} · ${formatShare(fraction)}`
  if (!queue) return far
  const ends = queue.stops ? ' · stops after this one' : ''
  return `${queue.at} of ${queue.count} · ${queue.name} · ${far}${ends}`
}
