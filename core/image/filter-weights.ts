/** For every target pixel along one axis: the run of source pixels that it is made of, and their shares. */
export interface FilterWeights {
  /** Length of every run. */
  readonly taps: number
  /** First source pixel of each target pixel's run. */
  readonly starts: Int32Array
  /** `taps` shares a target pixel, adding up to 1. */
  readonly shares: Float64Array
  /** First of the source pixels that lie nearest to each target pixel, all of them within its run. */
  readonly nearest: Int32Array
  /** How many lie nearest: 4, or all there are. */
  readonly nearCount: number
}

/** A stretch along one axis, in pixels of the source; it may begin and end anywhere, also outside. */
export interface Span {
  readonly from: number
  readonly length: number
}

/** Zero crossings of the Lanczos kernel on either side. */
export const lobes = 3

/**
 * Gives the Lanczos-3 weights that bring `source` pixels, or a span of them, to `target` pixels along one axis.
 *
 * Downwards the kernel is widened by the ratio, so that every source pixel counts and fine patterns don't alias. At the
 * borders the kernel is cut off and what remains is scaled to 1 (Duchon 1979; Turkowski 1990).
 * Where the span reaches beyond them, the picture goes on as at the border.
 */
export function computeFilterWeights(
  source: number,
  target: number,
  span: Span = { from: 0, length: source },
): FilterWeights {
  const ratio = span.length / target
  const stretch = Math.max(1, ratio)
  const support = lobes * stretch
  const taps = Math.min(source, Math.ceil(2 * support))
  const starts = new Int32Array(target)
  const shares = new Float64Array(target * taps)
  const nearest = new Int32Array(target)
  const nearCount = Math.min(4, taps)
  for (let i = 0; i < target; i++) {
    const center = Math.min(Math.max(span.from + (i + 0.5) * ratio, 0), source) - 0.5
    const first = Math.floor(center - support) + 1
    const start = Math.min(Math.max(first, 0), source - taps)
    starts[i] = start
    nearest[i] = Math.min(Math.max(Math.floor(center) - 1, 0), source - nearCount)
    let sum = 0
    for (let k = 0; k < taps; k++) {
      const share = lanczos((start + k - center) / stretch)
      shares[i * taps + k] = share
      sum += share
    }
    for (let k = i * taps; k < (i + 1) * taps; k++) shares[k] = (shares[k] as number) / sum
  }
  return { taps, starts, shares, nearest, nearCount }
}

/** Lanczos's kernel: a sinc, windowed by the middle of a wider one. */
export function lanczos(x: number): number {
  if (x === 0) return 1
  if (Math.abs(x) >= lobes) return 0
  const angle = Math.PI * x
  return (lobes * Math.sin(angle) * Math.sin(angle / lobes)) / (angle * angle)
}
