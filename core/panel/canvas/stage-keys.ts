import type { PanelStore } from '../panel-store.ts'
import type { StageState, StageTool } from '../state.ts'
import type { ViewportControl } from './use-viewport.ts'

/** How far an arrow key moves the picture, in CSS pixels. */
const panStep = 40

const toolKeys: Readonly<Record<string, StageTool>> = {
  h: 'hand',
  b: 'brush',
  r: 'rectangle',
  l: 'lasso',
  w: 'wand',
}

const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [panStep, 0],
  ArrowRight: [-panStep, 0],
  ArrowUp: [0, panStep],
  ArrowDown: [0, -panStep],
}

/** Does what a key on the stage asks for; tells whether it was one of the stage's keys. */
export function pressStageKey(
  event: KeyboardEvent,
  store: PanelStore,
  viewport: ViewportControl,
): boolean {
  const { key } = event
  const state = store.getState()
  if (event.ctrlKey || event.metaKey) {
    if (key === 'Enter') {
      void store.refine()
      return true
    }
    if (key.toLowerCase() !== 'z' || event.shiftKey || state.draft.past.length === 0) return false
    store.dispatch({ type: 'unpaint' })
    return true
  }
  const arrow = arrows[key]
  if (arrow) viewport.pan(...arrow)
  else if (key === '+' || key === '=') viewport.zoom(1.25)
  else if (key === '-') viewport.zoom(0.8)
  else if (key === '0') viewport.fit()
  else if (key === '1') viewport.actualSize()
  else if (key === 'Escape' && state.run) store.cancel()
  else {
    const changes = changesFor(key.toLowerCase(), state.stage, state.capabilities.paintsMasks)
    if (!changes) return false
    store.dispatch({ type: 'stage', changes })
  }
  return true
}

function changesFor(key: string, stage: StageState, paints: boolean): Partial<StageState> | null {
  const tool = toolKeys[key]
  if (tool && (paints || tool === 'hand'))
    return tool === 'hand' ? { tool } : { tool, compare: null }
  if (key === 'x') return { operation: stage.operation === 'add' ? 'subtract' : 'add' }
  if (key === 'o') return { showsOverlay: !stage.showsOverlay }
  if (key === '[') return { brushRadius: Math.max(1, stage.brushRadius * 0.8) }
  if (key === ']') return { brushRadius: Math.min(1024, stage.brushRadius * 1.25) }
  if (key === 'c') return stage.compare ? { compare: null } : { compare: 'source', tool: 'hand' }
  return null
}
