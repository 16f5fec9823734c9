import { RefineError, throwIfAborted } from '../../../../core/errors.ts'
import { versionById } from '../../../../core/history/find-in-lineages.ts'
import type { CallOptions } from '../../../../core/host.ts'
import { fingerprintOf } from '../fingerprint.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { seeDocument } from '../see-document.ts'
import { sourceLayerOf } from '../source-layer.ts'
import { healingSteps, paintsStep, recordStep } from './entry-steps.ts'
import { expectEditable } from './expect-editable.ts'
import { expectedFills } from './expected-fills.ts'
import { findNode } from './find-here.ts'
import { groundOfVersion } from './ground.ts'
import { withPicture } from './lay-paints.ts'
import { addImage } from './make-content.ts'

/**
 * Turns a version into one whole picture that looks the same: see {@link Host.flatten}.
 *
 * Its base and overlays become one image; paints above them stay. Nothing is written where it is one already.
 *
 * @throws RefineError `not_supported` for a version in a frame whose own image would show through.
 */
export async function flattenVersion(
  deps: FigmaHostDeps,
  id: string,
  options: CallOptions = {},
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const seen = await seeDocument(deps, options)
  const { lineage, version } = versionById(seen.rebuilt, id)
  const layer = await findNode(deps, seen, version.layer, options)
  const live = await findNode(deps, seen, lineage.source ?? version.layer, options)
  const source = await sourceLayerOf(deps, live, { ...options, seen })
  const site = { seen, source, version, node: layer }
  const { laid, stack } = await groundOfVersion(deps, site, options)
  if (laid.paints.base !== null && laid.paints.overlays.length === 0) return
  if (laid.paints.base === null && source.image.translucent) throw showsThrough(source.node.name)

  const file = await deps.pixels.flattenedFile(stack, null, options)
  const { fills, paints } = withPicture(laid, await addImage(deps, file))
  throwIfAborted(options.signal)
  const record = {
    ...version.record,
    fingerprint: fingerprintOf(fills, paints),
    written: { form: 'flattened' as const, reason: 'It was flattened on demand.' },
  }
  const showsElsewhere = seen.pictures.get(live.id)?.assigned === layer.id
  await deps.document.write({
    expect: expectedFills([layer, live]),
    steps: [
      ...healingSteps(seen.rebuilt),
      { do: 'set', node: layer.id, fills: [...fills] },
      ...(showsElsewhere ? [{ do: 'set' as const, node: live.id, fills: [...fills] }] : []),
      recordStep(layer.id, record),
      paintsStep(layer.id, paints),
    ],
  })
}

function showsThrough(name: string): RefineError {
  return new RefineError(
    'not_supported',
    `“${name}” is a frame with a translucent image, which would show through a whole picture over it.`,
    { hint: 'Put the image into a rectangle of its own in the frame, and refine that.' },
  )
}
