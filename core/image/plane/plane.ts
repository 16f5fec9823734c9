import type { Size } from '../rect.ts'

/** One value a pixel, row-major, as floating-point numbers: luma, a difference, a weight. */
export interface Plane extends Size {
  readonly data: Float32Array
}

/**
 * Makes a plane over existing values, or one of zeros.
 *
 * @throws TypeError when the number of values does not match the size.
 */
export function createPlane({ width, height }: Size, data?: Float32Array): Plane {
  if (data && data.length !== width * height) {
    throw new TypeError(
      `Expected ${width * height} values for ${width}×${height} but received ${data.length}`,
    )
  }
  return { width, height, data: data ?? new Float32Array(width * height) }
}
