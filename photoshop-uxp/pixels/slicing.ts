import { finishInSlices, type Steps } from '../../core/steps.ts'
import type { HostParts } from '../host/host-parts.ts'

/** What reading and writing pixels needs: Photoshop, and a way to pause on the one thread that the panel has. */
export type PixelParts = HostParts

/** How long the panel may stand still at a time, in milliseconds. */
const sliceMs = 16

/** Runs pixel work in slices, so that the panel stays usable; rejects with `cancelled` once the signal is aborted. */
export function inSlices<Result>(
  { now, pause }: Pick<HostParts, 'now' | 'pause'>,
  steps: Steps<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  return finishInSlices(steps, { now, pause: () => pause(0), sliceMs }, signal)
}
