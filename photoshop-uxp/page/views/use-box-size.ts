import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { Size } from '../../../core/image/rect.ts'

/** Measures a box whenever it may have changed; null while it has no size, as in a panel that is hidden. */
export function useBoxSize(box: { readonly current: HTMLElement | null }): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  const measure = () => {
    const width = box.current?.offsetWidth ?? 0
    const height = box.current?.offsetHeight ?? 0
    if (width === 0 || height === 0) return
    setSize((known) =>
      known?.width === width && known.height === height ? known : { width, height },
    )
  }
  // After every rendering, which is all that there is before UXP 8.1.
  useLayoutEffect(measure)
  useEffect(() => {
    if (typeof ResizeObserver === 'undefined' || !box.current) return
    const observer = new ResizeObserver(measure)
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return size
}
