import { boundsOf } from '../matrix.ts'
import type { NodeRecord } from '../record.ts'
import type { Store } from '../store.ts'
import { absoluteTransform } from './boxes.ts'

/** Gives the upright box around a node on its page, strokes and effects left out. */
export function absoluteBox(store: Store, id: string): Rect {
  const { width, height } = store.get(id).props
  return boundsOf(absoluteTransform(store, id), width, height)
}

/** Gives the box around everything that a node draws, cut by frames that clip; null for what isn't seen. */
export function renderBounds(store: Store, id: string): Rect | null {
  const path = store.upwards(id)
  if (!path.every(({ props }) => props.visible)) return null
  const [node, ...around] = path
  if (!node) return null
  const grown = grow(absoluteBox(store, id), reachOf(node))
  return around
    .filter(({ props }) => props.clipsContent)
    .reduce<Rect | null>((box, frame) => box && intersect(box, absoluteBox(store, frame.id)), grown)
}

/** How far strokes and effects reach over a node's edge. */
function reachOf({ props }: NodeRecord): number {
  const shown = props.strokes.some((paint) => paint.visible !== false)
  const share = { OUTSIDE: 1, CENTER: 0.5, INSIDE: 0 }[props.strokeAlign]
  const effects = props.effects.map((effect) => {
    if (!effect.visible) return 0
    if (effect.type === 'LAYER_BLUR') return effect.radius
    if (effect.type !== 'DROP_SHADOW') return 0
    const { x, y } = effect.offset
    return Math.max(Math.abs(x), Math.abs(y)) + effect.radius + (effect.spread ?? 0)
  })
  return (shown ? props.strokeWeight * share : 0) + Math.max(0, ...effects)
}

function grow({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

function intersect(one: Rect, other: Rect): Rect | null {
  const x = Math.max(one.x, other.x)
  const y = Math.max(one.y, other.y)
  const width = Math.min(one.x + one.width, other.x + other.width) - x
  const height = Math.min(one.y + one.height, other.y + other.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}
