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
  const line = scatter(Math.imul(y, 0x9e3779b1))
  for (let pos = start, x = left; pos < end; pos += 4, x++) {
    let hash = scatter(Math.imul(x, 0x85ebca77) ^ line)
    for (let channel = pos; channel < pos + 3; channel++) {
      const word = words[channel] as number
      const low = (word / wordsBetween) | 0
      const rest = word - low * wordsBetween
      if (rest === 0) {
        to[channel] = low
        continue
      }
      hash = scatter(hash + 0x27d4eb2f)
      const noise = (hash & 0xffff) + (hash >>> 16) - 0xffff
      // Half a word more, so that cutting off rounds to the nearest.
      const place = rest + wordsBetween / 2 + (noise * wordsBetween) / 0x10000
      const value = place < 0 ? low - 1 : low + ((place / wordsBetween) | 0)
      to[channel] = value < 0 ? 0 : value > 255 ? 255 : value
    }
    to[pos + 3] = Math.round((words[pos + 3] as number) / wordsBetween)
  }
}

/** 16-bit words from one 8-bit word to the next. */
const wordsBetween = 257

/** A hash of 32 bits in which every bit depends on every bit before (after Wellons' "lowbias32"). */
function scatter(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return hash ^ (hash >>> 16)
}
