import { RefineError } from '../../../core/errors.ts'
import { isSource, versionGroupOf } from '../../../core/history/version-group.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { rectOf, sameRect } from '../../../core/image/rect.ts'
import { flattenDocument } from '../../document/flatten.ts'
import type { LayeredDocument, PixelLayer } from '../../document/layered-document.ts'
import { readTarget } from '../../document/read-target.ts'

/**
 * Gives what is visible as one picture of the canvas's size.
 *
 * Where the document is one picture and its versions, every word is kept, also the colours under full transparency,
 * which drawing layers on an empty canvas would lose.
 *
 * @throws RefineError `not_supported` when something visible can't be drawn exactly here.
 */
export function flatPicture(document: LayeredDocument): Picture {
  const { picture, obstacle } = flattenDocument(document)
  if (!picture) throw cannotFlatten(obstacle)
  const source = onlySource(document)
  if (!source) return picture
  return readTarget(document, source.id, { kind: 'shown' }, rectOf(source.rect))
}

/** The one picture that makes up the document together with its versions; null in any other document. */
function onlySource(document: LayeredDocument): PixelLayer | null {
  const { layers } = document
  const [source] = layers
  if (!source || !isSource(source)) return null
  const rest = layers.slice(1)
  const group = versionGroupOf(layers, source.id)
  const isAlone = rest.length === 0 || (rest.length === 1 && rest[0] === group)
  const isPlain = source.opacity === 255 && sameRect(source.rect, rectOf(document))
  return isAlone && isPlain ? source : null
}

function cannotFlatten(obstacle: string): RefineError {
  return new RefineError('not_supported', `The picture can’t be flattened exactly: ${obstacle}.`, {
    hint: 'Hide that layer and save again, or save a PSD and flatten it in the program it came from.',
  })
}
