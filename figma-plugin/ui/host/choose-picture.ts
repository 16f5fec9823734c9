import { RefineError } from '../../../core/errors.ts'
import { lineageOf } from '../../../core/history/find-in-lineages.ts'
import type { CallOptions } from '../../../core/host.ts'
import { shownImages } from './base-paint.ts'
import { findSource } from './find-source.ts'
import type { FigmaHostDeps } from './host-parts.ts'

/**
 * Chooses which of a layer's pictures is the source, until the plugin is closed.
 *
 * @param choices where the choice is noted.
 * @throws RefineError `not_supported` once the layer has versions; RangeError for a picture that it doesn't have.
 */
export async function choosePicture(
  deps: FigmaHostDeps,
  choices: Map<string, string>,
  id: string,
  index: number,
  options: CallOptions = {},
): Promise<void> {
  const { seen, source } = await findSource(deps, id, options)
  const images = shownImages(source.node.fills)
  const chosen = images[index]
  if (!chosen) {
    throw new RangeError(`Expected a picture from 0 to ${images.length - 1} but received ${index}`)
  }
  if (chosen.state === source.state) return
  const lineage = lineageOf(seen.rebuilt, id)
  if (lineage && lineage.versions.length > 0) {
    throw new RefineError(
      'not_supported',
      `“${source.node.name}” has versions of another of its pictures.`,
      { hint: 'Remove those versions first, or put the other picture into a layer of its own.' },
    )
  }
  choices.set(id, chosen.state)
}
