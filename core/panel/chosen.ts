import type { Head, Lineage, Version } from '../history/lineage.ts'
import type { Lock } from '../history/lineage-notes.ts'
import type { Mask } from '../mask/mask.ts'
import { type ModelCapabilities, modelIn } from '../model.ts'
import { modelOf, type ProviderInfo } from '../provider.ts'
import type { PanelState } from './state.ts'

/** What the state's own choices come down to: lookups that components and commands share. */

/** Gives the provider that is set up. */
export function chosenProvider(state: PanelState): ProviderInfo | null {
  return state.providers.find((info) => info.id === state.setup.provider) ?? null
}

/** Gives the model that is set up, the provider's default when none is; without what the host's requests can't do. */
export function chosenModel(state: PanelState): ModelCapabilities | null {
  return modelHere(state, state.setup)
}

/** Gives a provider's model, its default when none is named; without what the host's requests can't do. */
export function modelHere(
  { providers, capabilities }: Pick<PanelState, 'providers' | 'capabilities'>,
  wanted: { readonly provider: string; readonly model: string | null },
): ModelCapabilities | null {
  const provider = providers.find(({ id }) => id === wanted.provider)
  const model = provider ? modelOf(provider, wanted.model) : null
  return model && modelIn(model, { streams: capabilities.streams !== false })
}

/** Names every model of a provider: those it is known to have, then those that its server said it has. */
export function modelNames(
  { serverModels }: Pick<PanelState, 'serverModels'>,
  { id, models }: Pick<ProviderInfo, 'id' | 'models'>,
): readonly Pick<ModelCapabilities, 'id' | 'label'>[] {
  const said = serverModels[id]?.names ?? []
  return [...models, ...said.filter((name) => !models.some((known) => known.id === name.id))]
}

/** Gives the region that counts: what was painted, else the layers marked as region, else what the design tool offers. */
export function chosenRegion(state: PanelState): Mask | null {
  const { painting, useHostRegion } = state.draft
  return painting.region ?? state.areas.region ?? (useHostRegion ? state.hostRegion : null)
}

/** Gives the protect areas that count, which add up: what was painted, and the layers marked as protected. */
export function chosenProtect({ draft, areas }: PanelState): readonly Mask[] {
  return [draft.painting.protect, areas.protect].filter((mask) => mask !== null)
}

/** Gives the tree of the picked source; null when it has no versions yet. */
export function pickedLineage(state: PanelState): Lineage | null {
  const id = state.picked?.lineage
  return id ? (state.lineages.find((lineage) => lineage.id === id) ?? null) : null
}

/** Gives the areas that hold for the whole lineage of the picked source. */
export function pickedLocks(state: PanelState): readonly Lock[] {
  return pickedLineage(state)?.notes.locks ?? []
}

/** Finds a version of the picked source. */
export function findVersionById(state: PanelState, id: string | null): Version | null {
  if (id === null) return null
  return pickedLineage(state)?.versions.find((version) => version.record.id === id) ?? null
}

/** Gives what the next refinement builds on, as an intent names it: what is visible now. */
export function chosenParent(state: PanelState): string | null | 'shown' {
  return state.picked ? parentIn(state.picked.head) : null
}

/** Gives what a refinement of what is visible builds on, as an intent names it. */
export function parentIn(head: Head): string | null | 'shown' {
  if (head.kind === 'source') return null
  return head.kind === 'version' ? head.id : 'shown'
}

/** Gives the version that the next refinement builds on, of several the topmost one; null: the source. */
export function refinedVersion({ picked }: Pick<PanelState, 'picked'>): string | null {
  const head = picked?.head
  if (!head || head.kind === 'source') return null
  return head.kind === 'version' ? head.id : (head.ids.at(-1) ?? null)
}
