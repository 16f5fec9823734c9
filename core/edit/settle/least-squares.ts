/**
 * Weighted least squares with a pull towards 0, for a handful of unknowns.
 *
 * Samples are added one by one to the normal equations; {@link solve} takes them apart by Cholesky's method.
 */
export class LeastSquares {
  readonly #count: number
  readonly #matrix: Float64Array
  readonly #right: Float64Array

  constructor(count: number) {
    this.#count = count
    this.#matrix = new Float64Array(count * count)
    this.#right = new Float64Array(count)
  }

  /** Adds `weight` × (what the unknowns give for `terms` − `value`)². */
  add(terms: Float64Array, value: number, weight: number): void {
    const n = this.#count
    for (let i = 0; i < n; i++) {
      const scaled = weight * (terms[i] as number)
      if (scaled === 0) continue
      this.#right[i] = (this.#right[i] as number) + scaled * value
      for (let j = 0; j <= i; j++) {
        const at = i * n + j
        this.#matrix[at] = (this.#matrix[at] as number) + scaled * (terms[j] as number)
      }
    }
  }

  /** Gives the unknowns, each pulled towards 0 with the weight `pull`, which must be above 0. */
  solve(pull: number): Float64Array {
    const n = this.#count
    const lower = this.#matrix.slice()
    const found = this.#right.slice()
    for (let i = 0; i < n; i++) {
      lower[i * n + i] = (lower[i * n + i] as number) + pull
      for (let j = 0; j <= i; j++) {
        let sum = lower[i * n + j] as number
        for (let k = 0; k < j; k++) {
          sum -= (lower[i * n + k] as number) * (lower[j * n + k] as number)
        }
        lower[i * n + j] =
          i === j ? Math.sqrt(Math.max(sum, pull * 1e-9)) : sum / (lower[j * n + j] as number)
      }
      let value = found[i] as number
      for (let k = 0; k < i; k++) value -= (lower[i * n + k] as number) * (found[k] as number)
      found[i] = value / (lower[i * n + i] as number)
    }
    for (let i = n - 1; i >= 0; i--) {
      let value = found[i] as number
      for (let k = i + 1; k < n; k++) value -= (lower[k * n + i] as number) * (found[k] as number)
      found[i] = value / (lower[i * n + i] as number)
    }
    return found
  }
}
