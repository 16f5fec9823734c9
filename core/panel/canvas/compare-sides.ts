import type { Size } from '../../image/rect.ts'
import { findVersionById } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import type { Viewport } from './viewport.ts'

/** A part of the stage, in CSS pixels. */
export interface StageArea {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Gives the part of the stage that the slider moves in: where the picture is visible. */
export function visibleArea(viewport: Viewport, picture: Size, stage: Size): StageArea {
  const left = Math.max(0, viewport.x)
  const right = Math.min(stage.width, viewport.x + picture.width * viewport.scale)
  const top = Math.max(0, viewport.y)
  const bottom = Math.min(stage.height, viewport.y + picture.height * viewport.scale)
  return { left, right: Math.max(left + 1, right), top, bottom: Math.max(top + 1, bottom) }
}

/** Names what is compared, as the panel names it. */
export function sidesOf(state: PanelState): { readonly before: string; readonly after: string } {
  const { choice, picked, stage } = state
  const head = picked?.head
  const shown = findVersionById(state, head?.kind === 'version' ? head.id : null)
  const name = shown ? `v${shown.record.number}` : head?.kind === 'mix' ? 'Mix' : 'Source'
  if (choice) return { before: name, after: `Candidate ${choice.previewed + 1}` }
  const parent =
    stage.compare === 'parent' ? findVersionById(state, shown?.record.parent ?? null) : null
  return { before: parent ? `v${parent.record.number}` : 'Source', after: name }
}
