import { inRows } from '../../image/in-runs.ts'
import { blurPlane } from '../../image/plane/blur-plane.ts'
import type { Plane } from '../../image/plane/plane.ts'
import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'

/** The slope of lightness at every place, in L a pixel: to the right, and down. */
export interface Gradients extends Size {
  readonly across: Float32Array
  readonly down: Float32Array
  readonly length: Float32Array
}

/** Blur before slopes are taken, in values of the plane: grain and half a pixel of shift count less. */
const sigma = 1

/** Takes the slopes of a plane by central differences, after a small blur; 0 along its border. */
export function* gradientsOf(plane: Plane): Steps<Gradients> {
  const { width, height } = plane
  const { data } = yield* blurPlane(plane, sigma)
  const across = new Float32Array(data.length)
  const down = new Float32Array(data.length)
  const length = new Float32Array(data.length)
  yield* inRows(width, Math.max(0, height - 2), (row) => {
    for (let i = (row + 1) * width + 1; i < (row + 2) * width - 1; i++) {
      const x = ((data[i + 1] as number) - (data[i - 1] as number)) / 2
      const y = ((data[i + width] as number) - (data[i - width] as number)) / 2
      across[i] = x
      down[i] = y
      length[i] = Math.sqrt(x * x + y * y)
    }
  })
  return { width, height, across, down, length }
}
