import type { ActionDescriptor } from 'photoshop'
import { clipCommand } from '../history/layer-commands.ts'
import { selectCommands } from '../history/select-layers.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { walkLayers } from '../layers/find-layer.ts'
import { readTree } from '../layers/read-tree.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'

/** How often layers are set right: releasing one releases those above it, which are then clipped again. */
const maxRounds = 4

/**
 * Makes layers clipped or not as they shall be. Photoshop clips what is put between a layer and what is clipped to it, and
 * releases what loses its base.
 *
 * To be called inside a step; leaves other layers selected.
 *
 * @param wanted By number; layers that are absent are left alone.
 * @returns the document as it is then.
 * @throws RefineError `host_failed` when Photoshop does not keep it so.
 */
export async function settleClipping(
  photoshop: Photoshop,
  documentID: number,
  wanted: ReadonlyMap<number, boolean>,
): Promise<DocumentTree> {
  for (let round = 1; ; round++) {
    const tree = await readTree(photoshop, documentID)
    // Lowest first: a layer can be clipped only when the one below it is what it shall be.
    const wrong = [...walkLayers(tree.layers)].filter(
      ({ layerID, clipped }) => (wanted.get(layerID) ?? clipped) !== clipped,
    )
    if (wrong.length === 0) return tree
    if (round === maxRounds) {
      throw hostFailed('Photoshop did not clip the layers as they were before.')
    }
    await play(photoshop, commandsFor(wrong))
  }
}

/** Says which layers are clipped, by number. */
export function clippingOf({ layers }: DocumentTree): ReadonlyMap<number, boolean> {
  return new Map([...walkLayers(layers)].map(({ layerID, clipped }) => [layerID, clipped]))
}

/** One release at a time: what it does to the layers above is seen before they are touched. */
function commandsFor(wrong: readonly PhotoshopLayer[]): readonly ActionDescriptor[] {
  const released = wrong.find(({ clipped }) => clipped)
  const chosen = released ? [released] : wrong
  return chosen.flatMap(({ layerID, clipped }) => [
    ...selectCommands([layerID]),
    clipCommand(!clipped),
  ])
}
