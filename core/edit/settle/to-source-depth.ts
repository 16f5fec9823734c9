import { inRows } from '../../image/in-runs.ts'
import { createPicture, type Picture16, toDepthInSteps } from '../../image/picture.ts'
import { coveredSpan } from '../../mask/covered-span.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import type { SettleStage } from './settle.ts'

/**
 * Brings the settled picture back to the source's depth.
 *
 * Where a value lies between two words, noise of triangular density decides between its neighbours, so that slow
 * gradients show no steps and the mean stays exact (TPDF dither; Lipshitz, Wannamaker and Vanderkooy 1992). A value
 * that is a word stays that word. The noise is a hash of the place in the source: the same picture gives the same words.
 * Alpha is rounded: opaque must stay opaque. A faithful model's words are brought over without any noise, and so are rows'
 * ends where nothing may change, of which nothing is shown.
 */
export const toSourceDepth: SettleStage = function* (state, { parent, faithful, plan, ceiling }) {
  const { picture } = state
  if (picture.depth === parent.depth) return state
  const brought =
    picture.depth === 16 && !faithful
      ? yield* dither(picture, ceiling, plan.crop)
      : yield* toDepthInSteps(picture, parent.depth)
  return { ...state, picture: brought, isOwn: true }
}

function* dither(
  { width, height, data }: Picture16,
  ceiling: Mask,
  place: { readonly x: number; readonly y: number },
): Steps<ReturnType<typeof createPicture>> {
  const result = createPicture({ width, height }, 8)
  yield* inRows(width, height, (y) => {
    const start = y * width
    const [from, to] = coveredSpan(ceiling.data, start, width)
    roundRun(data, result.data, start * 4, (start + from) * 4)
    const line = scatter(Math.imul(place.y + y, 0x9e3779b1))
    ditherRun(data, result.data, (start + from) * 4, (start + to) * 4, place.x + from, line)
    roundRun(data, result.data, (start + to) * 4, (start + width) * 4)
  })
  return result
}

function ditherRun(
  words: Uint16Array,
  to: Uint8Array,
  start: number,
  end: number,
  left: number,
  line: number,
): void {
  for (let pos = start, x = left; pos < end; pos += 4, x++) {
    let hash = scatter(Math.imul(x, 0x85ebca77) ^ line)
    hash = scatter(hash + 0x27d4eb2f)
    to[pos] = ditherWord(words[pos] as number, hash)
    hash = scatter(hash + 0x27d4eb2f)
    to[pos + 1] = ditherWord(words[pos + 1] as number, hash)
    hash = scatter(hash + 0x27d4eb2f)
    to[pos + 2] = ditherWord(words[pos + 2] as number, hash)
    to[pos + 3] = wordsIn((words[pos + 3] as number) + half)
  }
}

function roundRun(words: Uint16Array, to: Uint8Array, start: number, end: number): void {
  for (let pos = start; pos < end; pos++) to[pos] = wordsIn((words[pos] as number) + half)
}

/** 16-bit words from one 8-bit word to the next, and half of them. */
const wordsBetween = 257
const half = 128

/** Gives a 16-bit word, or one and a half 8-bit words more, divided by {@link wordsBetween}: exact, without a division. */
function wordsIn(word: number): number {
  return Math.imul(word, 65281) >>> 24
}

/** One 8-bit word, in parts of 65536 to a 16-bit word. */
const whole = wordsBetween * 0x10000

/** Gives an 8-bit word, from a hash whose halves add up to noise of triangular density, a word to either side. */
function ditherWord(word: number, hash: number): number {
  const low = wordsIn(word)
  const rest = word - low * wordsBetween
  if (rest === 0) return low
  const noise = (hash & 0xffff) + (hash >>> 16) - 0xffff
  // Half a word more, so that cutting off rounds to the nearest; each sign bit that comes down is one word.
  const place = (rest << 16) + (whole >> 1) + noise * wordsBetween
  const value =
    low + (place >> 31) + ((whole - 1 - place) >>> 31) + ((2 * whole - 1 - place) >>> 31)
  return value < 0 ? 0 : value > 255 ? 255 : value
}

/** A hash of 32 bits in which every bit depends on every bit before (after Wellons' "lowbias32"). */
function scatter(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return hash ^ (hash >>> 16)
}
