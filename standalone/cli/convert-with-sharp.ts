import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { RefineError } from '../../core/errors.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import type { ColorConverter } from '../../core/ports.ts'

/**
 * Converts between a picture's own profile and sRGB with Little CMS, at the picture's depth.
 *
 * Both ends are named each time: libvips works in Display P3 at 16 bits, and takes words without a profile for that.
 */
export const convertWithSharp: ColorConverter = {
  async toSrgb(picture, from) {
    if (from.space === 'srgb') return picture
    const png = pngWithProfile(picture, profileOf(from))
    return rawPicture(sharp(png).withIccProfile('srgb'), picture)
  },

  async fromSrgb(picture, to) {
    if (to.space === 'srgb') return picture
    const folder = await mkdtemp(join(tmpdir(), 'pentimento-'))
    try {
      const profile = join(folder, 'profile.icc')
      await writeFile(profile, profileOf(to))
      const png = pngWithProfile(picture, await srgbProfile())
      return await rawPicture(sharp(png).withIccProfile(profile), picture)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** A PNG is how a profile reaches the decoder; its words are exact. */
function pngWithProfile(picture: Picture, icc: Uint8Array): Uint8Array {
  return encodePng(picture, { color: { space: 'other', name: 'profile', icc }, level: 0 })
}

/** The sRGB profile that comes with sharp. */
async function srgbProfile(): Promise<Uint8Array> {
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
  const { icc } = await sharp(await dot.withIccProfile('srgb').png().toBuffer()).metadata()
  return Uint8Array.from(icc ?? [])
}

async function rawPicture(image: Sharp, { width, height, depth }: Picture): Promise<Picture> {
  const { data } = await image
    .toColourspace(depth === 16 ? 'rgb16' : 'srgb')
    .ensureAlpha()
    .raw({ depth: depth === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  return createPicture(
    { width, height },
    depth,
    depth === 16 ? new Uint16Array(bytes) : new Uint8Array(bytes),
  )
}

function profileOf({ icc, name }: ColorTag): Uint8Array {
  if (icc) return icc
  throw new RefineError(
    'unsupported_source',
    `The picture’s colours (${name}) are described without a profile, so they can’t be converted.`,
    {
      hint: 'Convert the picture to sRGB first, or use the local provider, which needs no conversion.',
    },
  )
}
