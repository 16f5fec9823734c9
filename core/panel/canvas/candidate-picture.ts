import type { VersionContent } from '../../edit/patch.ts'
import { createPicture, type Picture, toDepth } from '../../image/picture.ts'
import { type Rect, rectOf } from '../../image/rect.ts'

/** A picture to be drawn over (or instead of) what shows, for looking at only. */
export interface CandidatePicture {
  readonly picture: Picture
  /** Where it lies, in source pixels. */
  readonly rect: Rect
  /** Whether what lies below is hidden. */
  readonly replaces: boolean
}

/** Gives a candidate as a picture with alpha, so that laying it over what shows is one drawing. */
export function candidatePicture(content: VersionContent): CandidatePicture {
  if (content.kind === 'replacing') {
    return { picture: content.picture, rect: rectOf(content.picture), replaces: true }
  }
  if (content.kind === 'reframe') {
    return { picture: content.picture, rect: content.transform.rect, replaces: true }
  }
  const { color, coverage, rect } = content.patch
  const eight = toDepth(color, 8)
  const picture = createPicture(eight, 8, Uint8Array.from(eight.data))
  for (let i = 0; i < coverage.data.length; i++)
    picture.data[i * 4 + 3] = coverage.data[i] as number
  return { picture, rect, replaces: false }
}
