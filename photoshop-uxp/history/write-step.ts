import type { CallOptions } from '../../core/host.ts'
import type { HostParts } from '../host/host-parts.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { openDocument } from '../layers/open-document.ts'
import { type RecordEntry, writeEntries } from '../layers/records.ts'
import { inModal } from '../modal/in-modal.ts'
import { inOneStep } from '../modal/one-step.ts'
import { healingEntries } from './healing.ts'
import type { Look, LookAround } from './look-around.ts'
import { bringToFront, restoreUnheld } from './restore-unheld.ts'
import { selectLayers } from './select-layers.ts'

/** What a write changes besides what it does itself. */
export interface Written {
  /** Records to be written; what needs healing is written with them. */
  readonly entries?: readonly RecordEntry[]
  /** Numbers of the layers that are selected afterwards; absent: those that were. */
  readonly active?: readonly number[]
  /** Numbers of the layers that it deleted. */
  readonly gone?: ReadonlySet<number>
}

/**
 * Runs a write that touches no pixels: in one step of the document's History panel, with that document in front.
 *
 * Afterwards the selected layers are those that were selected, where the write does not say otherwise, and the
 * document in front is the one that was. All of it or nothing.
 *
 * @param write.name what the step is called.
 * @param write.work gets the document as it is inside the scope, where nobody can change it.
 */
export async function writeInStep(
  parts: HostParts,
  lookAround: LookAround,
  documentID: number,
  write: {
    readonly name: string
    readonly options: CallOptions
    readonly work: (look: Look) => Promise<Written>
  },
): Promise<void> {
  const { photoshop } = parts
  const { name, options, work } = write
  let begun: { readonly tree: DocumentTree; readonly front: number } | undefined
  try {
    await inModal(parts, { name, signal: options.signal, writes: true }, async (scope) => {
      const document = openDocument(photoshop, documentID)
      const front = photoshop.app.activeDocument.id
      const look = await lookAround.lookInStep(documentID)
      begun = { tree: look.tree, front }
      bringToFront(photoshop, document)
      await inOneStep(scope, documentID, name, async () => {
        const { entries = [], active, gone } = await work(look)
        const healing = healingEntries(look).filter(
          ({ layerID }) => layerID === null || !gone?.has(layerID),
        )
        await writeEntries(parts, documentID, [...healing, ...entries])
        await selectLayers(photoshop, documentID, active ?? look.tree.active)
      })
      bringToFront(photoshop, openDocument(photoshop, front))
    })
  } catch (thrown) {
    if (begun) await restoreUnheld(parts, begun.tree, begun.front)
    throw thrown
  }
}
