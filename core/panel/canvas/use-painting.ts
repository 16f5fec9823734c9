import { useRef } from 'preact/hooks'
import type { Point } from '../../mask/shape.ts'
import { chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { type Stroke, startStroke } from './stroke.ts'

export interface PaintingControl {
  /** The stroke under way. */
  readonly stroke: { readonly current: Stroke | null }
  readonly start: (at: Point, inverted: boolean) => void
  readonly extend: (to: Point) => void
  readonly finish: () => void
  /** Leaves everything as it was before the stroke. */
  readonly abandon: () => void
}

/** Turns strokes on the stage into the draft's region or protected area; one stroke is one step back. */
export function usePainting(store: PanelStore, redraw: () => void): PaintingControl {
  const stroke = useRef<Stroke | null>(null)
  const paints = useRef<'region' | 'protect'>('region')
  return {
    stroke,
    start: (at, inverted) => {
      const state = store.getState()
      const { tool, operation, brushRadius } = state.stage
      if (!state.picked || tool === 'hand') return
      if (tool === 'wand') {
        void store.selectPart({ like: at, inverted })
        return
      }
      paints.current = state.stage.paints
      stroke.current = startStroke({
        tool,
        operation: inverted ? (operation === 'add' ? 'subtract' : 'add') : operation,
        radius: brushRadius,
        picture: state.picked,
        base: state.stage.paints === 'region' ? chosenRegion(state) : state.draft.painting.protect,
        from: at,
      })
      redraw()
    },
    extend: (to) => {
      stroke.current?.extend(to)
      redraw()
    },
    finish: () => {
      const finished = stroke.current
      if (!finished) return
      const { painting } = store.getState().draft
      store.dispatch({
        type: 'paint',
        painting: { ...painting, [paints.current]: finished.finish() },
      })
      stroke.current = null
      redraw()
    },
    abandon: () => {
      stroke.current = null
      redraw()
    },
  }
}
