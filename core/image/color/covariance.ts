/** How three channels vary together: the upper triangle xx, xy, xz, yy, yz, zz of the symmetric matrix. */
export type Covariance = readonly [number, number, number, number, number, number]

/** Inverts a covariance, by cofactors, to which `added` was added in every direction, which keeps it invertible. */
export function invertCovariance(
  covariance: Covariance,
  added: number,
): { readonly inverse: Covariance; readonly determinant: number } {
  const [, xy, xz, , yz] = covariance
  const xx = covariance[0] + added
  const yy = covariance[3] + added
  const zz = covariance[5] + added
  const cofactors = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy] as const
  const determinant = xx * cofactors[0] + xy * cofactors[1] + xz * cofactors[2]
  const scale = 1 / determinant
  const inverse = [
    cofactors[0] * scale,
    cofactors[1] * scale,
    cofactors[2] * scale,
    (xx * zz - xz * xz) * scale,
    (xy * xz - xx * yz) * scale,
    (xx * yy - xy * xy) * scale,
  ] as const
  return { inverse, determinant }
}
