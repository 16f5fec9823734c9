import { type Rect, rectOf, type Size, uniteRects } from '../../image/rect.ts'
import { subtractMask, uniteMasks } from '../../mask/combine.ts'
import { cropMask } from '../../mask/crop-mask.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import { maskFromShape } from '../../mask/mask-from-shape.ts'
import type { Point, Shape } from '../../mask/shape.ts'
import type { StageTool } from '../state.ts'

/** A mask that is still being painted. */
export interface LiveMask {
  readonly mask: Mask
  /** The part that can be covered. */
  readonly bounds: Rect
}

/** One press of the pointer, from down to up, that paints a mask. */
export interface Stroke {
  /** Goes on to a point, in source pixels. */
  readonly extend: (to: Point) => void
  /** The mask as it is so far; a brush paints it live, the other tools at the end. */
  readonly live: () => LiveMask | null
  /** Gives what was painted since the last call, in source pixels. */
  readonly takeDirty: () => Rect | null
  /** The outline that is being drawn, for tools that paint at the end. */
  readonly outline: () => readonly Point[]
  /** Gives the painted mask, no larger than it must be; null when nothing is covered. */
  readonly finish: () => Mask | null
}

export interface StrokeOptions {
  readonly tool: Exclude<StageTool, 'hand' | 'wand'>
  readonly operation: 'add' | 'subtract'
  /** Brush radius in source pixels. */
  readonly radius: number
  readonly picture: Size
  /** What was painted before. */
  readonly base: Mask | null
  readonly from: Point
}

/** Starts a stroke with a tool. */
export function startStroke(options: StrokeOptions): Stroke {
  return options.tool === 'brush' ? startBrush(options) : startOutline(options)
}

/** The brush paints into a copy of its own, segment by segment: a stroke costs what it covers, not the picture. */
function startBrush({ operation, radius, picture, base, from }: StrokeOptions): Stroke {
  const bounds = rectOf(picture)
  const canvas = base ? ownCopy(cropMask(base, bounds), base) : createMask(bounds)
  let last = from
  let covered = base?.rect ?? null
  let dirty: Rect | null = null
  const dab = (points: readonly Point[]) => {
    const shape = maskFromShape({ kind: 'stroke', points, radius }, bounds)
    stamp(canvas, shape, operation)
    covered = covered ? uniteRects(covered, shape.rect) : shape.rect
    dirty = dirty ? uniteRects(dirty, shape.rect) : shape.rect
  }
  dab([from])
  return {
    extend: (to) => {
      dab([last, to])
      last = to
    },
    live: () => ({ mask: canvas, bounds: covered ?? bounds }),
    takeDirty: () => {
      const taken = dirty
      dirty = null
      return taken
    },
    outline: () => [],
    finish: () => trim(canvas),
  }
}

/** Rectangle and lasso show their outline while they are drawn and paint once at the end. */
function startOutline({ tool, operation, picture, base, from }: StrokeOptions): Stroke {
  const bounds = rectOf(picture)
  const points = [from]
  const shape = (): Shape => {
    const last = points.at(-1) ?? from
    if (tool === 'lasso') return { kind: 'polygon', points }
    return { kind: 'rectangle', ...wholeBox(from, last) }
  }
  return {
    extend: (to) => points.push(to),
    live: () => base && { mask: base, bounds: base.rect },
    takeDirty: () => null,
    outline: () => (tool === 'lasso' ? points : corners(wholeBox(from, points.at(-1) ?? from))),
    finish: () => {
      const drawn = trim(maskFromShape(shape(), bounds))
      if (!drawn) return base
      if (operation === 'add') return base ? trim(uniteMasks(base, drawn)) : drawn
      return base && trim(subtractMask(base, drawn))
    },
  }
}

/** Lays a shape's coverage into a mask over the whole picture, in place. */
function stamp(canvas: Mask, shape: Mask, operation: 'add' | 'subtract'): void {
  const { rect, data } = shape
  for (let y = 0; y < rect.height; y++) {
    let to = (rect.y + y) * canvas.rect.width + rect.x
    for (let i = y * rect.width; i < (y + 1) * rect.width; i++, to++) {
      const before = canvas.data[to] as number
      const value = data[i] as number
      canvas.data[to] =
        operation === 'add' ? Math.max(before, value) : Math.min(before, 255 - value)
    }
  }
}

/** Gives only the part of a mask that covers anything. */
function trim(mask: Mask): Mask | null {
  const bounds = maskBounds(mask)
  if (!bounds) return null
  const trimmed = cropMask(mask, bounds)
  return trimmed === mask ? createMask(mask.rect, mask.data.slice()) : trimmed
}

/** Cropping to the same rectangle gives the same mask, which must not be painted into. */
function ownCopy(cropped: Mask, base: Mask): Mask {
  return cropped === base ? createMask(base.rect, base.data.slice()) : cropped
}

/** A dragged rectangle takes whole pixels, so that its border is sharp. */
function wholeBox(a: Point, b: Point): Rect {
  const x = Math.round(Math.min(a.x, b.x))
  const y = Math.round(Math.min(a.y, b.y))
  return {
    x,
    y,
    width: Math.round(Math.max(a.x, b.x)) - x,
    height: Math.round(Math.max(a.y, b.y)) - y,
  }
}

function corners({ x, y, width, height }: Rect): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}
