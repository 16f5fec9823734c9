import { basename, extname } from 'node:path'
import { RefineError } from '../../core/errors.ts'
import { createPictureDecoder } from '../../core/image/decode-picture.ts'
import { sniffPicture } from '../../core/image/sniff-picture.ts'
import { lineagesOf } from '../document/history-facts.ts'
import { findLayer, type LayeredDocument, type PixelLayer } from '../document/layered-document.ts'
import { newDocument } from '../document/new-document.ts'
import { refinableLayers } from '../document/pick-source.ts'
import { readPsd } from '../document/read-psd.ts'
import { decodeWithSharp } from './decode-with-sharp.ts'
import { readBytes } from './files.ts'

/** Decodes PNG with our own codec, JPEG and WebP with libvips. */
export const decodePicture = createPictureDecoder(decodeWithSharp)

/** A file that was opened as a document, and whether it was one already. */
export interface OpenedInput {
  readonly document: LayeredDocument
  readonly kind: 'psd' | 'picture'
}

/** Opens a picture or a layered PSD. The layer of a picture is called as its file, without the ending. */
export async function openInput(path: string, signal: AbortSignal): Promise<OpenedInput> {
  const bytes = await readBytes(path)
  if (isPsd(bytes)) return { document: readPsd(bytes), kind: 'psd' }
  const { picture, color } = await decodePicture(bytes, { signal })
  const name = basename(path, extname(path)) || 'Picture'
  return { document: newDocument(picture, color, name), kind: 'picture' }
}

/** Opens a file that has to be a layered PSD. @throws RefineError `unsupported_source` for a flat picture. */
export async function openPsd(path: string): Promise<LayeredDocument> {
  const bytes = await readBytes(path)
  if (isPsd(bytes)) return readPsd(bytes)
  if (!sniffPicture(bytes)) {
    throw new RefineError('unreadable_file', `“${path}” is no PSD file.`, {
      hint: 'Name the PSD file that “pentimento refine” wrote.',
    })
  }
  throw new RefineError(
    'unsupported_source',
    `“${path}” is a flat picture, which keeps no versions.`,
    {
      hint: 'Name the PSD file that “pentimento refine” wrote.',
    },
  )
}

/**
 * Chooses the layer to work on: the named one, else the only picture layer, else the only one with versions. A
 * picture that goes on in another frame (a crop) stands back for that one.
 *
 * @throws RefineError `no_layer`, `not_found`, `ambiguous`, each naming the layers that there are.
 */
export function chooseLayer(document: LayeredDocument, name: string | undefined): PixelLayer {
  const layers = refinableLayers(document)
  const names = layers.map((layer) => `“${layer.name}”`).join(', ')
  if (layers.length === 0) {
    throw new RefineError(
      'no_layer',
      'The document has no layer with pixels that can be refined.',
      {
        hint: 'Rasterize a layer, or flatten a copy of the document.',
      },
    )
  }
  const wanted =
    name === undefined ? layers : layers.filter((layer) => layer.name === name || layer.id === name)
  const begun = wanted.filter((layer) => layer.marker !== null && !isContinued(document, layer))
  const [only] = wanted.length === 1 ? wanted : begun.length === 1 ? begun : []
  if (only) return only
  if (wanted.length === 0) {
    throw new RefineError('not_found', `The document has no picture layer called “${name}”.`, {
      hint: `Its picture layers are: ${names}.`,
    })
  }
  throw new RefineError(
    'ambiguous',
    name === undefined
      ? `The document has ${layers.length} picture layers.`
      : `${wanted.length} layers are called “${name}”.`,
    {
      hint:
        name === undefined
          ? `Choose one with --layer: ${names}.`
          : `Choose one by its number with --layer: ${wanted.map(({ id }) => id).join(', ')}.`,
    },
  )
}

function isContinued(document: LayeredDocument, { id }: PixelLayer): boolean {
  const { lineages } = lineagesOf(document)
  const own = lineages.find(({ source }) => source === id)
  return lineages.some(
    ({ derivedFrom, source }) =>
      derivedFrom?.lineage === own?.id &&
      source !== null &&
      findLayer(document, source)?.visible === true,
  )
}

function isPsd(bytes: Uint8Array): boolean {
  return (
    sniffPicture(bytes)?.format === 'psd' || String.fromCharCode(...bytes.subarray(0, 4)) === '8BPS'
  )
}
