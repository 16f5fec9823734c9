import type { ToneKind } from '../operation.ts'

/** How much a change is when nobody says how much, and how far it may go. */
export interface Strength {
  readonly usual: number
  readonly min: number
  readonly max: number
  /** Whether "half as …" and "to 50 %" mean something: it is a multiple of what is there. */
  readonly multiple: boolean
}

/** Fractions (0.2 is 20 %), for exposure stops. */
export const strengths: Readonly<Record<ToneKind, Strength>> = {
  brightness: { usual: 0.2, min: -1, max: 9, multiple: true },
  exposure: { usual: 0.7, min: -10, max: 10, multiple: false },
  contrast: { usual: 0.25, min: -1, max: 5, multiple: true },
  saturation: { usual: 0.3, min: -1, max: 9, multiple: true },
  vibrance: { usual: 0.4, min: -1, max: 3, multiple: false },
  warmth: { usual: 0.6, min: -2, max: 2, multiple: false },
  highlights: { usual: 0.4, min: -1, max: 1, multiple: false },
  shadows: { usual: 0.4, min: -1, max: 1, multiple: false },
  sharpness: { usual: 0.5, min: -1, max: 3, multiple: false },
  clarity: { usual: 0.4, min: -1, max: 2, multiple: false },
}

/** The same for what has no direction. */
export const usualAmounts = {
  blur: 0.25,
  vignette: 0.5,
  gradient: 0.65,
  overlay: 0.35,
  tint: 0.25,
} as const
