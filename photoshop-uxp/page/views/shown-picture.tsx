import type { CSSProperties } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Picture } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { Icon } from '../../../core/panel/parts/icon.tsx'
import { shrinkForDisplay } from '../../../core/panel/shrink-for-display.ts'
import type { PictureProps } from '../../../core/panel/views.ts'
import { fitInto } from './fit-into.ts'
import { useBoxSize } from './use-box-size.ts'

/** Makes pixels something that an image element can load, for as long as it is not released. */
export type ShowPixels = (
  picture: Picture,
) => Promise<{ readonly url: string; readonly release: () => void }>

/** Longer side of what an image element is given, in pixels: twice the largest box of the panel. */
const displayEdge = 768

type Shown =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'url'
      readonly url: string
      readonly release: () => void
      readonly size: Size
    }
  | { readonly kind: 'failed' }

/** Shows a picture as an image element: UXP has no canvas for pixels. The old one stays until the new one is there. */
export function ShownPicture(props: PictureProps & { readonly showPixels: ShowPixels }) {
  const { picture, label, fit, showPixels } = props
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Shown>({ kind: 'none' })
  const boxSize = useBoxSize(box)
  useEffect(() => {
    let current = true
    const show = async (): Promise<void> => {
      const made = await showPixels(await shrinkForDisplay(picture, displayEdge))
      if (current) setShown({ kind: 'url', ...made, size: picture })
      else made.release()
    }
    // A picture that can't be shown is a blank with a mark; what it stands for works all the same.
    show().catch(() => {
      if (current) setShown({ kind: 'failed' })
    })
    return () => {
      current = false
    }
  }, [picture, showPixels])
  // Once another one has taken its place: releasing what is on screen would blank it.
  useEffect(() => () => release(shown), [shown])
  return (
    <div ref={box} class="photoshop-picture">
      {shown.kind === 'url' ? (
        <img
          src={shown.url}
          alt={label}
          class="photoshop-picture__image"
          style={styleOf(shown.size, boxSize, fit)}
          onError={() => setShown({ kind: 'failed' })}
        />
      ) : (
        <Placeholder label={label} failed={shown.kind === 'failed'} />
      )}
    </div>
  )
}

function release(shown: Shown): void {
  if (shown.kind === 'url') shown.release()
}

function Placeholder({ label, failed }: { readonly label: string; readonly failed: boolean }) {
  if (!failed) return null
  return (
    <>
      <Icon name="picture" />
      {label === '' ? null : (
        <span class="photoshop-picture__words">The picture can’t be shown here.</span>
      )}
    </>
  )
}

/** UXP scales no picture into a box by itself: its size is worked out here, and the box cuts off the rest. */
function styleOf(size: Size, box: Size | null, fit: PictureProps['fit']): CSSProperties {
  if (!box) return { maxHeight: '100%', maxWidth: '100%' }
  const { width, height } = fitInto(size, box, fit)
  return { width: `${width}px`, height: `${height}px` }
}
