import { RefineError } from '../errors.ts'
import { expectStorable } from './expect-storable.ts'
import { lineageOf } from './find-in-lineages.ts'
import type { Rebuilt, SourceFact } from './lineage.ts'
import type { KeptNotes, LineageNotes } from './lineage-notes.ts'
import { readMarker } from './read-record.ts'
import { type LineageMarker, recordSchemaNumber } from './record.ts'

/** What a source's layer is and carries now. */
export type MarkedSource = Pick<SourceFact, 'layer' | 'name' | 'state' | 'marker'>

/**
 * Gives the marker of a source with these notes instead of those that it had; one that begins a lineage where it has
 * none.
 *
 * @param rebuilt the history of its document: a marker that healing gives counts more than the one that is carried.
 * @throws RefineError `too_large`; `would_lose_data` where the layer carries a marker that can't be read.
 */
export function notedMarker(
  source: MarkedSource,
  rebuilt: Rebuilt,
  { lineage, notes }: KeptNotes,
): LineageMarker {
  const { layer, name, state } = source
  const carried = markerOf(source, rebuilt)
  if (typeof carried === 'string') {
    throw new RefineError('would_lose_data', `“${name}” can’t take notes. ${carried}`, {
      hint: 'Update Pentimento, or refine a copy of the layer.',
    })
  }
  const id = lineageOf(rebuilt, layer)?.id ?? lineage
  return withNotes(carried ?? { schema: recordSchemaNumber, lineage: id, layer, state }, notes)
}

/**
 * Gives the marker of a lineage with the notes that it has after one of its versions is removed; null where nothing
 * is to be noted, or nothing can be: the source is gone, or its marker can't be read.
 *
 * @param source the lineage's source; null when it is gone.
 * @throws RefineError `too_large`.
 */
export function markerAfterRemoval(
  source: Pick<MarkedSource, 'layer' | 'marker'> | null,
  rebuilt: Rebuilt,
  notes: LineageNotes | undefined,
): LineageMarker | null {
  const carried = source && notes ? markerOf(source, rebuilt) : null
  return carried && notes && typeof carried !== 'string' ? withNotes(carried, notes) : null
}

/** The marker as it is to be, null for none, or why it can't be read. */
function markerOf(
  { layer, marker }: Pick<MarkedSource, 'layer' | 'marker'>,
  rebuilt: Rebuilt,
): LineageMarker | string | null {
  const healed = rebuilt.remarked.find((one) => one.layer === layer)?.marker
  if (healed) return healed
  if (marker === null) return null
  const read = readMarker(marker)
  return read.ok ? read.marker : read.reason
}

function withNotes(marker: LineageMarker, notes: LineageNotes): LineageMarker {
  const noted = { ...marker, notes }
  expectStorable(JSON.stringify(noted), 'The brief and the locks of this picture')
  return noted
}
