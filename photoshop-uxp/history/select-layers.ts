import type { ActionDescriptor } from 'photoshop'
import { playReads } from '../layers/play-reads.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'

/**
 * Selects exactly those layers of the document in front, by number; their visibility stays as it is.
 *
 * To be called inside a modal scope. Where they are selected already nothing is done: selecting a layer anew would take
 * the brush off its mask.
 */
export async function selectLayers(
  photoshop: Photoshop,
  documentID: number,
  layerIDs: readonly number[],
): Promise<void> {
  const [answer] = await playReads(photoshop, [
    {
      _obj: 'multiGet',
      _target: { _ref: [{ _ref: 'document', _id: documentID }] },
      extendedReference: [['targetLayersIDs']],
      options: { failOnMissingProperty: false, failOnMissingElement: false },
    },
  ])
  const selected: readonly { readonly _id: number }[] = answer?.targetLayersIDs ?? []
  const isSame =
    selected.length === layerIDs.length && selected.every(({ _id }) => layerIDs.includes(_id))
  if (!isSame) await play(photoshop, selectCommands(layerIDs))
}

/** Gives the commands of {@link selectLayers}. */
export function selectCommands(layerIDs: readonly number[]): readonly ActionDescriptor[] {
  if (layerIDs.length === 0) {
    return [
      {
        _obj: 'selectNoLayers',
        _target: [{ _ref: 'layer', _enum: 'ordinal', _value: 'targetEnum' }],
      },
    ]
  }
  return layerIDs.map((_id, index) => ({
    _obj: 'select',
    _target: [{ _ref: 'layer', _id }],
    makeVisible: false,
    ...(index > 0 && {
      selectionModifier: { _enum: 'selectionModifierType', _value: 'addToSelection' },
    }),
  }))
}
