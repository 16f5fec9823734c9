import { useEffect, useRef, useState } from 'preact/hooks'
import { type PlainError, toPlainError } from '../../errors.ts'
import type { PictureBands } from './picture-bands.ts'
import { createPictureLevels, type PictureLevels } from './picture-levels.ts'

/** A picture on its way to the stage. */
export interface LoadedLevels {
  /** The newest one that is ready; stays while the next one is loading, so that nothing flashes. */
  readonly levels: PictureLevels | null
  /** What {@link levels} were read for; differs from the key asked for while loading. */
  readonly key: string | null
  readonly error: PlainError | null
}

const nothing: LoadedLevels = { levels: null, key: null, error: null }

/**
 * Reads a picture and prepares it for drawing, again whenever `key` changes; a null key lets go of it.
 *
 * A reading that is overtaken by the next one is stopped, and bitmaps are closed when nothing draws them any more.
 */
export function useLevels(
  key: string | null,
  read: (signal: AbortSignal) => Promise<PictureBands>,
): LoadedLevels {
  const [loaded, setLoaded] = useState<LoadedLevels>(nothing)
  const drawn = useRef<PictureLevels | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const put = (next: LoadedLevels) => {
      drawn.current?.close()
      drawn.current = next.levels
      setLoaded(next)
    }
    if (key === null) {
      if (drawn.current) put(nothing)
      return
    }
    read(stop.signal)
      .then((picture) => createPictureLevels(picture, { signal: stop.signal }))
      .then((levels) => {
        if (stop.signal.aborted) levels.close()
        else put({ levels, key, error: null })
      })
      .catch((thrown: unknown) => {
        if (!stop.signal.aborted) put({ levels: null, key, error: toPlainError(thrown) })
      })
    return () => stop.abort()
  }, [key])
  useEffect(() => () => drawn.current?.close(), [])
  return loaded
}
