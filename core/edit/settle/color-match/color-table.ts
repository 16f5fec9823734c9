/** Knots along each of red, green and blue. */
const knots = 12

/** Weight of samples near a color below which little is known of it. */
const enough = 6

/** Mean values by colour, learned from samples: a coarse grid of red, green and blue, interpolated between its knots. */
export class ColorTable {
  readonly #sums = new Float64Array(knots ** 3 * 4)
  readonly #at = new Int32Array(8)
  readonly #parts = new Float64Array(8)

  /** Adds three values at a colour: `colors[at …]`, encoded, 0..1. */
  add(colors: Float32Array, at: number, values: Float32Array, weight: number): void {
    this.#locate(colors, at)
    for (let corner = 0; corner < 8; corner++) {
      const i = (this.#at[corner] as number) * 4
      const part = weight * (this.#parts[corner] as number)
      this.#sums[i] = (this.#sums[i] as number) + part
      for (let k = 0; k < 3; k++) {
        this.#sums[i + 1 + k] =
          (this.#sums[i + 1 + k] as number) + part * (values[at + k] as number)
      }
    }
  }

  /** Writes the mean of the values near a colour into `mean`, and gives how well it is known, 0..1. */
  meanAt(colors: Float32Array, at: number, mean: Float64Array): number {
    this.#locate(colors, at)
    mean.fill(0)
    let weight = 0
    for (let corner = 0; corner < 8; corner++) {
      const i = (this.#at[corner] as number) * 4
      const part = this.#parts[corner] as number
      weight += part * (this.#sums[i] as number)
      for (let k = 0; k < 3; k++)
        mean[k] = (mean[k] as number) + part * (this.#sums[i + 1 + k] as number)
    }
    if (weight === 0) return 0
    for (let k = 0; k < 3; k++) mean[k] = (mean[k] as number) / weight
    return weight / (weight + enough)
  }

  /** Finds the eight knots around a colour, and the part of each. */
  #locate(colors: Float32Array, at: number): void {
    this.#at.fill(0)
    this.#parts.fill(1)
    for (let channel = 0; channel < 3; channel++) {
      const place = Math.min(Math.max(colors[at + channel] as number, 0), 1) * (knots - 1)
      const low = Math.min(Math.floor(place), knots - 2)
      const part = place - low
      for (let corner = 0; corner < 8; corner++) {
        const isHigh = (corner >> channel) & 1
        this.#at[corner] = (this.#at[corner] as number) * knots + low + isHigh
        this.#parts[corner] = (this.#parts[corner] as number) * (isHigh ? part : 1 - part)
      }
    }
  }
}
