import { inRows } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { Differences } from './differences.ts'
import type { UsualSpread } from './usual-spread.ts'

/** Squares along the side of a tile, and the standard deviation of the window that a tone is fitted in, in tiles. */
const tileSide = 3
const windowSigma = 0.9

/** What a fitted tone may leave, in variances of what usually differs. */
const mostLeft = 5

/** How much of the parent's structure a tone keeps at least. */
const leastKept = 0.4

/** A parent flatter than this, as variance of L in a window, has no structure that could be lost. */
const flat = 4

/** A mean difference beyond this, in ΔE, is content where no other tone was asked for. */
const mostTone = 12

/**
 * Marks with 255 where a change brought new content, as opposed to another tone.
 *
 * A tone is a smooth function of the parent: in a window the differences are then nearly linear in the parent's
 * lightness (the local linear model of He, Sun and Tang, "Guided image filtering", 2013), and the structure is still
 * there. Only what lies inside counts: an answer may keep to the region, and that its tone ends there is no structure.
 *
 * @param changed 1 where anything changed.
 * @param wantsTone Whether the instruction asks for another light, colour or mood: then also a strong change may be one.
 */
export function* contentOf(
  differences: Differences,
  usual: UsualSpread,
  changed: Uint8Array,
  wantsTone: boolean,
): Steps<Uint8Array> {
  const content = new Uint8Array(changed.length)
  if (!changed.includes(1)) return content
  const { width, height } = differences
  const size = { width: Math.ceil(width / tileSide), height: Math.ceil(height / tileSide) }
  const moments = yield* momentsOf(differences, usual, size)
  const isContent = judge(moments, size, wantsTone ? Infinity : mostTone * mostTone)
  yield* inRows(width, height, (y) => {
    const at = Math.floor(y / tileSide) * size.width
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if (changed[i] === 1 && isContent[at + Math.floor(x / tileSide)] === 1) content[i] = 255
    }
  })
  return content
}

/**
 * Means over windows, tile by tile: of 1, the parent's L and its square; then, of the differences of L, a and b each, of
 * the difference, its square, its product with the parent's L, and its usual variance.
 */
type Moments = readonly Plane[]

const perChannel = 4

function* momentsOf(
  { width, height, parent, l, a, b, inside }: Differences,
  usual: UsualSpread,
  size: Size,
): Steps<Moments> {
  const sums = Array.from({ length: 3 + 3 * perChannel }, () => createPlane(size))
  const data = sums.map((plane) => plane.data)
  yield* inRows(width * 4, height, (y) => {
    const from = y * width
    const at = Math.floor(y / tileSide) * size.width
    addParent(parent.l, inside, from, width, data, at)
    addChannel(l, parent.l, inside, usual.l, usual.classOf, from, width, data, 3, at)
    addChannel(a, parent.l, inside, usual.a, usual.classOf, from, width, data, 3 + perChannel, at)
    addChannel(
      b,
      parent.l,
      inside,
      usual.b,
      usual.classOf,
      from,
      width,
      data,
      3 + 2 * perChannel,
      at,
    )
  })
  for (const plane of sums) yield* blurPlane(plane, windowSigma, plane)
  return sums
}

function addParent(
  lightness: Float32Array,
  inside: Uint8Array,
  from: number,
  width: number,
  sums: readonly Float32Array[],
  at: number,
): void {
  const [counts, means, squares] = sums as [Float32Array, Float32Array, Float32Array]
  for (let x = 0; x < width; x++) {
    if (inside[from + x] === 0) continue
    const value = lightness[from + x] as number
    const tile = at + Math.floor(x / tileSide)
    counts[tile] = (counts[tile] as number) + 1
    means[tile] = (means[tile] as number) + value
    squares[tile] = (squares[tile] as number) + value * value
  }
}

function addChannel(
  difference: Float32Array,
  lightness: Float32Array,
  inside: Uint8Array,
  spread: Float32Array,
  classOf: Uint8Array,
  from: number,
  width: number,
  sums: readonly Float32Array[],
  first: number,
  at: number,
): void {
  const [means, squares, products, variances] = sums.slice(first, first + perChannel) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  for (let x = 0; x < width; x++) {
    const i = from + x
    if (inside[i] === 0) continue
    const d = difference[i] as number
    const unit = spread[classOf[i] as number] as number
    const tile = at + Math.floor(x / tileSide)
    means[tile] = (means[tile] as number) + d
    squares[tile] = (squares[tile] as number) + d * d
    products[tile] = (products[tile] as number) + d * (lightness[i] as number)
    variances[tile] = (variances[tile] as number) + unit * unit
  }
}

function judge(moments: Moments, { width, height }: Size, strong: number): Uint8Array {
  const isContent = new Uint8Array(width * height)
  for (let i = 0; i < isContent.length; i++) {
    const of = (k: number) => ((moments[k] as Plane).data[i] as number) / count
    const count = (moments[0] as Plane).data[i] as number
    if (count < 1e-3) continue
    const variance = of(2) - of(1) * of(1)
    let size = 0
    let left = 0
    for (let k = 3; k < moments.length; k += perChannel) {
      const shared = of(k + 2) - of(1) * of(k)
      const gain = shared / (variance + 1)
      const rest = of(k + 1) - of(k) * of(k) - gain * shared
      size += of(k) * of(k)
      left += Math.max(0, rest) / of(k + 3)
      if (k === 3 && variance > flat && 1 + gain < leastKept) left = Infinity
    }
    if (left > 3 * mostLeft || size > strong) isContent[i] = 1
  }
  return isContent
}
