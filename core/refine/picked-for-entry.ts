import { RefineError } from '../errors.ts'
import type { Host, Picked } from '../host.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { findPicked } from './picked-source.ts'
import type { RefineOptions } from './refinement.ts'

/**
 * Finds the source that a call was made for; it must be picked, alone or among others.
 *
 * @throws RefineError `no_layer` when it is not picked, `source_changed` when it has another size or depth by now,
 *   `not_supported` for a first picture, which has no source.
 */
export async function pickedForEntry(
  host: Host,
  { source, edit }: Pick<LedgerEntry, 'source' | 'edit'>,
  options: RefineOptions,
): Promise<Picked> {
  if (edit.generates) {
    throw new RefineError('not_supported', 'This call made a first picture, not a change of one.', {
      hint: 'Add it to the document as a picture of its own.',
    })
  }
  // Layer ids mean nothing in another document, so that alone never decides.
  const isTheLayer = (picked: Picked) =>
    picked.source === source.layer && picked.name === source.name
  const isIt = (picked: Picked) =>
    picked.state === edit.source.state ||
    (source.lineage !== null && picked.lineage === source.lineage)
  const picked =
    (await findPicked(host, isTheLayer, options)) ?? (await findPicked(host, isIt, options))
  if (!picked) {
    throw new RefineError('no_layer', `This belongs to “${source.name}”, which is not picked.`, {
      hint: `Pick “${source.name}” and try again.`,
      retryable: true,
    })
  }
  const { width, height, depth } = edit.source
  if (picked.width === width && picked.height === height && picked.depth === depth) return picked
  throw new RefineError(
    'source_changed',
    `“${picked.name}” has another size or depth than when this was asked for.`,
    { hint: 'Take that change back to go on with it, or throw it away.' },
  )
}
