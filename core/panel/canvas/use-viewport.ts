import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Size } from '../../image/rect.ts'
import type { Point } from '../../mask/shape.ts'
import { centred, fitViewport, keepInView, panBy, type Viewport, zoomAt } from './viewport.ts'

/** Room around a picture that fits the stage, in CSS pixels: little where the stage itself is small. */
const margins = { small: 12, usual: 40 }

/** The shorter side below which a stage is small, in CSS pixels. */
const smallStage = 320

export interface ViewportControl {
  readonly viewport: Viewport
  readonly stage: Size
  readonly pixelRatio: number
  readonly pan: (dx: number, dy: number) => void
  /** Zooms around a point of the stage, or around its middle. */
  readonly zoom: (factor: number, at?: Point) => void
  readonly fit: () => void
  /** One source pixel per device pixel. */
  readonly actualSize: () => void
}

/** Keeps where the picture lies on a stage: fitted at first and after every resize, until the user moves it. */
export function useViewport(
  element: { readonly current: HTMLElement | null },
  picture: Size | null,
): ViewportControl {
  const [stage, setStage] = useState<Size>({ width: 1, height: 1 })
  const [pixelRatio, setPixelRatio] = useState(1)
  const [moved, setMoved] = useState<Viewport | null>(null)
  const fitted = useRef<Viewport>({ scale: 1, x: 0, y: 0 })

  useEffect(() => {
    const observed = element.current
    if (!observed) return
    const measure = () => {
      setStage({
        width: Math.max(1, observed.clientWidth),
        height: Math.max(1, observed.clientHeight),
      })
      setPixelRatio(globalThis.devicePixelRatio || 1)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    measure()
    return () => observer.disconnect()
  }, [])
  useEffect(() => setMoved(null), [picture?.width, picture?.height])

  const isSmall = Math.min(stage.width, stage.height) < smallStage
  const margin = isSmall ? margins.small : margins.usual
  fitted.current = picture ? fitViewport(picture, stage, margin, pixelRatio) : fitted.current
  const viewport = moved ?? fitted.current
  const move = useCallback(
    (change: (from: Viewport) => Viewport) => {
      if (!picture) return
      setMoved((from) => keepInView(change(from ?? fitted.current), picture, stage))
    },
    [picture?.width, picture?.height, stage],
  )
  const middle = { x: stage.width / 2, y: stage.height / 2 }
  return {
    viewport,
    stage,
    pixelRatio,
    pan: (dx, dy) => move((from) => panBy(from, dx, dy)),
    zoom: (factor, at = middle) => move((from) => zoomAt(from, at, factor)),
    fit: () => setMoved(null),
    actualSize: () => picture && setMoved(centred(picture, stage, 1 / pixelRatio)),
  }
}
