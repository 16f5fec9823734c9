import type { JobRunner } from '../core/worker/job.ts'
import type { FigmaDocument, PlaceOverlays } from './protocol.ts'

/** The document protocol as jobs: what the sandbox serves and the iframe calls, one plain input each. */
export type DocumentJobs = {
  pickImage(input: null): ReturnType<FigmaDocument['pickImage']>
  readImage(hash: string): ReturnType<FigmaDocument['readImage']>
  readOverlays(versionId: string): ReturnType<FigmaDocument['readOverlays']>
  placeOverlays(request: PlaceOverlays): ReturnType<FigmaDocument['placeOverlays']>
}

/** Gives the document's verbs, over jobs that the sandbox serves. */
export function documentOverJobs(jobs: JobRunner<DocumentJobs>): FigmaDocument {
  return {
    pickImage: () => jobs.run('pickImage', null),
    readImage: (hash) => jobs.run('readImage', hash),
    readOverlays: (versionId) => jobs.run('readOverlays', versionId),
    placeOverlays: (request) => jobs.run('placeOverlays', request),
  }
}
