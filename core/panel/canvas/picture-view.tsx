import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PictureProps } from '../views.ts'
import { imageDataOf } from './image-data.ts'

/** Shows a picture on a canvas, scaled into its box by the browser; for small pictures (the stage shows large ones). */
export function PictureView({ picture, label, fit }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(imageDataOf(picture), 0, 0)
  }, [picture])
  return (
    <canvas
      ref={canvas}
      class={`pentimento-picture pentimento-picture--${fit}`}
      width={picture.width}
      height={picture.height}
      role={label === '' ? undefined : 'img'}
      aria-label={label === '' ? undefined : label}
      aria-hidden={label === '' ? 'true' : undefined}
    />
  )
}
