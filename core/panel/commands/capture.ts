import {
  type Intent,
  type Prepared,
  prepare,
  type RefineDeps,
  type RefineOptions,
} from '../../refine.ts'

/** What a capture reads before its pixels. */
export interface CaptureTools {
  /** Reads the marked areas; waits for nothing that was begun before, which may wait for this capture to end. */
  readonly readAreas: () => Promise<void>
  /** What is asked for, with those areas; null when there is nothing to capture any more. */
  readonly intentNow: () => Intent | null
}

/**
 * Finds out what would be sent, with areas and pixels read while nobody can change the document in between.
 *
 * The document is let go as soon as the pixels are here: making them what is sent needs it no more.
 *
 * @throws RefineError of every code that {@link prepare} names.
 */
export async function capture(
  deps: RefineDeps,
  { readAreas, intentNow }: CaptureTools,
  options: RefineOptions,
): Promise<Prepared | null> {
  const { host } = deps
  const hold = host.readTogether ?? ((reads: () => Promise<unknown>) => reads())
  const begun: { prepared: Promise<Prepared> | null } = { prepared: null }
  const read = async (): Promise<void> => {
    await readAreas()
    const intent = intentNow()
    if (!intent) return
    await new Promise<void>((resolve, reject) => {
      const readPixels: typeof host.readPixels = async (...args) => {
        const picture = await host.readPixels(...args)
        resolve()
        return picture
      }
      begun.prepared = prepare({ ...deps, host: { ...host, readPixels } }, intent, options)
      begun.prepared.then(() => resolve(), reject)
    })
  }
  await hold(read, options.signal ? { signal: options.signal } : {})
  return begun.prepared
}
