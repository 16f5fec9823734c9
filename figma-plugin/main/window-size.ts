/** Width and height of the panel's window, in Figma's units of the screen. */
export interface WindowSize {
  readonly width: number
  readonly height: number
}

const smallest: WindowSize = { width: 280, height: 420 }
const largest: WindowSize = { width: 1600, height: 1600 }

/** Gives the nearest size that the panel can be used at: whole units from 280×420 to 1600×1600. */
export function clampSize({ width, height }: WindowSize): WindowSize {
  return {
    width: clamp(width, smallest.width, largest.width),
    height: clamp(height, smallest.height, largest.height),
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.round(Math.min(max, Math.max(min, value)))
}
