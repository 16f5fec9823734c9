import { bitsOf, type LightRange, limitToRange, within } from './limit-overshoot.ts'

/** Rows that are mixed at a time. */
const atOnce = 6

/** Runs of rows, and what each of them counts. */
export interface RowShares {
  /** Length of every run. */
  readonly taps: number
  /** First row of each run. */
  readonly starts: Int32Array
  /** `taps` shares a run. */
  readonly shares: Float64Array
}

/**
 * Writes the weighted sum of one run of rows of light into `target`, and keeps it within a range if there is one.
 *
 * Six rows are added in one pass, which a Lanczos filter needs where nothing is made smaller: a pass a row would read and
 * write every sum six times.
 *
 * @param ring Row number n is found at n modulo the ring's length, which is at least that of a run.
 */
export function mixRows(
  ring: readonly Float32Array[],
  { taps, starts, shares }: RowShares,
  run: number,
  range: LightRange | null,
  target: Float32Array,
): void {
  const start = starts[run] as number
  const parts = new Float64Array(atOnce)
  for (let k = 0; k < taps; k += atOnce) {
    const first = run * taps + k
    const end = Math.min(first + atOnce, (run + 1) * taps)
    parts.fill(0)
    for (let i = first; i < end; i++) parts[i - first] = shares[i] as number
    // Beyond the run any row does, as it counts nothing.
    const row = (i: number) => ring[(start + k + i) % ring.length] as Float32Array
    const [a, b, c, d, e, f] = [row(0), row(1), row(2), row(3), row(4), row(5)]
    if (k > 0) addSix(a, b, c, d, e, f, parts, target)
    else if (!range || taps > atOnce) setToSix(a, b, c, d, e, f, parts, target)
    else setWithin(a, b, c, d, e, f, parts, range.low, range.high, target, bitsOf(target))
  }
  if (range && taps > atOnce) limitToRange(target, range)
}

function setToSix(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  e: Float32Array,
  f: Float32Array,
  parts: Float64Array,
  target: Float32Array,
): void {
  const [pa = 0, pb = 0, pc = 0, pd = 0, pe = 0, pf = 0] = parts
  for (let i = 0; i < target.length; i++) {
    target[i] =
      pa * (a[i] as number) +
      pb * (b[i] as number) +
      pc * (c[i] as number) +
      pd * (d[i] as number) +
      pe * (e[i] as number) +
      pf * (f[i] as number)
  }
}

/** The same, kept within a range at once; `bits` are those of the target. */
function setWithin(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  e: Float32Array,
  f: Float32Array,
  parts: Float64Array,
  low: Int32Array,
  high: Int32Array,
  target: Float32Array,
  bits: Int32Array,
): void {
  const [pa = 0, pb = 0, pc = 0, pd = 0, pe = 0, pf = 0] = parts
  for (let i = 0; i < target.length; i++) {
    target[i] =
      pa * (a[i] as number) +
      pb * (b[i] as number) +
      pc * (c[i] as number) +
      pd * (d[i] as number) +
      pe * (e[i] as number) +
      pf * (f[i] as number)
    bits[i] = within(bits[i] as number, low[i] as number, high[i] as number)
  }
}

function addSix(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  e: Float32Array,
  f: Float32Array,
  parts: Float64Array,
  target: Float32Array,
): void {
  const [pa = 0, pb = 0, pc = 0, pd = 0, pe = 0, pf = 0] = parts
  for (let i = 0; i < target.length; i++) {
    target[i] =
      (target[i] as number) +
      pa * (a[i] as number) +
      pb * (b[i] as number) +
      pc * (c[i] as number) +
      pd * (d[i] as number) +
      pe * (e[i] as number) +
      pf * (f[i] as number)
  }
}
