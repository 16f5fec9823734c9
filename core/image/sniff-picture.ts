import { hasPngSignature, readUint32 } from './png/png-chunks.ts'
import { samplesOfColorType } from './png/png-header.ts'
import { sniffJpeg } from './sniff/sniff-jpeg.ts'
import { sniffWebp } from './sniff/sniff-webp.ts'
import type { SniffedPicture } from './sniff/sniffed-picture.ts'
import {
  type Orientation,
  orientationOfTiff,
  readLong,
  readTiffTags,
  readWord,
  tiffTag,
} from './sniff/tiff-tags.ts'

/**
 * Says what kind of picture file bytes are, by their first bytes and never by a name, and how large it claims to be.
 *
 * Decodes nothing and trusts nothing: null for anything unknown, however short. Sizes are the file's own claim.
 */
export function sniffPicture(bytes: Uint8Array): SniffedPicture | null {
  return (
    sniffPng(bytes) ??
    sniffJpeg(bytes) ??
    sniffWebp(bytes) ??
    sniffGif(bytes) ??
    sniffPsd(bytes) ??
    sniffTiff(bytes) ??
    sniffHeif(bytes) ??
    sniffBmp(bytes)
  )
}

function sniffPng(bytes: Uint8Array): SniffedPicture | null {
  if (!hasPngSignature(bytes)) return null
  if (bytes.length < 33 || letters(bytes, 12, 4) !== 'IHDR') {
    return { format: 'png', width: null, height: null }
  }
  const channels = samplesOfColorType[bytes[25] as keyof typeof samplesOfColorType]
  return {
    format: 'png',
    width: readUint32(bytes, 16) || null,
    height: readUint32(bytes, 20) || null,
    ...(channels !== undefined && { channels }),
    ...readPngOrientation(bytes),
  }
}

/** Looks for eXIf among the chunks, which may stand on either side of the pixels, without checking them. */
function readPngOrientation(bytes: Uint8Array): { orientation?: Orientation } {
  for (let pos = 8; pos + 12 <= bytes.length; pos += 12 + readUint32(bytes, pos)) {
    if (letters(bytes, pos + 4, 4) !== 'eXIf') continue
    const orientation = orientationOfTiff(bytes.subarray(pos + 8, pos + 8 + readUint32(bytes, pos)))
    return orientation ? { orientation } : {}
  }
  return {}
}

function sniffGif(bytes: Uint8Array): SniffedPicture | null {
  if (!/^GIF8[79]a$/.test(letters(bytes, 0, 6))) return null
  const width = readWord(bytes, 6, true) || null
  return { format: 'gif', width, height: readWord(bytes, 8, true) || null }
}

function sniffPsd(bytes: Uint8Array): SniffedPicture | null {
  if (letters(bytes, 0, 4) !== '8BPS') return null
  return {
    format: 'psd',
    width: readLong(bytes, 18, false) || null,
    height: readLong(bytes, 14, false) || null,
    channels: readWord(bytes, 12, false),
    cmyk: readWord(bytes, 24, false) === 4,
  }
}

function sniffTiff(bytes: Uint8Array): SniffedPicture | null {
  const tags = readTiffTags(bytes)
  if (!tags) return null
  const orientation = orientationOfTiff(bytes)
  const channels = tags.get(tiffTag.samples)
  return {
    format: 'tiff',
    width: tags.get(tiffTag.width) || null,
    height: tags.get(tiffTag.height) || null,
    cmyk: tags.get(tiffTag.colorModel) === 5,
    ...(channels !== undefined && { channels }),
    ...(orientation && { orientation }),
  }
}

/** AVIF and HEIC share a container; its size stands too deep inside for a look at the first bytes. */
function sniffHeif(bytes: Uint8Array): SniffedPicture | null {
  if (letters(bytes, 4, 4) !== 'ftyp') return null
  const end = Math.min(readLong(bytes, 0, false), bytes.length, 256)
  const brands: string[] = []
  for (let pos = 8; pos + 4 <= end; pos += 4) if (pos !== 12) brands.push(letters(bytes, pos, 4))
  const size = { width: null, height: null }
  if (brands.some((brand) => brand === 'avif' || brand === 'avis'))
    return { format: 'avif', ...size }
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) {
    return { format: 'heic', ...size }
  }
  return null
}

function sniffBmp(bytes: Uint8Array): SniffedPicture | null {
  // Two letters are a weak sign: the reserved field has to be empty and the header's length one that exists.
  if (letters(bytes, 0, 2) !== 'BM' || bytes.length < 26 || readLong(bytes, 6, true) !== 0)
    return null
  const headerBytes = readLong(bytes, 14, true)
  if (headerBytes === 12) {
    return { format: 'bmp', width: readWord(bytes, 18, true), height: readWord(bytes, 20, true) }
  }
  if (headerBytes < 40 || headerBytes > 124) return null
  // A negative height means that the top row comes first.
  const height = Math.abs(readLong(bytes, 22, true) | 0)
  return { format: 'bmp', width: readLong(bytes, 18, true) || null, height: height || null }
}

function letters(bytes: Uint8Array, pos: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(pos, pos + count))
}
