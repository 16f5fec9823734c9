import { inRows } from '../../image/in-runs.ts'
import { createPicture, type Picture16, toDepthInSteps } from '../../image/picture.ts'
import type { Steps } from '../../steps.ts'
import type { SettleStage } from './settle.ts'

/**
 * Brings the settled picture back to the source's depth.
 *
 * Where a value lies between two words, noise of triangular density decides between its neighbours, so that slow
 * gradients show no steps and the mean stays exact (TPDF dither; Lipshitz, Wannamaker and Vanderkooy 1992). A value
 * that is a word stays that word. The noise is a hash of the place in the source: the same picture gives the same words.
 * Alpha is rounded: opaque must stay opaque. A faithful model's words are brought over without any noise.
 */
export const toSourceDepth: SettleStage = function* (state, { parent, faithful, plan }) {
  const { picture } = state
  if (picture.depth === parent.depth) return state
  const brought =
    picture.depth === 16 && !faithful
      ? yield* dither(picture, plan.crop)
      : yield* toDepthInSteps(picture, parent.depth)
  return { ...state, picture: brought, isOwn: true }
}

function* dither(
  { width, height, data }: Picture16,
  place: { readonly x: number; readonly y: number },
): Steps<ReturnType<typeof createPicture>> {
  const result = createPicture({ width, height }, 8)
  yield* inRows(width, height, (y) => {
    ditherRow(data, result.data, y * width * 4, (y + 1) * width * 4, place.x, place.y + y)
  })
  return result
}

function ditherRow(
  words: Uint16Array,
  to: Uint8Array,
  start: number,
  end: number,
  left: number,
  y: number,
): void {
  for (let pos = start, x = left; pos < end; pos += 4, x++) {
    for (let channel = 0; channel < 3; channel++) {
      const word = words[pos + channel] as number
      const low = (word / 257) | 0
      if (low * 257 === word) {
        to[pos + channel] = low
        continue
      }
      const noise = triangular(x, y, channel)
      const value = Math.floor(word / 257 + 0.5 + noise)
      to[pos + channel] = value < 0 ? 0 : value > 255 ? 255 : value
    }
    to[pos + 3] = Math.round((words[pos + 3] as number) / 257)
  }
}

/** Noise of triangular density between −1 and 1, from the place alone: the sum of a hash's two halves. */
function triangular(x: number, y: number, channel: number): number {
  let hash =
    Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ Math.imul(channel + 1, 0xc2b2ae3d)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  hash ^= hash >>> 16
  return ((hash & 0xffff) + (hash >>> 16)) / 65536 - 1 + 1 / 65536
}
