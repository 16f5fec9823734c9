import type { Lineage, Version } from '../history/lineage.ts'
import type { Mask } from '../mask/mask.ts'
import { type ModelCapabilities, modelOf, type ProviderInfo } from '../provider.ts'
import type { PanelState } from './state.ts'

/** What the state's own choices come down to: lookups that components and commands share. */

/** Gives the provider that is set up. */
export function chosenProvider(state: PanelState): ProviderInfo | null {
  return state.providers.find((info) => info.id === state.setup.provider) ?? null
}

/** Gives the model that is set up, the provider's default when none is. */
export function chosenModel(state: PanelState): ModelCapabilities | null {
  const provider = chosenProvider(state)
  return provider && modelOf(provider, state.setup.model)
}

/** Gives the region that counts: what was painted, else what the design tool offers, else none. */
export function chosenRegion(state: PanelState): Mask | null {
  const { painting, useHostRegion } = state.draft
  return painting.region ?? (useHostRegion ? state.hostRegion : null)
}

/** Gives the tree of the picked source; null when it has no versions yet. */
export function pickedLineage(state: PanelState): Lineage | null {
  const id = state.picked?.lineage
  return id ? (state.lineages.find((lineage) => lineage.id === id) ?? null) : null
}

/** Finds a version of the picked source. */
export function findVersionById(state: PanelState, id: string | null): Version | null {
  if (id === null) return null
  return pickedLineage(state)?.versions.find((version) => version.record.id === id) ?? null
}

/** Gives what the next refinement builds on, as an intent names it: what is visible now. */
export function chosenParent(state: PanelState): string | null | 'shown' {
  const head = state.picked?.head
  if (!head || head.kind === 'source') return null
  return head.kind === 'version' ? head.id : 'shown'
}
