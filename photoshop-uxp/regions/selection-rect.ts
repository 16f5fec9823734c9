import type { Document } from 'photoshop'
import type { Rect } from '../../core/image/rect.ts'
import { rectOfBounds } from '../pixels/bounds.ts'

/** Says where the pixel selection is, its softness included; null without one. May reach outside the canvas. */
export function selectionRect({ selection }: Document): Rect | null {
  const { bounds } = selection
  return bounds ? rectOfBounds(bounds) : null
}
