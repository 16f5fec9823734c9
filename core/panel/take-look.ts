import type { Picked } from '../host.ts'
import type { Size } from '../image/rect.ts'
import type { PanelAction } from './action.ts'
import { carryPreserves } from './carry-preserves.ts'
import { withoutPlaces } from './marked-place.ts'
import { noAreas } from './region-layers.ts'
import { sameMask } from './same-mask.ts'
import { emptyDraft, type PanelState } from './state.ts'

/** Gives the state after a look at the document: what it found, and the draft that belongs to what is picked. */
export function takeLook(
  state: PanelState,
  action: Extract<PanelAction, { type: 'refreshed' }>,
): PanelState {
  const { picked, pickProblem, rebuilt, hostRegion, waiting } = action
  const { regionLayers = [], pickedAll = picked ? [picked] : [] } = action
  const isSame = picked !== null && picked.source === state.picked?.source && fits(picked, state)
  return carryPreserves({
    ...swapDraft(state, picked),
    loaded: true,
    looks: state.looks + 1,
    picked,
    pickedAll,
    pickProblem,
    lineages: rebuilt.lineages,
    unreadable: rebuilt.unreadable,
    hostRegion: sameMask(state.hostRegion, hostRegion) ? state.hostRegion : hostRegion,
    regionLayers,
    // Masks are in source pixels: on another picture they would lie somewhere else.
    areas: isSame && regionLayers.length > 0 ? state.areas : noAreas,
    usedShapes: stillThere(state.usedShapes, picked, regionLayers),
    waiting,
    spentToday: action.spentToday ?? state.spentToday,
  })
}

function fits(picked: Size, state: PanelState): boolean {
  return picked.width === state.picked?.width && picked.height === state.picked.height
}

/** Shapes that are gone, or were used on a picture that was left, are not offered any more. */
function stillThere(
  used: PanelState['usedShapes'],
  picked: Picked | null,
  listed: PanelState['regionLayers'],
): PanelState['usedShapes'] {
  if (!used || used.source !== picked?.source) return null
  const layers = used.layers.filter(({ id }) => listed.some((layer) => layer.id === id))
  return layers.length > 0 ? { ...used, layers } : null
}

/** Parks the draft of the source that was left and takes up the one that was parked; masks of another size are dropped. */
function swapDraft(state: PanelState, picked: Picked | null): PanelState {
  if (!picked) return state
  const { source, width, height } = picked
  const draftOf = { source, width, height }
  const owner = state.draftOf
  if (!owner) return { ...state, draftOf }
  const hasSize = (size: Size) => size.width === width && size.height === height
  if (owner.source === source) {
    if (hasSize(owner)) return state
    const preserve = withoutPlaces(state.draft.preserve)
    const draft = { ...state.draft, preserve, painting: emptyDraft.painting, past: [] }
    return { ...state, draft, draftOf }
  }
  const known = state.parked.find((parked) => parked.source === source && hasSize(parked))
  const parked = state.parked.filter((other) => other.source !== source)
  return {
    ...state,
    draft: known?.draft ?? emptyDraft,
    draftOf,
    parked: [...parked, { ...owner, draft: state.draft }],
  }
}
