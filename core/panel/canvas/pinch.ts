import type { Point } from '../../mask/shape.ts'

/** How two fingers moved the picture between two reports, in CSS pixels on the stage. */
export interface PinchStep {
  readonly dx: number
  readonly dy: number
  /** How far apart the fingers are now, as a multiple of how far they were. */
  readonly factor: number
  /** The middle between the fingers. */
  readonly at: Point
}

/** The fingers on the stage. */
export interface Pinch {
  /** Puts a finger down; tells whether two or more are down. */
  readonly press: (id: number, at: Point) => boolean
  /** Moves a finger; null while fewer than two are down. */
  readonly move: (id: number, at: Point) => PinchStep | null
  readonly release: (id: number) => void
}

/** Follows fingers, so that two of them move and zoom the picture together; further ones count for nothing. */
export function createPinch(): Pinch {
  const fingers = new Map<number, Point>()
  return {
    press: (id, at) => {
      fingers.set(id, at)
      return fingers.size > 1
    },
    move: (id, at) => {
      const before = fingers.get(id)
      if (!before) return null
      fingers.set(id, at)
      const [first, second] = fingers.keys()
      const other = fingers.get(id === first ? (second ?? id) : (first ?? id))
      if (!other || other === at || (id !== first && id !== second)) return null
      return {
        dx: (at.x - before.x) / 2,
        dy: (at.y - before.y) / 2,
        factor: distance(at, other) / distance(before, other),
        at: { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 },
      }
    },
    release: (id) => void fingers.delete(id),
  }
}

/** At least 1, so that fingers that meet make no infinite zoom. */
function distance(a: Point, b: Point): number {
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
}
