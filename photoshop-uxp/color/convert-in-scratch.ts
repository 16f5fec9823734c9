import type { Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import { openDocument } from '../layers/open-document.ts'
import { readTree } from '../layers/read-tree.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { inScratch } from '../pixels/in-scratch.ts'
import { readLayer } from '../pixels/read-layer.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { writePixels } from '../pixels/write-pixels.ts'

/** What is converted, and between what. Null stands for the document's own profile. */
export interface Conversion {
  /** At the document's depth. */
  readonly picture: Picture
  /** Where the picture is put, in document pixels. */
  readonly rect: Rect
  readonly declared: string | null
  readonly wanted: string | null
}

/** Converts pixels by putting them on a new layer as one profile and reading them as another; no trace of it stays. */
export async function convertInScratch(
  parts: PixelParts,
  scope: ModalScope,
  documentID: number,
  { picture, rect, declared, wanted }: Conversion,
): Promise<Picture> {
  const { photoshop } = parts
  return inScratch(parts, scope, await readTree(photoshop, documentID), async () => {
    const layer = await openDocument(photoshop, documentID).createPixelLayer()
    if (!layer) throw hostFailed('Photoshop made no layer to convert colours on.')
    const ref = { documentID, layerID: layer.id }
    await writePixels(parts, ref, picture, rect, declared ?? undefined)
    scope.expectGoing()
    const options = wanted === null ? {} : { profile: wanted }
    return readLayer(parts, { ...ref, bounds: rect }, rect, picture.depth, options)
  })
}
