/**
 * What pixel workers are started from. The build packs it beside the panel's program, because Figma's frame can load
 * no other file.
 */
export interface WorkerParts {
  /** The worker's program, a classic script. */
  readonly program: string
  /** The JPEG decoder's WebAssembly, which the program does not carry itself: as text it would be much larger. */
  readonly jpegDecoder: Uint8Array
}

declare global {
  interface Window {
    pentimentoWorkerParts?: WorkerParts
  }
}

/** Leaves the parts in the page, for the panel's program, which is another script. */
export function leaveWorkerParts(parts: WorkerParts): void {
  window.pentimentoWorkerParts = parts
}

/**
 * Gives the parts that were left in the page.
 *
 * @throws TypeError when there are none.
 */
export function workerParts(): WorkerParts {
  const parts = window.pentimentoWorkerParts
  if (!parts) throw new TypeError('Expected the worker’s parts in the page but received none')
  return parts
}
