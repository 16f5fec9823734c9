import { readGifBlocks } from './sniff/gif-blocks.ts'

/**
 * Finds the ICC profile inside a JPEG, WebP or GIF file; null when it has none or it is incomplete.
 *
 * JPEG keeps it in numbered APP2 segments, GIF in an application extension (ICC.1, annex B), WebP in an `ICCP` chunk.
 */
export function embeddedProfile(
  bytes: Uint8Array,
  format: 'jpeg' | 'webp' | 'gif',
): Uint8Array | null {
  if (format === 'gif') return profileOfGif(bytes)
  return format === 'jpeg' ? profileOfJpeg(bytes) : profileOfWebp(bytes)
}

const jpegLabel = 'ICC_PROFILE\0'

function profileOfJpeg(bytes: Uint8Array): Uint8Array | null {
  const pieces = new Map<number, Uint8Array>()
  let count = 0
  let pos = 2
  while (pos + 4 <= bytes.length && bytes[pos] === 0xff) {
    const marker = bytes[pos + 1] as number
    // Fill bytes may precede a marker; pixels begin at SOS, and no profile comes after them.
    if (marker === 0xff) {
      pos++
      continue
    }
    if (marker === 0xda || marker === 0xd9) break
    const length = ((bytes[pos + 2] as number) << 8) | (bytes[pos + 3] as number)
    const body = bytes.subarray(pos + 4, pos + 2 + length)
    if (marker === 0xe2 && startsWith(body, jpegLabel)) {
      pieces.set(body[jpegLabel.length] as number, body.subarray(jpegLabel.length + 2))
      count = body[jpegLabel.length + 1] as number
    }
    pos += 2 + length
  }
  const ordered = Array.from({ length: count }, (_, index) => pieces.get(index + 1))
  if (count === 0 || ordered.includes(undefined)) return null
  return join(ordered.filter((piece) => piece !== undefined))
}

function profileOfWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let pos = 12
  while (pos + 8 <= bytes.length) {
    const length = view.getUint32(pos + 4, true)
    if (startsWith(bytes.subarray(pos), 'ICCP')) {
      return pos + 8 + length <= bytes.length ? bytes.slice(pos + 8, pos + 8 + length) : null
    }
    pos += 8 + length + (length & 1)
  }
  return null
}

function profileOfGif(bytes: Uint8Array): Uint8Array | null {
  for (const block of readGifBlocks(bytes)) {
    if (block.kind === 'application' && block.name === 'ICCRGBG1012') return block.data
  }
  return null
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false
  return true
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let pos = 0
  for (const piece of pieces) {
    whole.set(piece, pos)
    pos += piece.length
  }
  return whole
}
