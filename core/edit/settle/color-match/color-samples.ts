import type { ColorCells } from './color-cells.ts'

/** Waves of the slow field: how many half periods across and down each has. */
const waves = [
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
  [0, 2],
  [2, 1],
  [1, 2],
  [3, 0],
  [0, 3],
] as const

/** Terms that tell where a sample lies. */
export const placeTerms = waves.length

/** What a correction of colours is fitted on: the cells that have weight. */
export interface ColorSamples {
  readonly count: number
  /** The picture's colours, encoded, three a sample. */
  readonly colors: Float32Array
  /** What is to be added to each. */
  readonly wanted: Float32Array
  readonly weights: Float32Array
  /** Slow waves over the crop at each sample, {@link placeTerms} of them, −1..1. */
  readonly places: Float32Array
}

/** Gathers the cells that have weight. */
export function colorSamples(cells: ColorCells, weights: Float32Array): ColorSamples {
  const { parent, picture, columns, rows } = cells
  const count = weights.reduce((sum, weight) => sum + Number(weight > 0), 0)
  const samples: ColorSamples = {
    count,
    colors: new Float32Array(count * 3),
    wanted: new Float32Array(count * 3),
    weights: new Float32Array(count),
    places: new Float32Array(count * placeTerms),
  }
  const across = waveTable(columns)
  const down = waveTable(rows)
  for (let cell = 0, i = 0; cell < weights.length; cell++) {
    if (weights[cell] === 0) continue
    samples.weights[i] = weights[cell] as number
    for (let channel = 0; channel < 3; channel++) {
      const value = picture[cell * 3 + channel] as number
      samples.colors[i * 3 + channel] = value
      samples.wanted[i * 3 + channel] = (parent[cell * 3 + channel] as number) - value
    }
    const column = (cell % columns) * 4
    const row = Math.floor(cell / columns) * 4
    for (const [k, [x, y]] of waves.entries()) {
      samples.places[i * placeTerms + k] =
        (across[column + x] as number) * (down[row + y] as number)
    }
    i++
  }
  return samples
}

/** Cosines of 0, 1, 2 and 3 half periods at the middle of each of so many places. */
function waveTable(count: number): Float32Array {
  const table = new Float32Array(count * 4)
  for (let i = 0; i < table.length; i++) {
    table[i] = Math.cos((Math.PI * (i % 4) * (Math.floor(i / 4) + 0.5)) / count)
  }
  return table
}
