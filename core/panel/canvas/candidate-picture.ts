import type { Patch, VersionContent } from '../../edit/patch.ts'
import { type Rect, rectOf } from '../../image/rect.ts'
import { bandsOf, type PictureBands } from './picture-bands.ts'

/** A picture to be drawn over (or instead of) what shows, for looking at only. */
export interface CandidatePicture {
  readonly picture: PictureBands
  /** Where it lies, in source pixels. */
  readonly rect: Rect
  /** Whether what lies below is hidden. */
  readonly replaces: boolean
}

/** Gives a candidate as a picture with alpha, so that laying it over what shows is one drawing. */
export function candidatePicture(content: VersionContent): CandidatePicture {
  if (content.kind === 'patch') {
    return { picture: bandsOfPatch(content.patch), rect: content.patch.rect, replaces: false }
  }
  const { picture } = content
  const rect = content.kind === 'reframe' ? content.transform.rect : rectOf(picture)
  return { picture: bandsOf(picture), rect, replaces: true }
}

/** The patch's colour with its coverage as alpha. */
function bandsOfPatch({ color, coverage }: Patch): PictureBands {
  const { width, height } = color
  const opaque = bandsOf(color)
  return {
    width,
    height,
    band: (top, rows) => {
      const { data } = opaque.band(top, rows)
      const pixels = Uint8ClampedArray.from(data)
      const start = top * width
      for (let i = 0; i < width * rows; i++) {
        pixels[i * 4 + 3] = coverage.data[start + i] as number
      }
      return new ImageData(pixels, width, rows)
    },
  }
}
