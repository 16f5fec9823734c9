import type { StoredMask } from './edit/edit.ts'
import { type EdgePreview, type EdgePreviewInput, previewEdgeInSteps } from './edit/preview-edge.ts'
import { type ExpandSettleInput, settleExpandInSteps } from './edit/reframe/settle-expand.ts'
import { settleUpscaleInSteps, type UpscaleSettleInput } from './edit/reframe/settle-upscale.ts'
import type { SettledCandidate, SettleInput } from './edit/settle/settle.ts'
import { settleInSteps } from './edit/settle/settle-candidate.ts'
import { storeMaskInSteps } from './edit/stored-mask.ts'
import { type JoinInput, joinTilesInSteps } from './edit/tiles/join-tiles.ts'
import {
  type CandidateDifference,
  type CandidatesInput,
  compareCandidates,
} from './guide/look/compare-candidates.ts'
import type { Look, LookInput } from './guide/look/look.ts'
import { measureLook } from './guide/look/measure-look.ts'
import type { ColorTag } from './image/color-tag.ts'
import { type DepthInput, type Picture, toDepthInSteps } from './image/picture.ts'
import { decodePngInSteps } from './image/png/decode-png.ts'
import { encodePngInSteps } from './image/png/encode-png.ts'
import { pngDataUrlInSteps } from './image/png/png-data-url.ts'
import type { Mask } from './mask/mask.ts'
import type { PartInput } from './mask/parts/part-wish.ts'
import { proposePart } from './mask/parts/propose-part.ts'
import type { DecodedPicture } from './ports.ts'
import type { Place } from './prompt/place.ts'
import { type FitInput, fitToModelInSteps } from './refine/fit-to-model.ts'
import { type MarksInput, marksToSendInSteps } from './refine/marks-to-send.ts'
import { type MaskInput, maskToSendInSteps } from './refine/mask-to-send.ts'
import { type PlaceInput, placeToSayInSteps } from './refine/place-to-say.ts'
import type { PixelWork } from './refine/refinement.ts'
import type { Steps } from './steps.ts'
import type { JobRunner } from './worker/job.ts'

/** What encoding a PNG needs, as one plain input. */
export interface EncodePngInput {
  readonly picture: Picture
  readonly color?: ColorTag
}

/** The heavy pixel functions by name: a worker serves them, a host without workers runs them in slices. */
export const pixelJobs = {
  settle: (input: SettleInput): Steps<SettledCandidate> => settleInSteps(input),
  settleExpand: (input: ExpandSettleInput): Steps<SettledCandidate> => settleExpandInSteps(input),
  settleUpscale: (input: UpscaleSettleInput): Steps<SettledCandidate> =>
    settleUpscaleInSteps(input),
  joinTiles: (input: JoinInput): Steps<SettledCandidate> => joinTilesInSteps(input),
  storeMask: (mask: Mask): Steps<StoredMask> => storeMaskInSteps(mask),
  previewEdge: (input: EdgePreviewInput): Steps<EdgePreview | null> => previewEdgeInSteps(input),
  proposePart: (input: PartInput): Steps<Mask> => proposePart(input),
  encodePng: ({ picture, color }: EncodePngInput): Steps<Uint8Array> =>
    encodePngInSteps(picture, color ? { color } : {}),
  decodePng: (bytes: Uint8Array): Steps<DecodedPicture> => decodePngInSteps(bytes),
  fitToModel: (input: FitInput): Steps<Picture> => fitToModelInSteps(input),
  maskToSend: (input: MaskInput): Steps<Mask | null> => maskToSendInSteps(input),
  marksToSend: (input: MarksInput): Steps<Picture | null> => marksToSendInSteps(input),
  placeToSay: (input: PlaceInput): Steps<Place | null> => placeToSayInSteps(input),
  toDepth: ({ picture, depth }: DepthInput): Steps<Picture> => toDepthInSteps(picture, depth),
  measureLook: (input: LookInput): Steps<Look> => measureLook(input),
  compareCandidates: (input: CandidatesInput): Steps<CandidateDifference[]> =>
    compareCandidates(input),
  pngDataUrl: (picture: Picture): Steps<string> => pngDataUrlInSteps(picture),
}

export type PixelJobs = typeof pixelJobs

/** Gives what a refinement needs, over jobs that run here or in a worker. */
export function pixelWork(runner: JobRunner<PixelJobs>): PixelWork {
  return {
    settle: (input, options) => runner.run('settle', input, options),
    settleExpand: (input, options) => runner.run('settleExpand', input, options),
    settleUpscale: (input, options) => runner.run('settleUpscale', input, options),
    joinTiles: (input, options) => runner.run('joinTiles', input, options),
    storeMask: (mask, options) => runner.run('storeMask', mask, options),
    previewEdge: (input, options) => runner.run('previewEdge', input, options),
    proposePart: (input, options) => runner.run('proposePart', input, options),
    fitToModel: (input, options) => runner.run('fitToModel', input, options),
    maskToSend: (input, options) => runner.run('maskToSend', input, options),
    marksToSend: (input, options) => runner.run('marksToSend', input, options),
    placeToSay: (input, options) => runner.run('placeToSay', input, options),
    toDepth: (input, options) => runner.run('toDepth', input, options),
    measureLook: (input, options) => runner.run('measureLook', input, options),
    compareCandidates: (input, options) => runner.run('compareCandidates', input, options),
    pngDataUrl: (picture, options) => runner.run('pngDataUrl', picture, options),
  }
}

export { type CallJobsOptions, callJobs } from './worker/call-jobs.ts'
export type { JobOptions, JobPort, JobResult, JobRunner, Jobs } from './worker/job.ts'
export { type JobWorker, runInPool } from './worker/run-in-pool.ts'
export { runInSlices } from './worker/run-in-slices.ts'
export { runInline } from './worker/run-inline.ts'
export { serveJobs } from './worker/serve-jobs.ts'
