import type { Document } from 'photoshop'
import { RefineError } from '../../core/errors.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { type Depth, type Picture, toDepth } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import type { ColorConverter } from '../../core/ports.ts'
import { documentInFront } from '../layers/open-document.ts'
import { inModal } from '../modal/in-modal.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { srgbProfile } from '../pixels/color-tag-of.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { convertInScratch } from './convert-in-scratch.ts'

/**
 * Makes the way between a document's colours and sRGB: Photoshop's own, on a layer that is taken back at once.
 *
 * @throws RefineError `not_found` when no document with that profile is open any more.
 */
export function createColorConverter(parts: PixelParts): ColorConverter {
  const convert = async (picture: Picture, tag: ColorTag, direction: 'to' | 'from') => {
    if (tag.space === 'srgb') return picture
    return inModal(parts, { name: 'Convert colours' }, async (scope: ModalScope) => {
      const { document, depth } = documentWith(parts, tag.name)
      const [declared, wanted] = direction === 'to' ? [null, srgbProfile] : [srgbProfile, null]
      const converted = await convertInScratch(parts, scope, document.id, {
        picture: toDepth(picture, depth),
        rect: rectOf(picture),
        declared,
        wanted,
      })
      return toDepth(converted, picture.depth)
    })
  }
  return {
    toSrgb: (picture, from) => convert(picture, from, 'to'),
    fromSrgb: (picture, to) => convert(picture, to, 'from'),
  }
}

/** Finds an open RGB document of that profile, the one in front first. */
function documentWith(
  { photoshop }: PixelParts,
  profile: string,
): { readonly document: Document; readonly depth: Depth } {
  const { app, constants } = photoshop
  const front = documentInFront(photoshop)
  const all = [...app.documents].sort((a, b) => Number(b.id === front) - Number(a.id === front))
  const { EIGHT, SIXTEEN } = constants.BitsPerChannelType
  for (const document of all) {
    const depth = document.bitsPerChannel
    if (document.mode !== constants.DocumentMode.RGB || document.colorProfileName !== profile)
      continue
    if (depth === EIGHT) return { document, depth: 8 }
    if (depth === SIXTEEN) return { document, depth: 16 }
  }
  throw new RefineError(
    'not_found',
    `No document in ${profile} is open, so its colours can’t be converted.`,
    { hint: 'Open the document again; a picture that has arrived is kept.', retryable: true },
  )
}
