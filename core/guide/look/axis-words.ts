import type { LookAxis } from './look-axis.ts'

/** How movement on an axis is told. */
interface AxisWords {
  /** Of an amount above 0, and below. */
  readonly up: string
  readonly down: string
  /** What is less can't be seen side by side, or is within what measuring twice gives. */
  readonly noticeable: number
  /** An amount without its sign. */
  size(amount: number): string
}

const deltaE = (amount: number) => `${Math.abs(amount).toFixed(1)} ΔE`
const lightness = (amount: number) => `${Math.abs(amount).toFixed(1)} L`
const words = (amount: number) => Math.abs(amount).toFixed(1)

/** Words and just-noticeable amounts by axis. */
export const axisWords: Readonly<Record<LookAxis, AxisWords>> = {
  warmth: { up: 'warmer', down: 'colder', noticeable: 1, size: deltaE },
  tint: { up: 'more magenta', down: 'greener', noticeable: 1, size: deltaE },
  brightness: { up: 'brighter', down: 'darker', noticeable: 1, size: lightness },
  contrast: { up: 'more contrast', down: 'flatter', noticeable: 2, size: lightness },
  saturation: { up: 'more colourful', down: 'paler', noticeable: 1.5, size: deltaE },
  palette: { up: 'in other colours', down: 'in other colours', noticeable: 3, size: deltaE },
  sharpness: { up: 'sharper', down: 'softer', noticeable: 0.1, size: percentOfOctaves },
  noise: { up: 'noisier', down: 'smoother', noticeable: 0.5, size: words },
}

/** Says a movement with its amount ("2.1 ΔE warmer"); null when nobody would notice it. */
export function movementWords(axis: LookAxis, amount: number): string | null {
  if (Math.abs(amount) < axisWords[axis].noticeable) return null
  return `${sizeInWords(axis, amount)} ${directionWord(axis, amount)}`
}

/** Says how far it went, whichever way ("2.1 ΔE"). */
export function sizeInWords(axis: LookAxis, amount: number): string {
  return axisWords[axis].size(amount)
}

/** Says only which way it went ("warmer"). */
export function directionWord(axis: LookAxis, amount: number): string {
  return amount < 0 ? axisWords[axis].down : axisWords[axis].up
}

/** An octave down leaves half of the detail. */
function percentOfOctaves(octaves: number): string {
  return `${Math.round(Math.abs(2 ** octaves - 1) * 100)} %`
}
