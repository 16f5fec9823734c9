import { throwIfAborted } from '../../core/errors.ts'
import { versionById } from '../../core/history/find-in-lineages.ts'
import type { CallOptions } from '../../core/host.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { fitWithin } from '../../core/image/rect.ts'
import type { LookAround } from '../history/look-around.ts'
import { findLayer } from '../layers/find-layer.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { sourceRect } from '../layers/source-rect.ts'
import { inModal } from '../modal/in-modal.ts'
import { colorTagOf, srgbProfile } from '../pixels/color-tag-of.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { readWholePicture } from '../pixels/whole-picture.ts'
import { lookAtSource } from './read-target.ts'
import { layOverSmall, type Reduction, readSmall } from './reduced-stack.ts'
import { targetLayers } from './target-layers.ts'

/**
 * Gives a small 8-bit sRGB picture of a version, or with null of the source, at most `maxEdge` pixels along its longer
 * side; a reframed version in its own frame. Photoshop itself makes it small.
 */
export async function readThumbnail(
  { parts, look }: { readonly parts: PixelParts; readonly look: LookAround },
  source: string,
  version: string | null,
  maxEdge: number,
  { signal }: CallOptions = {},
): Promise<Picture> {
  throwIfAborted(signal)
  const seen = await lookAtSource(look, source)
  throwIfAborted(signal)
  const { tree } = seen
  const found = version === null ? null : versionById(seen.rebuilt, version)
  const reframed = found?.version.record.kind === 'reframe' ? found.version.layer : null
  const own = reframed !== null && findLayer(tree, reframed) ? reframed : null
  const of = own ?? source
  const whole = sourceRect(tree, of)
  const reduction: Reduction = {
    whole,
    size: fitWithin(whole, maxEdge),
    depth: tree.depth ?? 16,
    ...(colorTagOf(tree).space === 'other' && { profile: srgbProfile }),
  }
  const target =
    version === null || own !== null
      ? ({ kind: 'source' } as const)
      : ({ kind: 'version', id: version } as const)
  const { stack } = targetLayers(seen, source, target)
  const isCovered = stack.some(({ replacing }) => replacing)
  const layerID = parseLayer(of)?.layerID ?? null
  return inModal(parts, { name: 'Look at the versions', signal }, async (scope) => {
    let base: Picture
    if (isCovered) base = createPicture(reduction.size, 8)
    else if (layerID === null) {
      base = await readWholePicture(parts, tree, { scope, signal }, (all) =>
        readSmall(parts, all, reduction),
      )
    } else {
      base = await readSmall(parts, { documentID: tree.id, layerID, bounds: whole }, reduction)
    }
    scope.expectGoing()
    return layOverSmall(parts, scope, tree, base, stack, reduction)
  })
}
