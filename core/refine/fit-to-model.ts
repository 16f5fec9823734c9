import { inRuns } from '../image/in-runs.ts'
import {
  copyPicture,
  createPicture,
  type Depth,
  isOpaqueInSteps,
  maxWord,
  type Picture,
  toDepthInSteps,
} from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import { resampleInSteps, type Window } from '../image/resample.ts'
import type { Steps } from '../steps.ts'

/** What a model takes of a crop, as one plain input. */
export interface FitInput {
  readonly picture: Picture
  readonly size: Size
  /** The part of the picture that is sent; absent: all of it. */
  readonly window?: Window
  /** The highest depth that the model reads. */
  readonly depth: Depth
  /** Whether the model reads alpha; otherwise it is given an opaque picture. */
  readonly alpha: boolean
}

/** Brings a crop to the size, depth and opacity that a model takes. */
export function* fitToModelInSteps({
  picture,
  size,
  window,
  depth,
  alpha,
}: FitInput): Steps<Picture> {
  const scaled = yield* resampleInSteps(picture, size, window)
  const reduced = depth < scaled.depth ? yield* toDepthInSteps(scaled, depth) : scaled
  return alpha ? reduced : yield* withoutAlpha(reduced)
}

/**
 * Gives translucent pixels their full colour, and invisible ones white.
 *
 * Not laid over a ground: the answer takes the source's alpha again, and a ground would then shine through twice.
 */
function* withoutAlpha(picture: Picture): Steps<Picture> {
  if (yield* isOpaqueInSteps(picture)) return picture
  const { data } = yield* copyPicture(picture)
  const full = maxWord(picture.depth)
  yield* inRuns(data.length / 4, (from, to) => {
    for (let pos = from * 4; pos < to * 4; pos += 4) {
      if (data[pos + 3] === 0) data.fill(full, pos, pos + 3)
      data[pos + 3] = full
    }
  })
  return createPicture(picture, picture.depth, data)
}
