import type { PlainError } from '../errors.ts'
import type { RegionLayer } from '../host.ts'
import type { Mask } from '../mask/mask.ts'
import type { Draft, Marks, PanelState } from './state.ts'
import { besideText } from './wording/region-words.ts'

/** What a layer of the document counts as for the next refinement. */
export type LayerUse = 'region' | 'protect' | 'off'

/** The areas that the layers in use cover, as they were last read. */
export interface LayerAreas {
  /** What was read, as {@link areasWanted} names it. */
  readonly what: string
  /** The look at the document that they were read after. */
  readonly looks: number
  readonly region: Mask | null
  readonly protect: Mask | null
  /** Why they could not be read. */
  readonly error: PlainError | null
}

/** The areas of no layers. */
export const noAreas: LayerAreas = { what: '', looks: 0, region: null, protect: null, error: null }

/** Gives what a layer counts as: what the user said, else region when it was just drawn or is selected. */
export function layerUse(draft: Draft, { id, preselected }: RegionLayer): LayerUse {
  return draft.layers[id] ?? (preselected ? 'region' : 'off')
}

/** Gives the listed selections that were kept: they are read to find out whether they cover something else. */
export function keptSelections({
  draft,
  regionLayers,
}: Pick<PanelState, 'draft' | 'regionLayers'>): readonly RegionLayer[] {
  return regionLayers.filter(({ id }) => draft.kept[id] !== undefined)
}

/** Gives the listed layers that count as something. */
export function layersUsedAs(
  { draft, regionLayers }: Pick<PanelState, 'draft' | 'regionLayers'>,
  use: LayerUse,
): readonly RegionLayer[] {
  return regionLayers.filter((layer) => layerUse(draft, layer) === use)
}

/** Names which areas are needed now; empty when no layer is in use. */
export function areasWanted(state: PanelState): string {
  const { picked } = state
  const ids = (use: LayerUse) => layersUsedAs(state, use).map(({ id }) => id)
  const region = ids('region')
  const protect = ids('protect')
  const kept = keptSelections(state).map(({ id }) => id)
  if (!picked || region.length + protect.length + kept.length === 0) return ''
  const { source, width, height } = picked
  return JSON.stringify([source, width, height, region, protect, kept])
}

/** Tells whether the areas that are known are those of the layers in use, as the document is now. */
export function areasAreFresh(state: PanelState): boolean {
  return areasAreKnownSince(state, state.looks)
}

/** Tells whether the areas that are known are those of the layers in use, read at or after one look at the document. */
export function areasAreKnownSince(state: PanelState, looks: number): boolean {
  const what = areasWanted(state)
  return state.areas.what === what && (what === '' || state.areas.looks >= looks)
}

/** Gives the layers that decide the next refinement: what is painted wins over layers marked as region. */
export function marksOf(state: PanelState): Marks {
  const region = state.draft.painting.region ? [] : layersUsedAs(state, 'region')
  const layers = [...region, ...layersUsedAs(state, 'protect')]
  return { source: state.picked?.source ?? '', layers }
}

/** Says why the layers in use can't be used as they are; null when they can. */
export function areasProblem(state: PanelState): string | null {
  const { areas, draft } = state
  if (areas.what !== areasWanted(state) || areas.what === '') return null
  if (areas.error) return `${areas.error.message} ${areas.error.hint}`
  const marked = layersUsedAs(state, 'region')
  if (draft.painting.region || areas.region || marked.length === 0) return null
  return besideText(marked)
}
