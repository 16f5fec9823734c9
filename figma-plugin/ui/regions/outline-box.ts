import { type Box, boxAround, type Matrix, mapPoint, type Point } from '../geometry/matrix.ts'

/**
 * Gives a box that holds an outline after it was mapped; null when the path is empty or not of Figma's plain form.
 *
 * Figma writes paths with absolute M, L, C, Q and Z. Control points count as points, so the box may be larger than
 * needed, never smaller.
 */
export function outlineBox(data: string, map: Matrix): Box | null {
  if (/[^MLCQZ\d\s.,eE+-]/.test(data)) return null
  const numbers = (data.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? []).map(Number)
  const points: Point[] = []
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    points.push(mapPoint(map, { x: numbers[i] as number, y: numbers[i + 1] as number }))
  }
  return boxAround(points)
}
