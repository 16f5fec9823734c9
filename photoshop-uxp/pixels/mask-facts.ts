import type { ActionDescriptor } from 'photoshop'
import type { LayerRef } from '../layers/layer-ref.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'

/** How a layer mask takes effect, besides its coverage. */
export interface MaskFacts {
  readonly enabled: boolean
  /** 0..255: how much of the mask's black hides. */
  readonly density: number
  /** In pixels. */
  readonly feather: number
}

/** Reads how a layer's mask takes effect. */
export async function readMaskFacts(
  photoshop: Pick<Photoshop, 'action'>,
  { documentID, layerID }: LayerRef & { readonly layerID: number },
): Promise<MaskFacts> {
  const get = (property: string): ActionDescriptor => ({
    _obj: 'get',
    _target: [
      { _property: property },
      { _ref: 'layer', _id: layerID },
      { _ref: 'document', _id: documentID },
    ],
  })
  const [enabled, density, feather] = await play(photoshop, [
    get('userMaskEnabled'),
    get('userMaskDensity'),
    get('userMaskFeather'),
  ])
  return {
    enabled: enabled?.userMaskEnabled !== false,
    density: numberIn(density?.userMaskDensity, 255),
    feather: numberIn(feather?.userMaskFeather, 0),
  }
}

function numberIn(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
