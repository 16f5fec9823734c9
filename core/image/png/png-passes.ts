import type { Size } from '../rect.ts'

/** The pixels that one run of PNG rows fills: every `stepX`-th column from `left`, every `stepY`-th row from `top`. */
export interface PngPass extends Size {
  readonly left: number
  readonly top: number
  readonly stepX: number
  readonly stepY: number
}

/** left, top, stepX, stepY of the seven passes of Adam7 (PNG specification, section 8.2). */
const adam7: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
]

/** Gives the passes in which a PNG stores its rows, in file order; passes without pixels are left out. */
export function pngPasses({ width, height }: Size, interlaced: boolean): PngPass[] {
  if (!interlaced) return [{ left: 0, top: 0, stepX: 1, stepY: 1, width, height }]
  return adam7
    .map(([left, top, stepX, stepY]) => ({
      left,
      top,
      stepX,
      stepY,
      width: Math.ceil((width - left) / stepX),
      height: Math.ceil((height - top) / stepY),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
}
