import { useEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../../mask/shape.ts'
import type { PanelStore } from '../panel-store.ts'
import { createPinch, type Pinch } from './pinch.ts'
import { pressStageKey } from './stage-keys.ts'
import type { PaintingControl } from './use-painting.ts'
import type { ViewportControl } from './use-viewport.ts'
import { toSource } from './viewport.ts'

type StagePointerEvent = PointerEvent & { readonly currentTarget: HTMLElement }

export interface PointerControl {
  readonly cursor: 'grab' | 'grabbing' | 'paint' | 'brush'
  /** Where the brush's outline is drawn, as style; null when it isn't. */
  readonly brush: { left: string; top: string; width: string; height: string } | null
  readonly handlers: {
    readonly onPointerDown: (event: StagePointerEvent) => void
    readonly onPointerMove: (event: StagePointerEvent) => void
    readonly onPointerUp: (event: StagePointerEvent) => void
    readonly onPointerCancel: (event: StagePointerEvent) => void
    readonly onPointerLeave: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onKeyUp: (event: KeyboardEvent) => void
    readonly onBlur: () => void
  }
}

/** Turns what pointer, wheel and keys do on the stage into moving, zooming and painting. */
export function usePointer(
  frame: { readonly current: HTMLElement | null },
  store: PanelStore,
  control: ViewportControl,
  painting: PaintingControl,
): PointerControl {
  const [holdsSpace, setHoldsSpace] = useState(false)
  const [isPanning, setPanning] = useState(false)
  const [hover, setHover] = useState<Point | null>(null)
  /** Where the picture was held last while it is moved: a ref, because moves arrive faster than renders. */
  const held = useRef<Point | null>(null)
  const pinch = useRef<Pinch | null>(null)
  pinch.current ??= createPinch()
  const newest = useRef(control)
  newest.current = control
  useWheel(frame, newest)

  const { tool, brushRadius } = store.getState().stage
  const pans = tool === 'hand' || holdsSpace
  const diameter = brushRadius * 2 * control.viewport.scale
  const showsBrush = tool === 'brush' && !holdsSpace && !isPanning && hover !== null
  return {
    cursor: isPanning ? 'grabbing' : pans ? 'grab' : tool === 'brush' ? 'brush' : 'paint',
    brush: showsBrush
      ? {
          left: `${hover.x - diameter / 2}px`,
          top: `${hover.y - diameter / 2}px`,
          width: `${diameter}px`,
          height: `${diameter}px`,
        }
      : null,
    handlers: {
      onPointerDown: (event) => {
        const isOnCanvas = event.target instanceof HTMLCanvasElement
        if (!isOnCanvas || event.button > 1 || !store.getState().picked) return
        event.currentTarget.setPointerCapture(event.pointerId)
        // The middle button would start the browser's own scrolling.
        if (event.button === 1) event.preventDefault()
        const isPinch =
          event.pointerType === 'touch' && pinch.current?.press(event.pointerId, pointOf(event))
        if (isPinch) {
          // What the first finger began was meant as a pinch.
          painting.abandon()
          held.current = null
          return
        }
        if (pans || event.button === 1) {
          held.current = pointOf(event)
          setPanning(true)
        } else painting.start(toSource(control.viewport, pointOf(event)), event.altKey)
      },
      onPointerMove: (event) => {
        const at = pointOf(event)
        const step = pinch.current?.move(event.pointerId, at)
        if (step) {
          control.pan(step.dx, step.dy)
          control.zoom(step.factor, step.at)
          return
        }
        if (tool === 'brush')
          setHover(event.target instanceof HTMLCanvasElement || painting.stroke.current ? at : null)
        if (held.current) {
          control.pan(at.x - held.current.x, at.y - held.current.y)
          held.current = at
        }
        if (!painting.stroke.current) return
        // A fast pointer reports in bundles: every point counts for a smooth stroke.
        const bundle = event.getCoalescedEvents?.() ?? []
        const rest = bundle.length > 0 ? bundle : [event]
        const box = event.currentTarget.getBoundingClientRect()
        for (const { clientX, clientY } of rest) {
          const point = { x: clientX - box.left, y: clientY - box.top }
          painting.extend(toSource(control.viewport, point))
        }
      },
      onPointerUp: (event) => {
        pinch.current?.release(event.pointerId)
        held.current = null
        setPanning(false)
        painting.finish()
      },
      onPointerCancel: (event) => {
        pinch.current?.release(event.pointerId)
        held.current = null
        setPanning(false)
        painting.abandon()
      },
      onPointerLeave: () => setHover(null),
      onKeyDown: (event) => {
        if (event.target !== frame.current) return
        if (event.key === 'Escape' && painting.stroke.current) painting.abandon()
        else if (event.key === ' ') setHoldsSpace(true)
        else if (!pressStageKey(event, store, control)) return
        event.preventDefault()
        event.stopPropagation()
      },
      onKeyUp: (event) => {
        if (event.key === ' ') setHoldsSpace(false)
      },
      onBlur: () => setHoldsSpace(false),
    },
  }
}

/** The wheel is listened to by hand: only a listener that is not passive may keep the page from zooming. */
function useWheel(
  frame: { readonly current: HTMLElement | null },
  control: { readonly current: ViewportControl },
): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 16 : 1
      if (event.ctrlKey || event.metaKey) {
        const box = element.getBoundingClientRect()
        const at = { x: event.clientX - box.left, y: event.clientY - box.top }
        control.current.zoom(Math.exp(-clampStep(event.deltaY * lines) / 200), at)
      } else {
        control.current.pan(-event.deltaX * lines, -event.deltaY * lines)
      }
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [])
}

/** A mouse wheel's notch counts 100 and more, a trackpad's pinch a few: neither may jump. */
function clampStep(delta: number): number {
  return Math.max(-60, Math.min(60, delta))
}

function pointOf(event: StagePointerEvent): Point {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}
