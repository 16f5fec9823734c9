import type { LookAxis } from './look-axis.ts'

/** How movement on an axis is told. */
interface AxisWords {
  /** Of an amount above 0, and below. */
  readonly up: string
  readonly down: string
  /** What is less can't be seen side by side, or is within what measuring twice gives. */
  readonly noticeable: number
  /** An amount without its sign. */
  amount(size: number): string
}

const deltaE = (size: number) => `${size.toFixed(1)} ΔE`
const lightness = (size: number) => `${size.toFixed(1)} L`

/** Words and just-noticeable amounts by axis. */
export const axisWords: Readonly<Record<LookAxis, AxisWords>> = {
  warmth: { up: 'warmer', down: 'colder', noticeable: 1, amount: deltaE },
  tint: { up: 'more magenta', down: 'greener', noticeable: 1, amount: deltaE },
  brightness: { up: 'brighter', down: 'darker', noticeable: 1, amount: lightness },
  contrast: { up: 'more contrast', down: 'flatter', noticeable: 2, amount: lightness },
  saturation: { up: 'more colourful', down: 'paler', noticeable: 1.5, amount: deltaE },
  palette: { up: 'in other colours', down: 'in other colours', noticeable: 3, amount: deltaE },
  sharpness: { up: 'sharper', down: 'softer', noticeable: 0.1, amount: percentOfOctaves },
  noise: { up: 'noisier', down: 'smoother', noticeable: 0.5, amount: (size) => size.toFixed(1) },
}

/** Says a movement with its amount ("2.1 ΔE warmer"); null when nobody would notice it. */
export function movementWords(axis: LookAxis, amount: number): string | null {
  const { noticeable, amount: say } = axisWords[axis]
  if (Math.abs(amount) < noticeable) return null
  return `${say(axis === 'sharpness' ? amount : Math.abs(amount))} ${directionWord(axis, amount)}`
}

/** Says only which way it went ("warmer"). */
export function directionWord(axis: LookAxis, amount: number): string {
  return amount < 0 ? axisWords[axis].down : axisWords[axis].up
}

/** An octave down leaves half of the detail. */
function percentOfOctaves(octaves: number): string {
  return `${Math.round(Math.abs(2 ** octaves - 1) * 100)} %`
}
