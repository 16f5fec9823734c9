import { sha256Hex } from '../../core/bytes.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { maxWord, type Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import { checksumOfWords } from '../../core/image/words-checksum.ts'
import { finish } from '../../core/steps.ts'

/** Begins the texts below: they are compared with no other host's (`core/history/pixel-texts.ts`). */
const form = 'psd:'

const pictureChecksums = new WeakMap<Picture, string>()

/**
 * Gives a text that changes with any visible word of a picture; made for noticing changes, not against forgery.
 *
 * Colour under alpha 0 does not count: programs that save a layer again are free to forget it.
 */
export function checksumOfPicture(picture: Picture): string {
  const known = pictureChecksums.get(picture)
  if (known !== undefined) return known
  const { width, height, depth, data: words } = picture
  const seen = finish(checksumOfWords({ words, components: 4, opaque: maxWord(depth) }))
  const checksum = `${width}x${height}x${depth}-${seen}`
  pictureChecksums.set(picture, checksum)
  return checksum
}

/** Gives the state of a source: changes with its size, depth, pixels and profile, and with nothing else. */
export function stateOfSource(picture: Picture, color: ColorTag): string {
  const profile = color.icc ? sha256Hex(color.icc).slice(0, 12) : color.space
  return `${form}${checksumOfPicture(picture)}-${profile}`
}

/** Gives the fingerprint of a version's layer: its pixels, mask, place over the source and opacity. */
export function fingerprintOfVersion(
  picture: Picture,
  coverage: Uint8Array | null,
  place: Rect,
  style: { readonly opacity: number; readonly blend: string },
): string {
  const mask = coverage ? checksumOfCoverage(coverage) : 'none'
  return `${form}${place.x},${place.y}-${checksumOfPicture(picture)}-${mask}-${style.opacity}${style.blend}`
}

function checksumOfCoverage(words: Uint8Array): string {
  return finish(checksumOfWords({ words, components: 1, opaque: 255 }))
}
