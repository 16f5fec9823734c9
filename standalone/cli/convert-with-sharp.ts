import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { RefineError } from '../../core/errors.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import type { ColorConverter } from '../../core/ports.ts'

/** Converts between a picture's own profile and sRGB with Little CMS, at the picture's depth. */
export const convertWithSharp: ColorConverter = {
  async toSrgb(picture, from) {
    if (from.space === 'srgb') return picture
    const icc = profileOf(from)
    // A PNG that carries the profile is how the profile reaches the decoder; its words are exact.
    const png = encodePng(picture, { color: { space: 'other', name: from.name, icc }, level: 0 })
    return rawPicture(sharp(png), picture)
  },

  async fromSrgb(picture, to) {
    if (to.space === 'srgb') return picture
    const folder = await mkdtemp(join(tmpdir(), 'pentimento-'))
    try {
      const profile = join(folder, 'profile.icc')
      await writeFile(profile, profileOf(to))
      const png = encodePng(picture, { level: 0 })
      return await rawPicture(sharp(png).withIccProfile(profile), picture)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
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
