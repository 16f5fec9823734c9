import { composeOnto } from '../../core/edit/compose.ts'
import { RefineError } from '../../core/errors.ts'
import { readMarker } from '../../core/history/read-record.ts'
import type { Host, NewVersion, Picked } from '../../core/host.ts'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import type { DecodedPicture, DecodePicture } from '../../core/ports.ts'
import type { FigmaDocument, PickedImage } from '../protocol.ts'
import { overlayOfPatch, patchOfOverlay } from './overlay.ts'

/**
 * The first document verbs over Figma, to keep the port honest: pick, read pixels, place.
 *
 * The document lives in the sandbox and answers the {@link FigmaDocument} protocol; pixels are computed here, in the
 * iframe. The base image is never rewritten: versions are paints on clones.
 */
export function createFigmaHost(
  document: FigmaDocument,
  decode: DecodePicture,
): Pick<Host, 'pick' | 'readPixels' | 'place'> {
  const pickedImage = async (source: string): Promise<PickedImage> => {
    const image = await document.pickImage()
    if (image?.node === source) return image
    throw new RefineError('not_found', 'The picked layer is no longer selected.', {
      hint: 'Select the layer again.',
    })
  }
  const decodeImage = async (hash: string): Promise<DecodedPicture> =>
    decode(await document.readImage(hash))

  return {
    async pick() {
      const image = await document.pickImage()
      return image && describe(image, await decodeImage(image.imageHash))
    },

    async readPixels(source, target, rect) {
      const image = await pickedImage(source)
      let { picture } = await decodeImage(image.imageHash)
      if (target.kind === 'shown') {
        throw new RefineError(
          'not_supported',
          'Several versions of this picture are visible at once.',
          {
            hint: 'Show one version, then refine it.',
          },
        )
      }
      const overlays = target.kind === 'version' ? await document.readOverlays(target.id) : []
      for (const hash of overlays) {
        const { picture: overlay } = await decodeImage(hash)
        picture = composeOnto(picture, patchOfOverlay(overlay))
      }
      return cropPicture(picture, rect)
    },

    async place(placement) {
      const image = await pickedImage(placement.source)
      const versions = placement.versions.map(({ record, name, content }) => ({
        id: record.id,
        parent: record.parent,
        name,
        overlay: encodePng(overlayPicture(content, image)),
        record: JSON.stringify(record),
      }))
      const layers = await document.placeOverlays({
        node: placement.source,
        imageHash: placement.state,
        marker: JSON.stringify({ ...placement.marker, layer: placement.source }),
        show: placement.show,
        versions,
      })
      return { versions: layers }
    },
  }
}

function describe(image: PickedImage, { picture, color }: DecodedPicture): Picked {
  const marker = image.marker === '' ? null : readMarker(JSON.parse(image.marker))
  return {
    source: image.node,
    name: image.name,
    width: image.width,
    height: image.height,
    depth: picture.depth,
    color,
    state: image.imageHash,
    lineage: marker?.ok ? marker.marker.lineage : null,
    head: { kind: 'source' },
    offersRegion: false,
  }
}

function overlayPicture(content: NewVersion['content'], image: PickedImage): Picture {
  if (content.kind === 'patch') return overlayOfPatch(content.patch, image)
  throw new RefineError(
    'not_supported',
    'Figma shows this change as a new picture, not as an overlay.',
    {
      hint: 'Place it as a new layer.',
    },
  )
}
