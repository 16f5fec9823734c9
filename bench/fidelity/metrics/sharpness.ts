import type { LabPlanes } from '../../../core/image/color/lab-planes.ts'

/** Gives fine detail on marked pixels as a share of the ideal's: the root of the Laplacian's energy in L. */
export function sharpnessRatio(
  result: LabPlanes,
  ideal: LabPlanes,
  marked: Uint8Array,
): number | null {
  const energy = laplacianEnergy(ideal, marked)
  return energy === 0 ? null : Math.sqrt(laplacianEnergy(result, marked) / energy)
}

function laplacianEnergy({ l, width, height }: LabPlanes, marked: Uint8Array): number {
  let sum = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      if (marked[i] === 0) continue
      const around =
        (l[i - 1] as number) +
        (l[i + 1] as number) +
        (l[i - width] as number) +
        (l[i + width] as number)
      const value = 4 * (l[i] as number) - around
      sum += value * value
    }
  }
  return sum
}
