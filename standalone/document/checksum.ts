import { sha256Hex } from '../../core/bytes.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import type { Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'

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
  const lanes = hashWords(picture.data)
  const checksum = `${picture.width}x${picture.height}x${picture.depth}-${lanes}`
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
  const mask = coverage ? hashBytes(coverage) : 'none'
  return `${form}${place.x},${place.y}-${checksumOfPicture(picture)}-${mask}-${style.opacity}${style.blend}`
}

function hashWords(words: Uint8Array | Uint16Array): string {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let pos = 0; pos < words.length; pos += 4) {
    const alpha = words[pos + 3] as number
    const low = alpha === 0 ? 0 : ((words[pos] as number) << 16) ^ (words[pos + 1] as number)
    const high = alpha === 0 ? 0 : ((words[pos + 2] as number) << 16) ^ alpha
    a = Math.imul(a ^ low, 0x01000193) ^ (a >>> 15)
    b = Math.imul((b ^ high) + a, 0xc2b2ae35) ^ (b >>> 13)
  }
  return toHex(a, b)
}

function hashBytes(bytes: Uint8Array): string {
  let a = 0x9e3779b9
  let b = bytes.length
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ (bytes[i] as number), 0x01000193) ^ (a >>> 15)
    b = Math.imul(b + a, 0xc2b2ae35) ^ (b >>> 13)
  }
  return toHex(a, b)
}

function toHex(...lanes: readonly number[]): string {
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
