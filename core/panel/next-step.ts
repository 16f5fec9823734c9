import { type NextChange, nextChange } from '../guide/rounds/next-change.ts'
import type { Notice, Way } from '../guide/rounds/notice.ts'
import { stopNotice } from '../guide/rounds/stop.ts'
import { chosenModel, findVersionById, pickedLineage, refinedVersion } from './chosen.ts'
import { chosenKit, distanceOf } from './chosen-kit.ts'
import { shownKey } from './next-state.ts'
import type { PanelState } from './state.ts'

/** Gives what the rules propose for what shows; null when nothing stands out, or it was not looked at yet. */
export function proposalNow(state: PanelState): NextChange | null {
  const { seen } = state.next
  if (!seen || seen.key !== shownKey(state)) return null
  const version = refinedVersion(state)
  const report = findVersionById(state, version)?.record.report ?? null
  const palette = version === null ? null : (distanceOf(state, version)?.after ?? null)
  const measures = { report, look: seen.look, palette }
  return nextChange(pickedLineage(state), version, measures, chosenKit(state))
}

/** A notice with the ways that can be gone here; there may be none. */
export type ShownNotice = Omit<Notice, 'ways'> & { readonly ways: readonly Way[] }

/** Gives what is worth saying about going on with what shows; null when there is nothing, or it was told. */
export function noticeNow(state: PanelState): ShownNotice | null {
  const { picked, advice, capabilities, next, offers } = state
  const lineage = pickedLineage(state)
  const isOpen = advice.on && !capabilities.readOnly && picked && picked.head.kind !== 'mix'
  if (!lineage || !isOpen) return null
  const version = refinedVersion(state)
  const isMeasured = next.drift?.source === picked.source && next.drift.version === version
  const notice = stopNotice(lineage, version, {
    ...(isMeasured && { decay: next.drift.notice }),
    // The panel enlarges nothing: a picture keeps its frame here.
    canUpscale: false,
    canStrength: Boolean(chosenModel(state)?.strength),
  })
  if (!notice) return null
  const ways = notice.ways.filter(({ kind }) => kind !== 'regenerate' || offers.addSource)
  return { ...notice, ways }
}
