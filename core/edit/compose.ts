import { inRuns } from '../image/in-runs.ts'
import {
  createPicture,
  cropPicture,
  maxWord,
  type Picture,
  pastePicture,
} from '../image/picture.ts'
import { sameRect } from '../image/rect.ts'
import { finish, type Steps } from '../steps.ts'
import type { Patch } from './patch.ts'

/** Lays a patch over its parent without a pause; see {@link composeInSteps}. */
export function composePatch(parent: Picture, patch: Patch): Picture {
  return finish(composeInSteps(parent, patch))
}

/**
 * Lays a patch over its parent: the one place where pixels of a candidate and of the document meet.
 *
 * Promise 1, outside the region nothing changes: where coverage is 0 the parent's words are copied, whatever the
 * patch holds there. Where it is 255 the patch's words are copied. Between, words are mixed as encoded (as the
 * hosts do), in integers, rounded to the nearest with halves up; equal words stay equal at every coverage, so
 * that nothing drifts over many turns. Translucent pixels are mixed premultiplied and stored straight again.
 *
 * `parent` holds exactly the pixels under `patch.rect`.
 *
 * @throws TypeError when sizes or depths do not match.
 */
export function* composeInSteps(parent: Picture, patch: Patch): Steps<Picture> {
  const { rect, color, coverage } = patch
  expectSameSize('parent', parent, rect)
  expectSameSize('color', color, rect)
  if (!sameRect(coverage.rect, rect)) {
    throw new TypeError(
      `Expected coverage over ${rect.width}×${rect.height} at ${rect.x},${rect.y} but received ${coverage.rect.width}×${coverage.rect.height} at ${coverage.rect.x},${coverage.rect.y}`,
    )
  }
  if (parent.depth !== color.depth) {
    throw new TypeError(
      `Expected a patch of ${parent.depth} bits a channel but received ${color.depth} bits`,
    )
  }
  const result = createPicture(parent, parent.depth)
  const full = maxWord(parent.depth)
  yield* inRuns(coverage.data.length, (from, to) => {
    result.data.set(parent.data.subarray(from * 4, to * 4), from * 4)
    mixWords(result.data, color.data, coverage.data, full, from, to)
  })
  return result
}

/**
 * Lays an opaque picture over its parent by its own alpha, and leaves what comes of it in the picture itself.
 *
 * Its alpha counts as coverage, and its colour as opaque: what {@link composeInSteps} gives for that patch. The parent
 * may have another depth.
 */
export function* composeInto(picture: Picture, parent: Picture): Steps<void> {
  const full = maxWord(picture.depth)
  const { data } = picture
  yield* inRuns(picture.width * picture.height, (from, to) => {
    const top = data.slice(from * 4, to * 4)
    const coverage = new Uint8Array(to - from)
    for (let i = 0, pos = 3; i < coverage.length; i++, pos += 4) {
      coverage[i] = Math.round(((top[pos] as number) * 255) / full)
      top[pos] = full
    }
    copyWords(parent.data, data, full / maxWord(parent.depth), from * 4, to * 4)
    mixWords(data.subarray(from * 4, to * 4), top, coverage, full, 0, to - from)
  })
}

function copyWords(
  words: Uint8Array | Uint16Array,
  to: Uint8Array | Uint16Array,
  times: number,
  start: number,
  end: number,
): void {
  if (times === 1) to.set(words.subarray(start, end), start)
  else for (let pos = start; pos < end; pos++) to[pos] = Math.round((words[pos] as number) * times)
}

/**
 * Lays a patch over a whole picture and gives the new whole; words outside the patch's rectangle are copied.
 *
 * @throws RangeError when the patch reaches outside the picture.
 * @throws TypeError when depths do not match.
 */
export function composeOnto(base: Picture, patch: Patch): Picture {
  const composed = composePatch(cropPicture(base, patch.rect), patch)
  return pastePicture(base, composed, patch.rect)
}

function expectSameSize(
  name: string,
  picture: Picture,
  size: { width: number; height: number },
): void {
  if (picture.width === size.width && picture.height === size.height) return
  throw new TypeError(
    `Expected ${name} of ${size.width}×${size.height} but received ${picture.width}×${picture.height}`,
  )
}

/** Mixes a run of pixels of `top` into `words` in place; `full` is the depth's largest word. */
function mixWords(
  words: Uint8Array | Uint16Array,
  top: Uint8Array | Uint16Array,
  coverage: Uint8Array,
  full: number,
  from: number,
  to: number,
): void {
  for (let i = from, pos = from * 4; i < to; i++, pos += 4) {
    const c = coverage[i] as number
    if (c === 0) continue
    const alpha = words[pos + 3] as number
    const topAlpha = top[pos + 3] as number
    if (c === 255) {
      words[pos] = top[pos] as number
      words[pos + 1] = top[pos + 1] as number
      words[pos + 2] = top[pos + 2] as number
      words[pos + 3] = topAlpha
    } else if (alpha === full && topAlpha === full) {
      words[pos] = mix(words[pos] as number, top[pos] as number, c)
      words[pos + 1] = mix(words[pos + 1] as number, top[pos + 1] as number, c)
      words[pos + 2] = mix(words[pos + 2] as number, top[pos + 2] as number, c)
    } else {
      const weight = alpha * (255 - c)
      const topWeight = topAlpha * c
      // Two invisible pixels have no colour to mix: the parent's stored words stay.
      if (weight + topWeight === 0) continue
      for (let channel = pos; channel < pos + 3; channel++) {
        words[channel] = weigh(words[channel] as number, weight, top[channel] as number, topWeight)
      }
      words[pos + 3] = mix(alpha, topAlpha, c)
    }
  }
}

/** (a × (255 − c) + b × c) ÷ 255; 255 is odd, so no half ever occurs and +127 rounds exactly. */
function mix(a: number, b: number, c: number): number {
  return Math.floor((a * (255 - c) + b * c + 127) / 255)
}

/** The weighted mean, halves up; all terms are whole and below 2⁵³. */
function weigh(a: number, weight: number, b: number, otherWeight: number): number {
  const sum = weight + otherWeight
  return Math.floor((2 * (a * weight + b * otherWeight) + sum) / (2 * sum))
}
