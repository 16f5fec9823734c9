import type { ActionDescriptor } from 'photoshop'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'

/**
 * Selects exactly those layers of the document in front, by number; their visibility stays as it is.
 *
 * To be called inside a modal scope. Selecting one layer leaves its mask unselected.
 */
export async function selectLayers(
  photoshop: Pick<Photoshop, 'action'>,
  layerIDs: readonly number[],
): Promise<void> {
  await play(photoshop, selectCommands(layerIDs))
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
