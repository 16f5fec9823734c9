import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Mask } from '../../mask/mask.ts'
import { chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { useEdgeCoverage } from '../use-edge-coverage.ts'
import { usePanel } from '../use-panel.ts'
import { useProtected } from '../use-protected.ts'
import { sidesOf, visibleArea } from './compare-sides.ts'
import { CompareSlider } from './compare-slider.tsx'
import { drawOverlay } from './draw-overlay.ts'
import { drawStage } from './draw-stage.ts'
import type { OverlayColors, OverlayMask, OverlayMasks } from './paint-overlay.ts'
import { StageToolbar } from './stage-toolbar.tsx'
import type { LiveMask } from './stroke.ts'
import { usePainting } from './use-painting.ts'
import { usePointer } from './use-pointer.ts'
import { useStagePictures } from './use-stage-pictures.ts'
import { useViewport } from './use-viewport.ts'
import { ZoomBar } from './zoom-bar.tsx'

function whole(mask: Mask | null): OverlayMask | null {
  return mask && { mask, density: 1 }
}

function atFullDensity(live: LiveMask | null): OverlayMask | null {
  return live && { ...live, density: 1 }
}

const colors: OverlayColors = { region: [86, 104, 255], protect: [255, 148, 40] }

/**
 * The picture on a canvas: moved, zoomed, painted on, compared.
 *
 * It draws; it changes no pixel. Everything it shows comes from the store, and strokes go back there as masks.
 */
export function Stage({ store }: { readonly store: PanelStore }) {
  const state = usePanel(store)
  const { picked, stage: settings } = state
  const frame = useRef<HTMLDivElement>(null)
  const base = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<HTMLCanvasElement>(null)
  const [split, setSplit] = useState(0.5)
  const drawn = useRef<readonly unknown[]>([])
  const [, setStrokes] = useState(0)
  const redraw = useCallback(() => setStrokes((count) => count + 1), [])

  const control = useViewport(frame, picked)
  const { viewport, stage, pixelRatio } = control
  const pictures = useStagePictures(store, state)
  const painting = usePainting(store, redraw)
  const pointer = usePointer(frame, store, control, painting)
  const coverage = useEdgeCoverage(store, state)
  const protectedArea = useProtected(state)
  const visible = picked?.visible ?? null

  const area = visibleArea(viewport, picked ?? stage, stage)
  const compares = settings.compare !== null && picked !== null
  const splitAt = compares ? area.left + split * (area.right - area.left) : null

  useLayoutEffect(() => {
    if (!base.current || !picked) return
    drawStage(base.current, {
      pictures,
      picture: picked,
      viewport,
      stage,
      pixelRatio,
      split: splitAt,
      visible,
    })
  }, [
    pictures.shown,
    pictures.before,
    pictures.candidate?.levels,
    pictures.partial?.levels,
    viewport,
    stage,
    pixelRatio,
    splitAt,
    visible && Object.values(visible).join(),
  ])

  const live = painting.stroke.current
  const masks = overlayMasks()
  const outline = live?.outline() ?? []
  useLayoutEffect(() => {
    if (!overlay.current) return
    // While a brush paints and nothing else changes, only what it touched is drawn again.
    const others = [live, viewport, stage, pixelRatio, settings, picked]
    const isSame = others.every((value, index) => value === drawn.current[index])
    const dirty = live?.takeDirty() ?? null
    drawn.current = others
    if (isSame && live && outline.length === 0 && !dirty) return
    const part = isSame && outline.length === 0 ? dirty : null
    drawOverlay(overlay.current, {
      masks,
      colors,
      outline,
      viewport,
      stage,
      pixelRatio,
      dirty: part,
    })
  })

  function overlayMasks(): OverlayMasks {
    if (!settings.showsOverlay || compares || state.choice || pictures.partial || !picked) {
      return { region: null, coverage: null, protect: null }
    }
    const painted = live?.live() ?? null
    const paintsRegion = live !== null && settings.paints === 'region'
    const paintsProtect = live !== null && settings.paints === 'protect'
    const region = paintsRegion ? atFullDensity(painted) : whole(chosenRegion(state))
    const protect = paintsProtect ? atFullDensity(painted) : whole(protectedArea)
    // While a stroke is under way its edge is not known yet: the region itself stands in.
    return { region, coverage: paintsRegion ? region : (coverage ?? region), protect }
  }

  const error = pictures.shown.error
  const isLoading = picked !== null && !pictures.shown.levels && !error
  return (
    <div
      ref={frame}
      class={`pentimento pentimento-stage pentimento-stage--${pointer.cursor}`}
      role="application"
      aria-label={picked ? `Picture: ${picked.name}` : 'No picture'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys of its own tools.
      tabIndex={0}
      {...pointer.handlers}
    >
      <canvas ref={base} class="pentimento-stage__canvas" />
      <canvas ref={overlay} class="pentimento-stage__canvas" />
      {pointer.brush ? <span class="pentimento-stage__brush" style={pointer.brush} /> : null}
      {isLoading ? <p class="pentimento-stage__note">Reading the picture…</p> : null}
      {error ? (
        <p class="pentimento-stage__note" role="alert">{`${error.message} ${error.hint}`}</p>
      ) : null}
      {pictures.partial?.levels ? (
        <p class="pentimento-stage__half">Half-painted: what comes may look different</p>
      ) : null}
      {compares ? (
        <CompareSlider position={split} area={area} {...sidesOf(state)} onMove={setSplit} />
      ) : null}
      {picked ? <StageToolbar state={state} store={store} /> : null}
      {picked ? <ZoomBar control={control} /> : null}
    </div>
  )
}
