import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import type { FigmaHostDeps, SeenDocument } from './host-parts.ts'
import { sourceStoodFor } from './selected-pictures.ts'
import { pictureOf } from './source-layer.ts'
import { stackOfVersionNode } from './version-stack.ts'

/** Reads the pictures of the layers that are selected beside a source: whole images, uncropped, by layer name. */
export async function readReferences(
  deps: Pick<FigmaHostDeps, 'pixels' | 'choices'>,
  seen: SeenDocument,
  source: string,
  options: CallOptions = {},
): Promise<readonly { readonly name: string; readonly picture: Picture }[]> {
  const references: { name: string; picture: Picture }[] = []
  for (const node of seen.look.selection) {
    const stands = sourceStoodFor(seen, node)
    if (stands === null || stands === source || node.id === source) continue
    const base = pictureOf(seen, node, deps.choices).base?.paint.imageHash
    if (base === undefined) continue
    const stack = stackOfVersionNode(node, base)
    const size = await deps.pixels.facts(stack.base, options)
    throwIfAborted(options.signal)
    const picture = await deps.pixels.read(stack, rectOf(size), options)
    throwIfAborted(options.signal)
    references.push({ name: node.name, picture })
  }
  return references
}
