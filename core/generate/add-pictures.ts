import { throwIfAborted } from '../errors.ts'
import { keptError } from '../refine/kept-error.ts'
import { signalIn } from '../refine/parent-pixels.ts'
import type { RefineDeps, RefineOptions } from '../refine/refinement.ts'
import type { AddedPictures, Generation } from './generation.ts'
import { expectTakesPictures } from './request-generation.ts'

/**
 * Adds generated pictures to the document as layers that can be refined: each is one undo step, the last one is picked.
 *
 * Promise 2: the ledger forgets the call only when all of its pictures are in the document; until then the others wait.
 *
 * @param picked Positions in `generation.pictures`.
 * @throws RefineError `not_supported`, `too_large`, `host_busy`, `host_failed`, `cancelled`; its hint says when the
 *   pictures are kept.
 */
export async function addPictures(
  deps: Pick<RefineDeps, 'host' | 'ledger'>,
  { call, name, pictures }: Generation,
  picked: readonly number[],
  options: RefineOptions = {},
): Promise<AddedPictures> {
  const chosen = [...new Set(picked)].map((index) => {
    const found = pictures[index]
    if (found) return found.picture
    throw new RangeError(
      `Expected pictures between 0 and ${pictures.length - 1} but received ${index}`,
    )
  })
  const layers: string[] = []
  try {
    expectTakesPictures(deps)
    for (const picture of chosen) {
      throwIfAborted(options.signal)
      options.onProgress?.({ stage: 'placing', fraction: layers.length / chosen.length })
      const added = await deps.host.addSource?.({ name, picture }, signalIn(options))
      if (added) layers.push(added.layer)
    }
  } catch (thrown) {
    throw await keptError(deps.ledger, call, thrown)
  }
  const waiting = pictures.length - layers.length
  // The pictures are in the document: an entry that can't be deleted is offered once more, which loses nothing.
  if (waiting === 0) await deps.ledger.close(call, 'accepted').catch(() => undefined)
  return { layers, waiting }
}
