import type { Counting } from '../document/counts.ts'
import type { CoverageModel } from '../model/model.ts'
import { boundsOfRect } from './bounds.ts'
import { type CoverageRead, coverageBounds, readCoverage } from './coverage.ts'
import type { ImageDataKeeper } from './image-data.ts'

/** Reads coverage as a function of `imaging` of that name answers it: as image data, with the bounds that were used. */
export function giveCoverage(
  { counts, images }: { readonly counts: Counting; readonly images: ImageDataKeeper },
  coverage: CoverageModel,
  how: CoverageRead,
  origin: string,
) {
  const content = readCoverage(coverage, how)
  counts.countRead(content.words.byteLength)
  return {
    imageData: images.make(content, origin),
    sourceBounds: boundsOfRect(coverageBounds(how)),
  }
}
