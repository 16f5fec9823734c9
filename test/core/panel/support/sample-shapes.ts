import type { RegionLayer } from '../../../../core/host.ts'
import type { Mask } from '../../../../core/mask/mask.ts'
import type { HostOffers } from '../../../../core/panel/host-offers.ts'
import { areasWanted } from '../../../../core/panel/region-layers.ts'
import type { PanelState } from '../../../../core/panel/state.ts'

/** A host that has every optional verb. */
export const everyOffer: HostOffers = {
  addSource: true,
  pickAll: true,
  unpin: true,
  choosePicture: true,
  removeRegionLayers: true,
  flatten: true,
  makeFlattenedCopy: true,
  editMask: true,
  documentTexts: true,
}

/** One shape that was just drawn and two others over the same picture, one of them a mask. */
export const sampleShapes: readonly RegionLayer[] = [
  { id: 'e3', name: 'Ellipse 3', kind: 'shape', preselected: true },
  { id: 'm1', name: 'Mask group', kind: 'mask', preselected: false },
  { id: 'r12', name: 'Rectangle 12', kind: 'shape', preselected: false },
]

/** A panel over a picture with shapes, whose areas were read. */
export function withShapes(
  state: PanelState,
  areas: { readonly region?: Mask | null; readonly protect?: Mask | null },
): PanelState {
  const shaped = { ...state, offers: everyOffer, regionLayers: sampleShapes }
  const { region = null, protect = null } = areas
  const what = areasWanted(shaped)
  return { ...shaped, areas: { what, looks: shaped.looks, region, protect, error: null } }
}
