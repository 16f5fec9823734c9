import { useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import type { StageArea } from './compare-sides.ts'

export interface CompareSliderProps {
  /** Where it stands between `left` and `right`, 0..1. */
  readonly position: number
  /** The part of the stage that it moves in. */
  readonly area: StageArea
  /** Names of the two sides. */
  readonly before: string
  readonly after: string
  readonly onMove: (position: number) => void
}

/** How far one arrow key moves the slider, and with Shift. */
const step = 0.02
const bigStep = 0.1

/** Where the names of the sides stand clear of the zoom bar, in CSS pixels from the stage's top. */
const belowZoomBar = 64

/** The handle between before and after: drag it, or move it with the arrow keys. */
export function CompareSlider(props: CompareSliderProps) {
  const { position, area, before, after, onMove } = props
  const { left, right, top, bottom } = area
  const isDragging = useRef(false)
  const width = Math.max(1, right - left)
  const moveTo = (to: number) => onMove(Math.min(1, Math.max(0, to)))
  const at = left + position * width
  const namesTop = Math.max(top + 12, belowZoomBar)
  return (
    <>
      <span
        class="pentimento-stage__side"
        style={{ left: `${left + 12}px`, top: `${namesTop}px` }}
        aria-hidden="true"
      >
        {before}
      </span>
      <span
        class="pentimento-stage__side pentimento-stage__side--after"
        style={{ left: `${right - 12}px`, top: `${namesTop}px` }}
        aria-hidden="true"
      >
        {after}
      </span>
      <div
        class="pentimento-stage__slider"
        role="slider"
        tabIndex={0}
        aria-label={`${before} on the left, ${after} on the right`}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(position * 100)}
        style={{ left: `${at}px`, top: `${top}px`, height: `${bottom - top}px` }}
        onPointerDown={(event) => {
          event.stopPropagation()
          event.currentTarget.setPointerCapture(event.pointerId)
          isDragging.current = true
        }}
        onPointerMove={(event) => {
          if (!isDragging.current) return
          const stage = event.currentTarget.parentElement?.getBoundingClientRect()
          moveTo((event.clientX - (stage?.left ?? 0) - left) / width)
        }}
        onPointerUp={() => {
          isDragging.current = false
        }}
        onPointerCancel={() => {
          isDragging.current = false
        }}
        onKeyDown={(event) => {
          const by = event.shiftKey ? bigStep : step
          const targets: Readonly<Record<string, number>> = {
            ArrowLeft: position - by,
            ArrowRight: position + by,
            Home: 0,
            End: 1,
          }
          const to = targets[event.key]
          if (to === undefined) return
          event.preventDefault()
          event.stopPropagation()
          moveTo(to)
        }}
      >
        <span class="pentimento-stage__handle">
          <Icon name="compare" />
        </span>
      </div>
    </>
  )
}
