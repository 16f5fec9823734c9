import type { Size } from '../../image/rect.ts'
import { findVersionById } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import type { Viewport } from './viewport.ts'

/** Gives the part of the stage that the slider moves in: where the picture is visible, in CSS pixels. */
export function splitRange(
  viewport: Viewport,
  picture: Size,
  stage: Size,
): { readonly left: number; readonly right: number } {
  const left = Math.max(0, viewport.x)
  const right = Math.min(stage.width, viewport.x + picture.width * viewport.scale)
  return { left, right: Math.max(left + 1, right) }
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
