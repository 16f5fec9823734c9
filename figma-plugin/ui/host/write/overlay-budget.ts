import type { Size } from '../../../../core/image/rect.ts'

/**
 * The most texture memory that the overlays of one version may take, in bytes: 256 MiB.
 *
 * Each overlay costs its full size when Figma draws it, however little of it is not transparent.
 */
export const overlayBudgetBytes = 256 * 1024 * 1024

/** Gives what one overlay of a picture's size costs when it is drawn, in bytes. */
export function overlayBytes({ width, height }: Size): number {
  return width * height * 4
}

/** Tells whether one more overlay would pass the budget, so that the ones below have to be merged into one. */
export function needsMerging(overlays: number, size: Size): boolean {
  return overlays > 1 && (overlays + 1) * overlayBytes(size) > overlayBudgetBytes
}
