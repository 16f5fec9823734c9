import { finish, type Steps } from '../steps.ts'
import { inRows, inRuns, pixelsAtOnce } from './in-runs.ts'
import { containsRect, type Rect, rectOf, type Size } from './rect.ts'

/**
 * A picture in memory: RGBA, straight (not premultiplied) alpha, row-major, top row first, no padding.
 *
 * Values are as stored in the document (encoded, in its own colour space; see {@link ColorTag}): nothing here
 * converts colour. 8-bit words run from 0 to 255, 16-bit words from 0 to 65535. Treated as immutable once made.
 */
export type Picture = Picture8 | Picture16

/** A picture of 8 bits a channel. */
export interface Picture8 extends Size {
  readonly depth: 8
  /** width × height × 4 words. */
  readonly data: Uint8Array
}

/** A picture of 16 bits a channel. */
export interface Picture16 extends Size {
  readonly depth: 16
  /** width × height × 4 words. */
  readonly data: Uint16Array
}

/** A picture and the depth to bring it to, as one plain input. */
export interface DepthInput {
  readonly picture: Picture
  readonly depth: Depth
}

/** Bits a channel. */
export type Depth = Picture['depth']

/** The largest word of a depth: full intensity, full opacity. */
export function maxWord(depth: Depth): 255 | 65535 {
  return depth === 8 ? 255 : 65535
}

/**
 * Makes a picture over existing words, or a transparent black one.
 *
 * @throws TypeError when the number of words does not match the size.
 */
export function createPicture(size: Size, depth: 8, data?: Uint8Array): Picture8
export function createPicture(size: Size, depth: 16, data?: Uint16Array): Picture16
export function createPicture(size: Size, depth: Depth, data?: Uint8Array | Uint16Array): Picture
export function createPicture(
  { width, height }: Size,
  depth: Depth,
  data?: Uint8Array | Uint16Array,
): Picture {
  const words = width * height * 4
  if (data && data.length !== words) {
    throw new TypeError(
      `Expected ${words} words of RGBA for ${width}×${height} but received ${data.length}`,
    )
  }
  if (depth === 8) {
    return { width, height, depth, data: (data as Uint8Array | undefined) ?? new Uint8Array(words) }
  }
  return { width, height, depth, data: (data as Uint16Array | undefined) ?? new Uint16Array(words) }
}

/** Copies a picture, for writing into it. */
export function* copyPicture(picture: Picture): Steps<Picture> {
  const result = createPicture(picture, picture.depth)
  yield* inRuns(picture.width * picture.height, (from, to) =>
    result.data.set(picture.data.subarray(from * 4, to * 4), from * 4),
  )
  return result
}

/** Copies a rectangle of a picture without a pause; see {@link cropPictureInSteps}. */
export function cropPicture(picture: Picture, rect: Rect): Picture {
  return finish(cropPictureInSteps(picture, rect))
}

/**
 * Copies a rectangle of a picture, word for word.
 *
 * @throws RangeError when the rectangle reaches outside the picture.
 */
export function* cropPictureInSteps(picture: Picture, rect: Rect): Steps<Picture> {
  if (!containsRect(rectOf(picture), rect)) {
    throw new RangeError(
      `Expected a rectangle inside ${picture.width}×${picture.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
    )
  }
  const result = createPicture(rect, picture.depth)
  const rowWords = rect.width * 4
  yield* inRows(rect.width, rect.height, (y) => {
    const from = ((rect.y + y) * picture.width + rect.x) * 4
    result.data.set(picture.data.subarray(from, from + rowWords), y * rowWords)
  })
  return result
}

/** Pastes a picture onto a copy of another without a pause; see {@link pastePictureInSteps}. */
export function pastePicture(base: Picture, top: Picture, at: { x: number; y: number }): Picture {
  return finish(pastePictureInSteps(base, top, at))
}

/**
 * Gives a copy of `base` in which `top` lies at `at`, word for word; what reaches outside `base` is cut off.
 *
 * @throws TypeError when the depths differ: words of one depth mean something else at the other.
 */
export function* pastePictureInSteps(
  base: Picture,
  top: Picture,
  at: { x: number; y: number },
): Steps<Picture> {
  if (base.depth !== top.depth) {
    throw new TypeError(`Expected a picture of ${base.depth} bits but received ${top.depth} bits`)
  }
  const result = yield* copyPicture(base)
  const left = Math.max(0, at.x)
  const right = Math.min(base.width, at.x + top.width)
  const first = Math.max(0, at.y)
  const rows = Math.min(base.height, at.y + top.height) - first
  if (left >= right) return result
  yield* inRows(right - left, rows, (row) => {
    const y = first + row
    const from = ((y - at.y) * top.width + (left - at.x)) * 4
    result.data.set(top.data.subarray(from, from + (right - left) * 4), (y * base.width + left) * 4)
  })
  return result
}

/** Tells whether every pixel is fully opaque, without a pause. */
export function isOpaque(picture: Picture): boolean {
  return finish(isOpaqueInSteps(picture))
}

/** Tells whether every pixel is fully opaque. */
export function* isOpaqueInSteps({ data, depth }: Picture): Steps<boolean> {
  const full = maxWord(depth)
  for (let from = 0; from < data.length; from += pixelsAtOnce * 4) {
    const to = Math.min(data.length, from + pixelsAtOnce * 4)
    if (!isOpaqueRun(data, full, from, to)) return false
    yield
  }
  return true
}

function isOpaqueRun(data: Words, full: number, from: number, to: number): boolean {
  // Words of a depth are all ones when they are full: eight at a time, since most pictures are opaque all over.
  let shared = full
  let pos = from + 3
  for (; pos + 28 < to; pos += 32) {
    shared &=
      (data[pos] as number) &
      (data[pos + 4] as number) &
      (data[pos + 8] as number) &
      (data[pos + 12] as number) &
      (data[pos + 16] as number) &
      (data[pos + 20] as number) &
      (data[pos + 24] as number) &
      (data[pos + 28] as number)
  }
  for (; pos < to; pos += 4) shared &= data[pos] as number
  return shared === full
}

/** Tells whether two pictures have the same size, depth and words, without a pause. */
export function samePicture(a: Picture, b: Picture): boolean {
  return finish(samePictureInSteps(a, b))
}

/** Tells whether two pictures have the same size, depth and words. */
export function* samePictureInSteps(a: Picture, b: Picture): Steps<boolean> {
  if (a.width !== b.width || a.height !== b.height || a.depth !== b.depth) return false
  const words = a.data.length
  for (let from = 0; from < words; from += pixelsAtOnce * 4) {
    if (!isSameRun(a.data, b.data, from, Math.min(words, from + pixelsAtOnce * 4))) return false
    yield
  }
  return true
}

function isSameRun(a: Words, b: Words, from: number, to: number): boolean {
  for (let pos = from; pos < to; pos++) if (a[pos] !== b[pos]) return false
  return true
}

/** Gives the picture at another depth without a pause; see {@link toDepthInSteps}. */
export function toDepth(picture: Picture, depth: Depth): Picture {
  return finish(toDepthInSteps(picture, depth))
}

/**
 * Gives the picture at another depth.
 *
 * 8 → 16 is exact (v × 257); 16 → 8 rounds to the nearest, so that 8 → 16 → 8 returns the same words.
 */
export function* toDepthInSteps(picture: Picture, depth: Depth): Steps<Picture> {
  if (picture.depth === depth) return picture
  const result = createPicture(picture, depth)
  const change = depth === 16 ? raiseDepth : lowerDepth
  yield* inRuns(picture.width * picture.height, (from, to) =>
    change(picture.data, result.data, from * 4, to * 4),
  )
  return result
}

type Words = Uint8Array | Uint16Array

function raiseDepth(words: Words, to: Words, start: number, end: number): void {
  for (let pos = start; pos < end; pos++) to[pos] = (words[pos] as number) * 257
}

function lowerDepth(words: Words, to: Words, start: number, end: number): void {
  for (let pos = start; pos < end; pos++) to[pos] = Math.round((words[pos] as number) / 257)
}
