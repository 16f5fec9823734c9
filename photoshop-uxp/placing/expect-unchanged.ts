import { expectFits } from '../../core/edit/version-pixels.ts'
import { sourceChanged } from '../../core/history/source-errors.ts'
import type { Placement } from '../../core/host.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { rectOfSource, sourceRect, wholePictureName } from '../layers/source-rect.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { readSource } from '../picking/read-stack.ts'
import { expectReadable } from '../picking/refusals.ts'
import { pictureChecksum, type SourceReads } from '../picking/source-reads.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { stateOfSource } from '../pixels/source-state.ts'

/**
 * Makes sure that a source is what a placement was made for, and that the versions fit it, before anything is written.
 *
 * Looks at the whole source as its state does, and where pixels were read for a patch, at each of those once more.
 *
 * @returns the source's rectangle in document pixels.
 * @throws RefineError `source_changed`, `not_found`; RangeError, TypeError for versions that do not fit.
 */
export async function expectUnchanged(
  { parts, reads }: { readonly parts: PixelParts; readonly reads: SourceReads },
  scope: ModalScope,
  tree: DocumentTree,
  { source, state, versions }: Placement,
): Promise<Rect> {
  expectReadable(tree)
  const name = findLayer(tree, source)?.name ?? wholePictureName
  // A source that was emptied is a changed one, and one that is gone says so.
  if (findLayer(tree, source) && rectOfSource(tree, source) === null) throw sourceChanged(name)
  const whole = sourceRect(tree, source)
  if ((await stateOfSource(parts, tree, source, { scope })) !== state) throw sourceChanged(name)
  for (const { content } of versions) expectFits(content, { ...whole, depth: tree.depth ?? 16 })
  const rects = versions.flatMap(({ content }) =>
    content.kind === 'patch' ? [content.patch.rect] : [],
  )
  for (const rect of new Map(rects.map((one) => [Object.values(one).join(), one])).values()) {
    const known = reads.known(source, rect)
    if (known === null) continue
    scope.expectGoing()
    const place = { ...rect, x: rect.x + whole.x, y: rect.y + whole.y }
    const picture = await readSource(parts, tree, source, place, { scope })
    if ((await pictureChecksum(parts, picture)) !== known) throw sourceChanged(name)
  }
  return whole
}
