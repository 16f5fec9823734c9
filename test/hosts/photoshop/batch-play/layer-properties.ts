import { boundsOf, edgesOf, ownBounds } from '../document/bounds.ts'
import { layersOf } from '../document/layers-of.ts'
import type { DocumentModel, LayerModel } from '../model/model.ts'

/** What a property is for one layer; undefined: the layer has none of that name. */
type Read = (model: DocumentModel, layer: LayerModel) => unknown

const kinds = {
  pixel: 1,
  background: 1,
  adjustment: 2,
  text: 3,
  shape: 4,
  smartObject: 5,
  generative: 5,
  group: 7,
  artboard: 7,
  fill: 11,
} as const satisfies Record<LayerModel['kind'], number>

const rectangle = (edges: ReturnType<typeof edgesOf>) => ({
  _obj: 'rectangle',
  ...Object.fromEntries(
    Object.entries(edges).map(([side, value]) => [side, { _unit: 'pixelsUnit', _value: value }]),
  ),
})

const isGroup = (layer: LayerModel) => 'layers' in layer

/** The layer properties that are modelled, by Photoshop's names. */
export const layerProperties: ReadonlyMap<string, Read> = new Map(
  Object.entries<Read>({
    layerID: (_, { id }) => id,
    name: (_, { name }) => name,
    visible: (_, { visible }) => visible,
    layerSection: (_, layer) =>
      section(isGroup(layer) ? 'layerSectionStart' : 'layerSectionContent'),
    layerKind: (_, { kind }) => kinds[kind],
    background: (_, { kind }) => kind === 'background',
    group: (_, { clipped }) => clipped,
    opacity: (_, { opacity }) => opacity,
    fillOpacity: (_, { fillOpacity }) => fillOpacity,
    mode: (_, { blendMode }) => ({ _enum: 'blendMode', _value: blendMode }),
    bounds: (model, layer) => rectangle(edgesOf(boundsOf(model, layer, true))),
    boundsNoEffects: (model, layer) => rectangle(edgesOf(boundsOf(model, layer, false))),
    boundsNoMask: (model, layer) => rectangle(edgesOf(ownBounds(model, layer))),
    hasUserMask: (_, { mask }) => mask !== null,
    userMaskEnabled: (_, { mask }) => mask?.enabled,
    userMaskDensity: (_, { mask }) => mask?.density,
    userMaskFeather: (_, { mask }) => mask?.feather,
    hasVectorMask: (_, { hasVectorMask }) => hasVectorMask,
    layerEffects: (_, { hasEffects }) => (hasEffects ? { _obj: 'layerEffects' } : undefined),
    layerFXVisible: (_, { hasEffects }) => hasEffects,
    layerLocking: (_, { kind, locked }) => ({
      _obj: 'layerLocking',
      protectTransparency: locked.transparency || kind === 'background',
      protectComposite: locked.pixels,
      protectPosition: locked.position || kind === 'background',
      protectArtboardAutonest: false,
      protectAll: locked.all,
    }),
    linkedLayerIDs: (model, layer) => {
      const linked = layersOf(model.layers).filter(
        ({ id, linkSet }) => linkSet !== null && linkSet === layer.linkSet && id !== layer.id,
      )
      return linked.length > 0 ? linked.map(({ id }) => id) : undefined
    },
    XMPMetadataAsUTF8: (_, { xmp }) => xmp || undefined,
    artboardEnabled: (_, layer) => (isGroup(layer) ? layer.kind === 'artboard' : undefined),
    smartObject: (_, { kind }) =>
      kind === 'smartObject' || kind === 'generative' ? { _obj: 'smartObject' } : undefined,
  }),
)

function section(value: string): object {
  return { _enum: 'layerSectionType', _value: value }
}

/** One line of the layer list as batchPlay counts it: a layer, or the end of a group. */
export interface Line {
  readonly layer: LayerModel
  readonly isEnd: boolean
}

/** Lists the layers as their indexes go: bottom first, a group as its end, what is in it, then itself. */
export function linesOf(layers: readonly LayerModel[]): Line[] {
  return layers.flatMap((layer) =>
    'layers' in layer
      ? [{ layer, isEnd: true }, ...linesOf(layer.layers), { layer, isEnd: false }]
      : [{ layer, isEnd: false }],
  )
}

/** Reads a property of a line; the end of a group has a number of its own and hardly anything else. */
export function readLine(model: DocumentModel, { layer, isEnd }: Line, property: string): unknown {
  if (!isEnd) return layerProperties.get(property)?.(model, layer)
  const ends: Record<string, unknown> = {
    layerID: -layer.id,
    name: '</Layer group>',
    visible: true,
    layerSection: section('layerSectionEnd'),
    layerKind: 13,
    background: false,
    group: false,
    opacity: 255,
    mode: { _enum: 'blendMode', _value: 'passThrough' },
    bounds: rectangle(edgesOf(null)),
    boundsNoEffects: rectangle(edgesOf(null)),
    hasUserMask: false,
    hasVectorMask: false,
  }
  return ends[property]
}
