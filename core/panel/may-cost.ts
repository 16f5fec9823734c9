import type { PanelState } from './state.ts'

/** Tells whether the refinement under way may be billed: it goes over the network and is not known to be free. */
export function mayCost({ run, providers, preparation }: PanelState): boolean {
  const info = providers.find(({ id }) => id === run?.provider)
  if (!info || info.origins.length === 0) return false
  const prepared = preparation.kind === 'ready' ? preparation.prepared : null
  const isTheirs = prepared?.edit.provider === info.id
  return !isTheirs || prepared.estimate?.highUsd !== 0
}
