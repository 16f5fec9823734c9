import type { Plane } from '../../../image/plane/plane.ts'

/** Where a row's pixels lie between the middles of squares: the square to the left, and how far on, 0..1. */
export interface Places {
  readonly left: Int32Array
  readonly part: Float32Array
  /** Scratch: a row of squares between two others. */
  readonly squares: Float32Array
}

/** Works out where pixels lie among squares of `side` pixels; beyond the first and last middle these go on. */
export function placesOf(width: number, side: number, columns: number): Places {
  const left = new Int32Array(width)
  const part = new Float32Array(width)
  for (let x = 0; x < width; x++) {
    const place = Math.min(Math.max((x + 0.5) / side - 0.5, 0), columns - 1)
    left[x] = Math.min(Math.floor(place), Math.max(0, columns - 2))
    part[x] = place - (left[x] as number)
  }
  return { left, part, squares: new Float32Array(columns + 1) }
}

/** Writes a row of a plane of squares at the picture's resolution, interpolated between their middles. */
export function sampleRow(
  { width, height, data }: Plane,
  y: number,
  side: number,
  { left, part, squares }: Places,
  row: Float32Array,
): void {
  const place = Math.min(Math.max((y + 0.5) / side - 0.5, 0), height - 1)
  const upper = Math.floor(place)
  const down = place - upper
  const from = upper * width
  const next = Math.min(upper + 1, height - 1) * width
  for (let x = 0; x < width; x++) {
    const value = data[from + x] as number
    squares[x] = value + ((data[next + x] as number) - value) * down
  }
  squares[width] = squares[width - 1] as number
  for (let x = 0; x < row.length; x++) {
    const at = left[x] as number
    const value = squares[at] as number
    row[x] = value + ((squares[at + 1] as number) - value) * (part[x] as number)
  }
}
