import { solvePositive } from './registration/solve.ts'

/**
 * Weighted least squares with a pull towards 0, for a handful of unknowns.
 *
 * Samples are added one by one to the normal equations; {@link solve} solves them.
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
    const matrix = this.#matrix.slice()
    for (let i = 0; i < n; i++) matrix[i * n + i] = (matrix[i * n + i] as number) + pull
    const found = this.#right.slice()
    return solvePositive(matrix, found, n) ? found : new Float64Array(n)
  }
}
