/** Makes Preact run effects without waiting for anything to be painted; gives the way back. */
export function paintAtOnce(options: { requestAnimationFrame?: unknown }): () => void {
  const before = options.requestAnimationFrame
  options.requestAnimationFrame = (callback: () => void) => void Promise.resolve().then(callback)
  return () => {
    if (before) options.requestAnimationFrame = before
    else Reflect.deleteProperty(options, 'requestAnimationFrame')
  }
}

/** Lets everything that was put off have its turn: Preact's own work, and pictures on their way. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
}
