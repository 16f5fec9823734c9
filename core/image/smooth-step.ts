/** Eases 0..1 with flat ends; what is beyond is clipped. */
export function smoothStep(t: number): number {
  const clipped = Math.min(1, Math.max(0, t))
  return clipped * clipped * (3 - 2 * clipped)
}
