import { clampSize, type WindowSize } from './window-size.ts'

/** Where the size is kept; the panel's own storage knows nothing of it. */
export const windowKey = 'sandbox/window'

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
