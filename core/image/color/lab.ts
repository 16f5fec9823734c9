import { toLinear } from '../srgb.ts'

/** Where the cube root of CIE Lab gives way to a straight line, and that line's slope. */
const bend = 216 / 24389
const slope = 24389 / 27

/** From linear sRGB to XYZ, each row divided by D65's white (IEC 61966-2-1; CIE 15). */
const toX = [0.4339523946, 0.3762309715, 0.1898166339] as const
const toY = [0.2126390059, 0.7151686788, 0.0721923154] as const
const toZ = [0.0177519394, 0.1094754101, 0.8727726505] as const

/** Steps of the cube root's table; between two of them the error stays below 0.002 of L. */
const steps = 4096

let roots: Float32Array | undefined

/** CIE Lab's f of 0..1 in steps, with one entry beyond the end; made when it is first needed. */
function rootTable(): Float32Array {
  if (!roots) {
    roots = new Float32Array(steps + 2)
    for (let i = 0; i < roots.length; i++) roots[i] = root(i / steps)
  }
  return roots
}

function root(t: number): number {
  return t > bend ? Math.cbrt(t) : (slope * t + 16) / 116
}

/** Below this the table is too coarse: the root is taken exactly. */
const exactBelow = 0.03

function quickRoot(table: Float32Array, t: number): number {
  if (t < exactBelow || t >= 1) return root(t)
  const place = t * steps
  const i = place | 0
  const low = table[i] as number
  return low + ((table[i + 1] as number) - low) * (place - i)
}

/**
 * Writes the CIE Lab values (D65) of linear sRGB light into three planes at `at`.
 *
 * L runs from 0 to 100; a and b are near ±100 for the strongest colours of sRGB. Light may lie outside 0..1.
 */
export function writeLab(
  red: number,
  green: number,
  blue: number,
  planes: { readonly l: Float32Array; readonly a: Float32Array; readonly b: Float32Array },
  at: number,
): void {
  const table = rootTable()
  const x = quickRoot(table, toX[0] * red + toX[1] * green + toX[2] * blue)
  const y = quickRoot(table, toY[0] * red + toY[1] * green + toY[2] * blue)
  const z = quickRoot(table, toZ[0] * red + toZ[1] * green + toZ[2] * blue)
  planes.l[at] = 116 * y - 16
  planes.a[at] = 500 * (x - y)
  planes.b[at] = 200 * (y - z)
}

/** Gives the CIE Lab values (D65) of encoded sRGB, each 0..1: for single colours. */
export function labOf(red: number, green: number, blue: number): [number, number, number] {
  const planes = { l: new Float32Array(1), a: new Float32Array(1), b: new Float32Array(1) }
  writeLab(toLinear(red), toLinear(green), toLinear(blue), planes, 0)
  return [planes.l[0] as number, planes.a[0] as number, planes.b[0] as number]
}
