import { RefineError } from '../../core/errors.ts'
import { freeName } from '../../core/history/free-name.ts'
import type { NewSource } from '../../core/host.ts'
import { createPicture, type Picture, toDepth } from '../../core/image/picture.ts'
import { fitInto, rectOf } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import type { ColorConverter } from '../../core/ports.ts'
import { freeLayerId, type LayeredDocument, type PixelLayer } from './layered-document.ts'

/**
 * Adds a picture on top of a document, in the middle of its canvas; a document without layers takes the picture's size.
 *
 * A picture that is larger than the canvas is scaled down to it, so that all of it can be seen.
 *
 * @throws RefineError `not_supported` for a document in other colours than sRGB that can't be converted to.
 */
export async function addSourceLayer(
  opened: LayeredDocument,
  { name, picture }: NewSource,
  converter: ColorConverter | undefined,
): Promise<{ readonly document: LayeredDocument; readonly layer: string }> {
  const document =
    opened.layers.length === 0
      ? { ...opened, width: picture.width, height: picture.height }
      : opened
  const pixels = toDepth(resample(picture, fitInto(picture, document)), document.depth)
  const words = await inColorsOf(document, pixels, converter)
  const layer: PixelLayer = {
    ...{ kind: 'pixels', id: String(freeLayerId(document)), visible: true, opacity: 255 },
    ...{ blend: 'norm', clipped: false, link: 0, linkOff: false, record: null, derived: false },
    name: freeName(
      name,
      document.layers.map((other) => other.name),
    ),
    rect: {
      ...rectOf(words),
      x: Math.floor((document.width - words.width) / 2),
      y: Math.floor((document.height - words.height) / 2),
    },
    // Words of its own, so that nobody outside the document can change them.
    content: {
      picture: createPicture(words, words.depth, words.data.slice()),
      coverage: null,
    },
    ...{ version: null, marker: null },
  }
  return { document: { ...document, layers: [...document.layers, layer] }, layer: layer.id }
}

async function inColorsOf(
  { color }: LayeredDocument,
  picture: Picture,
  converter: ColorConverter | undefined,
): Promise<Picture> {
  if (color.space === 'srgb') return picture
  if (converter) return converter.fromSrgb(picture, color)
  throw new RefineError(
    'not_supported',
    `The document is in ${color.name}, and a new picture in sRGB can’t be converted to it here.`,
    { hint: 'Add it to a document in sRGB.' },
  )
}
