import { RefineError, throwIfAborted } from '../../core/errors.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import type { CallOptions } from '../../core/host.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { meantSources } from './meant-source.ts'
import type { PickingParts } from './pick-source.ts'

/**
 * Chooses whether the selected layer itself is refined (0), or all that is visible (1), until the plugin is closed.
 *
 * Both keep their own versions, so that the choice is free at any time.
 *
 * @throws RefineError `not_supported` when something else is selected; RangeError for another number.
 */
export async function choosePicture(
  { look, choices }: PickingParts,
  source: string,
  index: number,
  { signal }: CallOptions = {},
): Promise<void> {
  throwIfAborted(signal)
  if (index !== 0 && index !== 1) {
    throw new RangeError(`Expected a sample of 0 or 1 but received ${index}`)
  }
  const documentID = parseLayer(source)?.documentID
  if (documentID === undefined) throw sourceGone()
  const seen = await look.look(documentID)
  throwIfAborted(signal)
  const meant = meantSources(seen, choices).find((one) => one.source === source && one.choice)
  if (!meant?.choice) {
    throw new RefineError('not_supported', 'What is sampled can’t be chosen for this layer.', {
      hint: 'Select a layer with pixels of its own first.',
    })
  }
  choices.choose(meant.choice.id, index === 1)
}
