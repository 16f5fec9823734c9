import { throwIfAborted } from '../../core/errors.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import type { CallOptions, Placed, Placement } from '../../core/host.ts'
import { healingEntries } from '../history/healing.ts'
import type { Look, LookAround } from '../history/look-around.ts'
import { bringToFront, restoreUnheld } from '../history/restore-unheld.ts'
import { selectLayers } from '../history/select-layers.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { formatLayer, parseLayer } from '../layers/layer-ref.ts'
import { openDocument } from '../layers/open-document.ts'
import { writeEntries } from '../layers/records.ts'
import { inModal } from '../modal/in-modal.ts'
import { inOneStep } from '../modal/one-step.ts'
import type { Photoshop } from '../photoshop.ts'
import { meantSources } from '../picking/meant-source.ts'
import type { SampleChoices } from '../picking/sample-choices.ts'
import type { SourceReads } from '../picking/source-reads.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { entriesFor } from './entries-for.ts'
import { expectUnchanged } from './expect-unchanged.ts'
import { linkVersions } from './link-versions.ts'
import { makeVersions } from './make-versions.ts'
import { showPlaced } from './show-placed.ts'

/** What placing needs. */
export interface PlacingParts {
  readonly parts: PixelParts
  readonly look: LookAround
  readonly reads: SourceReads
  readonly choices: SampleChoices
}

/**
 * Writes versions into the document of their source, wherever the user is meanwhile, as one step of its History panel.
 *
 * All or nothing: when anything fails, the document is as it was. What the user has in hand stays, save that the version
 * that shows is selected when the source, or a version of it, is.
 *
 * @throws RefineError `source_changed`, `not_found`, `host_busy`, `host_failed`, `cancelled`.
 */
export async function placeVersions(
  placing: PlacingParts,
  placement: Placement,
  { signal }: CallOptions = {},
): Promise<Placed> {
  throwIfAborted(signal)
  const { parts, look } = placing
  const { photoshop } = parts
  const ref = parseLayer(placement.source)
  const [first] = placement.versions
  if (!ref) throw sourceGone()
  if (!first) return { versions: [] }
  const { documentID } = ref
  let begun: { readonly tree: DocumentTree; readonly front: number } | undefined
  try {
    return await inModal(parts, { name: 'Place versions', signal, writes: true }, async (scope) => {
      const document = openDocument(photoshop, documentID)
      const front = photoshop.app.activeDocument.id
      const seen = await look.lookInStep(documentID)
      begun = { tree: seen.tree, front }
      const whole = await expectUnchanged(placing, scope, seen.tree, placement)
      bringToFront(photoshop, document)
      const shown = placement.versions.find(({ record }) => record.id === placement.show)
      const placed = await inOneStep(scope, documentID, (shown ?? first).name, async () => {
        const place = { tree: seen.tree, source: placement.source, whole }
        const made = await makeVersions(parts, scope, place, placement.versions)
        await linkVersions(photoshop, place, placement.versions, made)
        const tree = await showPlaced(photoshop, seen, placement, made)
        const entries = await entriesFor(parts, scope, { ...place, tree }, placement, made)
        await selectLayers(photoshop, documentID, selectedAfter(placing, seen, placement, made))
        // Last: a document's metadata is not taken back with its history.
        await writeEntries(parts, documentID, [...healingEntries(seen), ...entries])
        return { versions: placedVersions(documentID, placement, made.layerIDs) }
      })
      begun = undefined
      giveFrontBack(photoshop, front)
      return placed
    })
  } catch (thrown) {
    if (begun) await restoreUnheld(parts, begun.tree, begun.front)
    throw thrown
  }
}

/** Brings the user's document to the front again. The versions are placed by then: an Esc can't undo that any more. */
function giveFrontBack(photoshop: Photoshop, documentID: number): void {
  try {
    bringToFront(photoshop, openDocument(photoshop, documentID))
  } catch {
    // Another document in front is no reason to say that nothing was placed.
  }
}

/** The version that shows, where the user is still on its source or a version of it; else what was selected. */
function selectedAfter(
  { choices }: PlacingParts,
  seen: Look,
  { source, show, versions }: Placement,
  { layerIDs }: { readonly layerIDs: readonly number[] },
): readonly number[] {
  const shown = layerIDs[versions.findIndex(({ record }) => record.id === show)]
  const isHere = meantSources(seen, choices).some((meant) => meant.source === source)
  return shown !== undefined && isHere ? [shown] : seen.tree.active
}

function placedVersions(
  documentID: number,
  { versions }: Placement,
  layerIDs: readonly number[],
): Placed['versions'] {
  return versions.map(({ record, name }, index) => ({
    id: record.id,
    layer: formatLayer({ documentID, layerID: layerIDs[index] ?? null }),
    name,
  }))
}
