/** Width and height of the panel's window, in Figma's units of the screen. */
export interface WindowSize {
  readonly width: number
  readonly height: number
}

/** Where the size is kept; the panel's own storage knows nothing of it. */
export const windowKey = 'sandbox/window'

const smallest: WindowSize = { width: 280, height: 420 }
const largest: WindowSize = { width: 1600, height: 1600 }
const usual: WindowSize = { width: 340, height: 720 }

/** Gives the size that the window had last, on this machine. */
export async function rememberedSize(): Promise<WindowSize> {
  try {
    const stored: unknown = await figma.clientStorage.getAsync(windowKey)
    return isSize(stored) ? clampSize(stored) : usual
  } catch {
    // A panel of the usual size is better than none.
    return usual
  }
}

/** Resizes the window, within sensible limits, and remembers the size where that is possible. */
export async function resizeWindow(wanted: WindowSize): Promise<void> {
  const size = clampSize(wanted)
  figma.ui.resize(size.width, size.height)
  try {
    await figma.clientStorage.setAsync(windowKey, size)
  } catch {
    // Full storage is told of when something matters that has to be stored.
  }
}

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

function isSize(value: unknown): value is WindowSize {
  return (
    typeof value === 'object' &&
    value !== null &&
    'width' in value &&
    'height' in value &&
    Number.isFinite(value.width) &&
    Number.isFinite(value.height)
  )
}
