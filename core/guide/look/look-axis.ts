/** The ways in which the look of a picture can move. */
export const lookAxes = [
  'warmth',
  'tint',
  'brightness',
  'contrast',
  'saturation',
  'palette',
  'sharpness',
  'noise',
] as const

/**
 * One way in which the look of a picture can move, and what an amount on it is measured in.
 *
 * - `warmth`: CIE Lab b, blue to yellow
 * - `tint`: CIE Lab a, green to magenta
 * - `brightness`: CIE Lab L
 * - `contrast`: CIE Lab L between the light and the dark parts
 * - `saturation`: CIE Lab chroma
 * - `palette`: mean ΔE that colours have to travel, beyond what the axes before it explain; never negative
 * - `sharpness`: octaves of fine detail over coarse detail: -1 is half as much
 * - `noise`: standard deviation in flat parts, in words of 8 bits
 */
export type LookAxis = (typeof lookAxes)[number]
