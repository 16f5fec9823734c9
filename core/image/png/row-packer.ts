import { RefineError } from '../../errors.ts'
import type { Steps } from '../../steps.ts'
import type { ColorTag } from '../color-tag.ts'
import { colorModelOfIcc } from '../icc.ts'
import { pixelsAtOnce } from '../in-runs.ts'
import type { Picture } from '../picture.ts'
import {
  packGrey8,
  packGrey16,
  packGreyAlpha8,
  packGreyAlpha16,
  packRgb8,
  packRgb16,
  packRgba8,
  packRgba16,
} from './pack-row.ts'
import type { PngColorType } from './png-header.ts'

/**
 * Gives the kind of pixels that a picture of this tag is written with: RGB, unless the profile is a grey one, which PNG
 * allows on grey pixels only. An `opaque` picture is written without alpha.
 *
 * @throws RefineError `unsupported_source` when the tag's profile can't describe the pixels.
 */
export function* choosePngColorType(
  picture: Picture,
  { icc }: ColorTag,
  opaque: boolean,
): Steps<PngColorType> {
  const model = icc ? colorModelOfIcc(icc) : ''
  if (model === '' || model === 'RGB') return opaque ? 2 : 6
  if (model === 'GRAY' && (yield* isGrey(picture))) return opaque ? 0 : 4
  throw new RefineError(
    'unsupported_source',
    `A PNG with these pixels can't carry the picture's colour profile, which is made for ${model === 'GRAY' ? 'greyscale' : model}.`,
    { hint: 'Convert the picture to RGB (sRGB is a safe choice) and try again.' },
  )
}

/** Gives the function that fills in the bytes of the picture's row `y`, as that kind of pixels stores them. */
export function createRowPacker(
  picture: Picture,
  colorType: PngColorType,
): (y: number, row: Uint8Array) => void {
  const { width } = picture
  if (picture.depth === 8) {
    const pack = { 0: packGrey8, 2: packRgb8, 3: packRgb8, 4: packGreyAlpha8, 6: packRgba8 }[
      colorType
    ]
    return (y, row) => pack(picture.data, y * width * 4, width, row)
  }
  const pack = { 0: packGrey16, 2: packRgb16, 3: packRgb16, 4: packGreyAlpha16, 6: packRgba16 }[
    colorType
  ]
  return (y, row) => pack(picture.data, y * width * 4, width, row)
}

function* isGrey({ data }: Picture): Steps<boolean> {
  for (let from = 0; from < data.length; from += pixelsAtOnce * 4) {
    const to = Math.min(data.length, from + pixelsAtOnce * 4)
    for (let pos = from; pos < to; pos += 4) {
      if (data[pos] !== data[pos + 1] || data[pos] !== data[pos + 2]) return false
    }
    yield
  }
  return true
}
