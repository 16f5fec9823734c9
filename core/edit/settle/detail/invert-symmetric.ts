/** The six different entries of a symmetric 3 × 3 matrix: xx, xy, xz, yy, yz, zz. */
export type Symmetric3 = readonly [number, number, number, number, number, number]

/**
 * Inverts a symmetric 3 × 3 matrix, by cofactors.
 *
 * Meant for covariances with something added to the diagonal, so that it is never singular.
 */
export function invertSymmetric3(
  xx: number,
  xy: number,
  xz: number,
  yy: number,
  yz: number,
  zz: number,
): Symmetric3 {
  const a = yy * zz - yz * yz
  const b = xz * yz - xy * zz
  const c = xy * yz - xz * yy
  const scale = 1 / (xx * a + xy * b + xz * c)
  return [
    a * scale,
    b * scale,
    c * scale,
    (xx * zz - xz * xz) * scale,
    (xy * xz - xx * yz) * scale,
    (xx * yy - xy * xy) * scale,
  ]
}
