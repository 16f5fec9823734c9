import type { Size } from '../../image/rect.ts'
import type { Point } from '../../mask/shape.ts'

/** How a picture lies on the stage: a source pixel `p` appears at `p × scale + (x, y)`, in CSS pixels. */
export interface Viewport {
  /** CSS pixels per source pixel. */
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Smallest and largest scale, in CSS pixels per source pixel. */
export const scaleLimits = { min: 0.01, max: 64 }

/** How much of the picture always stays on the stage, in CSS pixels. */
const keptInView = 48

/** How far a small picture is enlarged to fill the stage, in device pixels per source pixel. */
const largestFit = 2

/** A tiny picture is enlarged further, in whole steps, to at most this many device pixels: a speck can't be judged. */
const tinyFitEdge = 256

/** Gives the viewport that shows the whole picture in the middle of the stage, small ones somewhat enlarged. */
export function fitViewport(picture: Size, stage: Size, margin: number, pixelRatio = 1): Viewport {
  const scale = clamp(
    Math.min(
      (stage.width - 2 * margin) / picture.width,
      (stage.height - 2 * margin) / picture.height,
      Math.max(largestFit, Math.floor(tinyFitEdge / Math.max(picture.width, picture.height))) /
        pixelRatio,
    ),
    scaleLimits.min,
    scaleLimits.max,
  )
  return centred(picture, stage, scale)
}

/** Gives the viewport that shows the picture's middle in the stage's middle at a scale. */
export function centred(picture: Size, stage: Size, scale: number): Viewport {
  return {
    scale,
    x: (stage.width - picture.width * scale) / 2,
    y: (stage.height - picture.height * scale) / 2,
  }
}

/** Zooms by a factor so that what is under `at` (CSS pixels on the stage) stays there. */
export function zoomAt(viewport: Viewport, at: Point, factor: number): Viewport {
  const scale = clamp(viewport.scale * factor, scaleLimits.min, scaleLimits.max)
  const grown = scale / viewport.scale
  return {
    scale,
    x: at.x - (at.x - viewport.x) * grown,
    y: at.y - (at.y - viewport.y) * grown,
  }
}

/** Moves the picture by CSS pixels. */
export function panBy(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x + dx, y: viewport.y + dy }
}

/** Moves the picture back as far as needed for a part of it to stay on the stage. */
export function keepInView(viewport: Viewport, picture: Size, stage: Size): Viewport {
  const { scale } = viewport
  return {
    scale,
    x: clamp(viewport.x, keptInView - picture.width * scale, stage.width - keptInView),
    y: clamp(viewport.y, keptInView - picture.height * scale, stage.height - keptInView),
  }
}

/** Gives the point of the picture, in source pixels, that appears at a point of the stage. */
export function toSource(viewport: Viewport, at: Point): Point {
  return { x: (at.x - viewport.x) / viewport.scale, y: (at.y - viewport.y) / viewport.scale }
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
