import { createPlane, type Plane } from '../../../image/plane/plane.ts'
import { placesOf, sampleRow } from './sample-row.ts'

/** How much weight the wider surroundings have in a tile. */
const surroundings = 40

/**
 * Gives weighted means, each leaning on those of the four times larger tile around it as far as it lacks weight.
 *
 * Pull and push over a pyramid (Gortler and others, "The Lumigraph", 1996); without any weight at all it is 0.
 */
export function filledField(sums: Plane, weights: Plane): Plane {
  const { width, height } = sums
  const result = createPlane(sums)
  if (width === 1 && height === 1) {
    const weight = weights.data[0] as number
    result.data[0] = weight > 0 ? (sums.data[0] as number) / weight : 0
    return result
  }
  const around = filledField(quartered(sums), quartered(weights))
  const places = placesOf(width, 2, around.width)
  const row = new Float32Array(width)
  for (let y = 0; y < height; y++) {
    sampleRow(around, y, 2, places, row)
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const sum = (sums.data[i] as number) + surroundings * (row[x] as number)
      result.data[i] = sum / ((weights.data[i] as number) + surroundings)
    }
  }
  return result
}

function quartered({ width, height, data }: Plane): Plane {
  const result = createPlane({ width: Math.ceil(width / 2), height: Math.ceil(height / 2) })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y >> 1) * result.width + (x >> 1)
      result.data[to] = (result.data[to] as number) + (data[y * width + x] as number)
    }
  }
  return result
}
