import { isRefineError, RefineError } from '../../core/errors.ts'
import { type FoundVersion, versionById } from '../../core/history/find-in-lineages.ts'
import type { Rebuilt } from '../../core/history/lineage.ts'
import { rebuildLineages } from '../../core/history/rebuild-lineages.ts'
import type { HostParts } from '../host/host-parts.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { documentInFront } from '../layers/open-document.ts'
import type { FoundEntries } from '../layers/read-entries.ts'
import { type ReadDocument, readDocument } from '../layers/read-tree.ts'
import { metadataRemarks } from '../layers/xmp-index.ts'
import { inModal } from '../modal/in-modal.ts'
import { historyFacts, type SeenPixels } from './history-facts.ts'
import { createPixelMemory, type PixelQuestions } from './pixel-memory.ts'

/** One document as it is now: its layers, and the history that they tell. */
export interface Look {
  readonly tree: DocumentTree
  readonly rebuilt: Rebuilt
  /** Where what the layers carry was found. */
  readonly entries: FoundEntries
  /** What the user should know of the document, as sentences. */
  readonly remarks: readonly string[]
}

/** A version, its lineage, and the document that they are in. */
export interface LocatedVersion extends FoundVersion {
  readonly look: Look
}

/** Looks at the open documents; reads only. A look that reads pixels takes a modal scope of its own. */
export interface LookAround {
  /**
   * Looks at a document, by default at the one in front.
   *
   * @throws RefineError `not_found` when it was closed; `no_layer` while none is open.
   */
  look(documentID?: number): Promise<Look>
  /** Looks at the document in front; null while none is open. */
  lookInFront(): Promise<Look | null>
  /**
   * Looks at a document inside a modal scope that changes it: reads no pixels, and takes what was known of them.
   *
   * @throws RefineError `not_found` when it was closed.
   */
  lookInStep(documentID: number): Promise<Look>
  /** Finds a version in any open document, the one in front first. @throws RefineError `not_found`. */
  findVersion(version: string): Promise<LocatedVersion>
}

/** Makes the way to look at documents. What reading pixels told is remembered while their history states stay. */
export function createLookAround(
  parts: Pick<HostParts, 'photoshop' | 'now' | 'pause'>,
  questions: PixelQuestions,
): LookAround {
  const { photoshop } = parts
  const memory = createPixelMemory(questions)
  /** Looks that were begun in this very turn: they see the same, and need one modal scope together. */
  const begun = new Map<number, Promise<Look>>()

  function lookTogether(documentID: number): Promise<Look> {
    const known = begun.get(documentID)
    if (known) return known
    const looking = lookAt(documentID, true)
    begun.set(documentID, looking)
    void Promise.resolve().then(() => begun.delete(documentID))
    return looking
  }

  async function lookAt(documentID: number, readsPixels: boolean): Promise<Look> {
    const read = await readDocument(photoshop, documentID)
    if (!readsPixels || !memory.isDue(read.tree)) return told(read, memory.recall(read.tree))
    try {
      return await inModal(parts, { name: 'Look at the layers', waits: false }, async (scope) => {
        // Listed anew where nobody can change it while its pixels are read.
        const still = await readDocument(photoshop, documentID)
        return told(still, await memory.read(still.tree, scope))
      })
    } catch (thrown) {
      // Layers tell their history without their pixels, too; these are read at a later look.
      if (isRefineError(thrown) && thrown.code === 'host_busy') {
        return told(read, memory.recall(read.tree))
      }
      throw thrown
    }
  }

  function told({ tree, entries }: ReadDocument, seen: SeenPixels): Look {
    return {
      tree,
      entries,
      rebuilt: rebuildLineages(historyFacts(tree, seen)),
      remarks: metadataRemarks(photoshop, tree.id),
    }
  }

  async function findVersion(version: string): Promise<LocatedVersion> {
    const front = documentInFront(photoshop)
    const others = photoshop.app.documents.map(({ id }) => id).filter((id) => id !== front)
    let missing: unknown
    for (const documentID of front === null ? others : [front, ...others]) {
      const look = await lookAt(documentID, true)
      try {
        return { look, ...versionById(look.rebuilt, version) }
      } catch (thrown) {
        missing = thrown
      }
    }
    throw missing ?? noDocument()
  }

  const lookInFront = async () => {
    const front = documentInFront(photoshop)
    return front === null ? null : lookTogether(front)
  }
  return {
    lookInFront,
    findVersion,
    lookInStep: (documentID) => lookAt(documentID, false),
    async look(documentID) {
      const look = documentID === undefined ? await lookInFront() : await lookTogether(documentID)
      if (look) return look
      throw noDocument()
    },
  }
}

function noDocument(): RefineError {
  return new RefineError('no_layer', 'No document is open.', {
    hint: 'Open a document, and pick a layer in it.',
  })
}
