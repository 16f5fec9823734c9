import { copyPicture, type Picture } from '../../../core/image/picture.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'

/**
 * Poisson cloning with the answer's gradients (Pérez, Gangnet and Blake 2003): adds the harmonic function that equals
 * the difference from the parent along the region's contour.
 *
 * Solved by relaxation from coarse to fine, which is enough for a comparison.
 */
export function addMembrane(answer: Picture, parent: Picture, region: Mask): Picture {
  const { width, height } = parent
  const result = finish(copyPicture(answer))
  for (let channel = 0; channel < 3; channel++) {
    const values = new Float32Array(width * height)
    for (let i = 0; i < values.length; i++) {
      if (region.data[i] === 0) {
        values[i] =
          (parent.data[i * 4 + channel] as number) - (answer.data[i * 4 + channel] as number)
      }
    }
    const free = Uint8Array.from(region.data, (value) => (value > 0 ? 1 : 0))
    solve(values, free, width, height)
    for (let i = 0; i < values.length; i++) {
      if (free[i] === 0) continue
      const moved = Math.round((answer.data[i * 4 + channel] as number) + (values[i] as number))
      result.data[i * 4 + channel] = Math.min(Math.max(moved, 0), 255)
    }
  }
  return result
}

function solve(values: Float32Array, free: Uint8Array, width: number, height: number): void {
  if (Math.min(width, height) > 8) {
    const halfWidth = Math.ceil(width / 2)
    const halfHeight = Math.ceil(height / 2)
    const coarse = new Float32Array(halfWidth * halfHeight)
    const coarseFree = new Uint8Array(coarse.length)
    for (let y = 0; y < halfHeight; y++) {
      for (let x = 0; x < halfWidth; x++) {
        let sum = 0
        let known = 0
        for (let k = 0; k < 4; k++) {
          const at =
            Math.min(2 * y + (k >> 1), height - 1) * width + Math.min(2 * x + (k & 1), width - 1)
          if (free[at] !== 0) continue
          sum += values[at] as number
          known++
        }
        coarse[y * halfWidth + x] = known ? sum / known : 0
        coarseFree[y * halfWidth + x] = known ? 0 : 1
      }
    }
    solve(coarse, coarseFree, halfWidth, halfHeight)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (free[y * width + x])
          values[y * width + x] = coarse[(y >> 1) * halfWidth + (x >> 1)] as number
      }
    }
  }
  for (let round = 0; round < 40; round++) relax(values, free, width, height)
}

function relax(values: Float32Array, free: Uint8Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -width : 0
    const down = y < height - 1 ? width : 0
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (free[i] === 0) continue
      const left = x > 0 ? -1 : 0
      const right = x < width - 1 ? 1 : 0
      values[i] =
        ((values[i + left] as number) +
          (values[i + right] as number) +
          (values[i + up] as number) +
          (values[i + down] as number)) /
        4
    }
  }
}
