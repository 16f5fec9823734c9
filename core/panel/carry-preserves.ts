import { carriedPreserves } from '../guide/preserves/carried-preserves.ts'
import { findVersionById, pickedLocks } from './chosen.ts'
import { withoutPlaces } from './marked-place.ts'
import type { PanelState } from './state.ts'

/**
 * Carries what the version that shows has kept into the draft, once for each version that comes to show.
 *
 * What the user asked to keep stays; what came with another version goes.
 */
export function carryPreserves(state: PanelState): PanelState {
  const { picked, draft, advice } = state
  if (!picked || picked.head.kind === 'mix') return state
  const { source, head } = picked
  const version = head.kind === 'version' ? head.id : null
  const before = advice.carried[source]
  if (before?.version === version || (!before && version === null)) return state
  const parent = findVersionById(state, version)
  if (version !== null && !parent) return state
  const carried = carriedPreserves(parent, pickedLocks(state))
  const size = parent?.record.edit.source
  const fits = size?.width === picked.width && size?.height === picked.height
  const old = new Set(before?.texts)
  const own = draft.preserve.filter(({ text }) => !old.has(text))
  const said = new Set(own.map(({ text }) => text.toLowerCase()))
  const placed = fits ? carried : withoutPlaces(carried)
  const added = placed.filter(({ text }) => !said.has(text.toLowerCase()))
  const preserve = [...own, ...added]
  const isSame =
    preserve.length === draft.preserve.length &&
    preserve.every(({ text }) => draft.preserve.some((kept) => kept.text === text))
  const texts = added.map(({ text }) => text)
  return {
    ...state,
    advice: { ...advice, carried: { ...advice.carried, [source]: { version, texts } } },
    ...(!isSame && { draft: { ...draft, preserve } }),
  }
}
