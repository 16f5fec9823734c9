import { layersOf } from '../document/layers-of.ts'
import type { DocumentModel } from '../model/model.ts'

/** The document properties that are modelled, by Photoshop's names; undefined: the document has none of that name. */
export const documentProperties: ReadonlyMap<string, (model: DocumentModel) => unknown> = new Map(
  Object.entries<(model: DocumentModel) => unknown>({
    documentID: ({ id }) => id,
    title: ({ name }) => name,
    mode: ({ mode }) => ({ _enum: 'colorSpace', _value: mode }),
    depth: ({ depth }) => depth,
    quickMask: ({ quickMask }) => quickMask,
    resolution: ({ resolution }) => ({ _unit: 'densityUnit', _value: resolution }),
    hasBackgroundLayer: ({ layers }) => layers[0]?.kind === 'background',
    targetLayersIDs: ({ active }) =>
      active.length > 0 ? active.map((_id) => ({ _ref: 'layer', _id })) : undefined,
    numberOfChannels: (model) =>
      componentsOf(model.mode) + model.channels.length + (hasMaskSelected(model) ? 1 : 0),
    XMPMetadataAsUTF8: ({ xmp }) => xmp,
  }),
)

/** The Channels panel lists the mask of the selected layer, too. */
function hasMaskSelected({ active, layers }: DocumentModel): boolean {
  const selected = layersOf(layers).filter(({ id }) => active.includes(id))
  return selected.length === 1 && selected[0]?.mask !== null
}

/** How many colour channels a document of that mode has; alpha channels come after them. */
export function componentsOf(mode: DocumentModel['mode']): number {
  if (mode === 'CMYKColor') return 4
  return mode === 'RGBColor' || mode === 'labColor' ? 3 : 1
}
