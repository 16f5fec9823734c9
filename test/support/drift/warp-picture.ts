import type { Picture } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import { fromLinear, toLinearTable } from '../../../core/image/srgb.ts'
import type { Geometry, Point } from './geometry.ts'
import type { Paint } from './paint.ts'

/** Steps of the kernel's table between two pixels. */
const steps = 512
const lobes = 3

/** Paints a picture where a geometry puts it: one Lanczos-3 resampling in linear light; alpha is ignored. */
export function warpPicture(picture: Picture, geometry: Geometry): Paint {
  const source = atMostTwice(picture, geometry)
  const light = toLight(source)
  const { width, height } = geometry.size
  const result = { width, height, data: new Float32Array(width * height * 3) }
  const place = placeFinder(picture, geometry)
  const taps = [kernelFor(source.width / width), kernelFor(source.height / height)] as const
  const unitX = source.width / picture.width
  const unitY = source.height / picture.height
  for (let y = 0, at = 0; y < height; y++) {
    let near: Point = [((0 + 0.5) * picture.width) / width, ((y + 0.5) * picture.height) / height]
    for (let x = 0; x < width; x++, at += 3) {
      near = place(x + 0.5, y + 0.5, near)
      sample(light, source, near[0] * unitX - 0.5, near[1] * unitY - 0.5, taps, result.data, at)
      near = [near[0] + picture.width / width, near[1]]
    }
  }
  for (let i = 0; i < result.data.length; i++) {
    result.data[i] = 255 * fromLinear(Math.min(Math.max(result.data[i] as number, 0), 1))
  }
  return result
}

/** A kernel wider than twelve pixels costs too much: what is much larger than the answer is made smaller first. */
function atMostTwice(picture: Picture, { size }: Geometry): Picture {
  return resample(picture, {
    width: Math.min(picture.width, size.width * 2),
    height: Math.min(picture.height, size.height * 2),
  })
}

function toLight({ data, depth }: Picture): Float32Array {
  const table = toLinearTable(depth)
  const light = new Float32Array((data.length / 4) * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    light[to] = table[data[from] as number] as number
    light[to + 1] = table[data[from + 1] as number] as number
    light[to + 2] = table[data[from + 2] as number] as number
  }
  return light
}

/** Finds what place of the crop an answer's pixel shows, from a place near it, by fixed-point iteration. */
function placeFinder(crop: Picture, { size, alignment, warp }: Geometry) {
  const kx = size.width / crop.width
  const ky = size.height / crop.height
  const { scaleX, scaleY, rotation, shiftX, shiftY } = alignment
  const determinant = scaleX * scaleY + rotation * rotation
  return (x: number, y: number, near: Point): Point => {
    let found = near
    for (let round = 0; round < 20; round++) {
      const [dx, dy] = warp(found[0], found[1])
      const across = x - size.width / 2 - shiftX - dx
      const down = y - size.height / 2 - shiftY - dy
      const next: Point = [
        ((scaleY * across + rotation * down) / determinant + size.width / 2) / kx,
        ((scaleX * down - rotation * across) / determinant + size.height / 2) / ky,
      ]
      const moved = Math.abs(next[0] - found[0]) + Math.abs(next[1] - found[1])
      found = next
      if (moved < 0.001) break
    }
    return found
  }
}

interface Kernel {
  /** Pixels on either side. */
  readonly support: number
  /** Values from the middle to the end of the support, `steps` a pixel. */
  readonly values: Float64Array
}

function kernelFor(ratio: number): Kernel {
  const stretch = Math.max(1, ratio)
  const support = Math.ceil(lobes * stretch)
  const values = Float64Array.from({ length: support * steps + 2 }, (_, i) => {
    const x = i / steps / stretch
    if (x === 0) return 1
    if (x >= lobes) return 0
    const angle = Math.PI * x
    return (lobes * Math.sin(angle) * Math.sin(angle / lobes)) / (angle * angle)
  })
  return { support, values }
}

/** Beyond the border the picture goes on mirrored. */
function mirror(i: number, length: number): number {
  const period = 2 * length
  const at = ((i % period) + period) % period
  return at < length ? at : period - 1 - at
}

function sample(
  light: Float32Array,
  { width, height }: Picture,
  x: number,
  y: number,
  [across, down]: readonly [Kernel, Kernel],
  target: Float32Array,
  at: number,
): void {
  const left = Math.floor(x) - across.support + 1
  const top = Math.floor(y) - down.support + 1
  let red = 0
  let green = 0
  let blue = 0
  let sum = 0
  for (let j = 0; j < 2 * down.support; j++) {
    const share = weightAt(down, top + j - y)
    if (share === 0) continue
    const row = mirror(top + j, height) * width
    for (let i = 0; i < 2 * across.support; i++) {
      const weight = share * weightAt(across, left + i - x)
      const column = left + i
      const from = (row + (column >= 0 && column < width ? column : mirror(column, width))) * 3
      red += weight * (light[from] as number)
      green += weight * (light[from + 1] as number)
      blue += weight * (light[from + 2] as number)
      sum += weight
    }
  }
  target[at] = red / sum
  target[at + 1] = green / sum
  target[at + 2] = blue / sum
}

function weightAt({ values }: Kernel, offset: number): number {
  return values[Math.round(Math.abs(offset) * steps)] as number
}
