import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'

/** Width and height of the plugin's window, in CSS pixels. */
export interface WindowSize {
  readonly width: number
  readonly height: number
}

/** How far one press of an arrow key goes; with Shift, four times as far. */
const keyStep = 16

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * The corner that the window is resized by, with the pointer or the arrow keys.
 *
 * Figma's plugin windows have no border to drag; the document's side keeps the size within limits and remembers it.
 */
export function ResizeHandle(props: { readonly resize: (size: WindowSize) => void }): JSX.Element {
  const { resize } = props
  /** From the pointer to the window's corner while dragging. */
  const grip = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const sent = useRef('')
  const send = (width: number, height: number) => {
    const size = { width: Math.round(width), height: Math.round(height) }
    const text = `${size.width}×${size.height}`
    if (text === sent.current) return
    sent.current = text
    resize(size)
  }
  return (
    <button
      type="button"
      class="pentimento figma-page__resize"
      aria-label="Resize the window: drag, or use the arrow keys"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = { x: innerWidth - event.clientX, y: innerHeight - event.clientY }
      }}
      onPointerMove={({ clientX, clientY }) => {
        // The window's upper left corner stays where it is, so a place in it is a size.
        if (grip.current) send(clientX + grip.current.x, clientY + grip.current.y)
      }}
      onLostPointerCapture={() => {
        grip.current = null
      }}
      onKeyDown={(event) => {
        const direction = directions[event.key]
        if (!direction) return
        event.preventDefault()
        const step = event.shiftKey ? 4 * keyStep : keyStep
        send(innerWidth + direction[0] * step, innerHeight + direction[1] * step)
      }}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M11 4 4 11M11 8l-3 3" stroke="currentColor" fill="none" />
      </svg>
    </button>
  )
}
