import { writeLab } from '../../image/color/lab.ts'
import { inRows } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Plane } from '../../image/plane/plane.ts'
import { smoothStep } from '../../image/smooth-step.ts'
import { toLinearTable } from '../../image/srgb.ts'
import type { Steps } from '../../steps.ts'
import type { Matte } from './guided-matte.ts'

/** How far a border's neighbourhood reaches, as a share of the label in it: beyond, coverage is full or none. */
const reach = 0.4

/** Estimated coverage below this, and above the rest to 1, is noise of the estimate. */
const dead = 0.15

/**
 * Gives every pixel's coverage (0..255) from its own colour, by the matte of a grid whose cells are `side` pixels wide.
 *
 * Where no border is near, it is exactly 0 or 255; pixels that are fully transparent get 0.
 */
export function* paintMatte(picture: Picture, matte: Matte, side: number): Steps<Uint8Array> {
  const { width, height } = picture
  const result = new Uint8Array(width * height)
  const row: RowOfModels = {
    share: new Float32Array(matte.share.width),
    l: new Float32Array(matte.share.width),
    a: new Float32Array(matte.share.width),
    b: new Float32Array(matte.share.width),
    offset: new Float32Array(matte.share.width),
  }
  const lab = { l: new Float32Array(1), a: new Float32Array(1), b: new Float32Array(1) }
  yield* inRows(width, height, (y) => {
    const at = (y + 0.5) / side - 0.5
    for (const name of names) mixRows(matte[name], at, row[name])
    paintRow(picture, row, lab, side, y, result)
  })
  return result
}

interface RowOfModels extends Record<(typeof names)[number], Float32Array> {}

const names = ['share', 'l', 'a', 'b', 'offset'] as const

/** Mixes the two rows of a plane that a fractional row lies between. */
function mixRows({ width, height, data }: Plane, at: number, to: Float32Array): void {
  const place = Math.min(height - 1, Math.max(0, at))
  const top = Math.floor(place)
  const part = place - top
  const from = top * width
  const below = Math.min(height - 1, top + 1) * width
  for (let x = 0; x < width; x++) {
    const value = data[from + x] as number
    to[x] = value + ((data[below + x] as number) - value) * part
  }
}

function paintRow(
  { data, width, depth }: Picture,
  { share, l, a, b, offset }: RowOfModels,
  lab: { readonly l: Float32Array; readonly a: Float32Array; readonly b: Float32Array },
  side: number,
  y: number,
  result: Uint8Array,
): void {
  const light = toLinearTable(depth)
  const last = share.length - 1
  for (let x = 0; x < width; x++) {
    const pos = (y * width + x) * 4
    if (data[pos + 3] === 0) continue
    const place = Math.min(last, Math.max(0, (x + 0.5) / side - 0.5))
    const left = place | 0
    const right = left < last ? left + 1 : last
    const part = place - left
    const near = mix(share, left, right, part)
    if (near < even) continue
    if (near > 1 - even) {
      result[y * width + x] = 255
      continue
    }
    const red = light[data[pos] as number] as number
    const green = light[data[pos + 1] as number] as number
    const blue = light[data[pos + 2] as number] as number
    writeLab(red, green, blue, lab, 0)
    const alpha =
      mix(l, left, right, part) * (lab.l[0] as number) +
      mix(a, left, right, part) * (lab.a[0] as number) +
      mix(b, left, right, part) * (lab.b[0] as number) +
      mix(offset, left, right, part)
    result[y * width + x] = Math.round(255 * keepNear(cleaned(alpha), near))
  }
}

/** A share this close to 0 or 1 is no other label but rounding. */
const even = 1e-4

function mix(row: Float32Array, left: number, right: number, part: number): number {
  const value = row[left] as number
  return value + ((row[right] as number) - value) * part
}

function cleaned(alpha: number): number {
  return Math.min(1, Math.max(0, (alpha - dead) / (1 - 2 * dead)))
}

/** Leads coverage over to none and full where the border's neighbourhood ends. */
function keepNear(alpha: number, share: number): number {
  const most = smoothStep(share / reach)
  const least = 1 - smoothStep((1 - share) / reach)
  return Math.min(most, Math.max(least, alpha))
}
