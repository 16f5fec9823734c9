import { Deflate } from 'fflate'
import type { DeflateLevel } from './deflate-rows.ts'

/** How far back deflate can look. */
const windowBytes = 32_768

/** Deflates bytes to blocks that others can follow. */
export interface OpenDeflate {
  push(bytes: Uint8Array): void
  /** Gives the packed blocks; they end on a whole byte, and none is marked as the stream's last. */
  finish(): Uint8Array[]
}

/**
 * Starts deflating behind `zeros` bytes of 0 that are packed already, and leaves the stream open at its end.
 *
 * fflate's streams refer to bytes before their own beginning (101arrowz/fflate#260), so the bytes until a window is
 * full are stored, and the rest is packed with that window as its dictionary. Its `flush(true)` writes a damaged block
 * where it begins within a byte, so the empty block that ends a stream is rewritten instead.
 */
export function deflateOpen(level: DeflateLevel, zeros: number): OpenDeflate {
  const parts: Uint8Array[] = []
  const window = new Uint8Array(windowBytes)
  const start = Math.min(zeros, windowBytes)
  let filled = start
  let stream: Deflate | null = null

  const storeWindow = () => {
    if (filled > start) parts.push(storedBlock(window.subarray(start, filled)))
  }
  const startStream = () => {
    storeWindow()
    return new Deflate({ level, dictionary: window }, (bytes) => {
      if (bytes.length > 0) parts.push(bytes)
    })
  }

  return {
    push(bytes) {
      const first = bytes.subarray(0, windowBytes - filled)
      window.set(first, filled)
      filled += first.length
      if (first.length === bytes.length) return
      stream ??= startStream()
      stream.push(bytes.subarray(first.length))
    },
    finish() {
      if (!stream) {
        storeWindow()
        return parts
      }
      stream.flush()
      const complete = parts.length
      stream.push(new Uint8Array(0), true)
      parts.push(...parts.splice(complete).map(reopen))
      return parts
    },
  }
}

function storedBlock(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(5 + bytes.length)
  block[1] = bytes.length
  block[2] = bytes.length >> 8
  block[3] = ~bytes.length
  block[4] = ~bytes.length >> 8
  block.set(bytes, 5)
  return block
}

/**
 * Takes the empty last block off the end of a stream, and puts an empty stored block there that is not the last.
 *
 * Such a block is 1, 1 0 and seven 0 with fixed codes, or 1, 0 0, padding and 00 00 FF FF when stored: the highest bit
 * that is set belongs to its first two bits either way, and what stands below them to the block before.
 */
function reopen(end: Uint8Array): Uint8Array {
  const isStored = end.at(-1) === 255
  const body = isStored ? end.subarray(0, -4) : end
  let highest = body.length * 8 - 1
  while (highest >= 0 && !hasBit(body, highest)) highest--
  const first = isStored ? highest : highest - 1
  if (first < 0 || !hasBit(body, first)) {
    throw new TypeError('Expected a deflate stream that ends with an empty block')
  }
  const bytes = new Uint8Array(Math.ceil((first + 3) / 8) + 4)
  bytes.set(body.subarray(0, bytes.length - 4))
  for (let bit = first; bit < first + 3; bit++) clearBit(bytes, bit)
  bytes.fill(255, bytes.length - 2)
  return bytes
}

function hasBit(bytes: Uint8Array, bit: number): boolean {
  return (((bytes[bit >> 3] as number) >> (bit & 7)) & 1) === 1
}

function clearBit(bytes: Uint8Array, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] as number) & ~(1 << (bit & 7))
}
