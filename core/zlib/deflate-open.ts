import { Deflate } from 'fflate'

/** How hard deflate tries: 0 stores, 1 is fastest, 9 is smallest. */
export type DeflateLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

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
 * fflate's streams refer to bytes before their own beginning (101arrowz/fflate#260). So they are given a full window
 * of bytes to begin with, which nothing in the first window of real bytes is like ({@link pickFiller}); where there is
 * no such filler, that first window is stored, and the rest is packed with it as its dictionary. fflate's
 * `flush(true)` writes a damaged block where it begins within a byte, so the empty block that ends a stream is
 * rewritten instead.
 */
export function deflateOpen(level: DeflateLevel, zeros: number): OpenDeflate {
  const parts: Uint8Array[] = []
  const first = new Uint8Array(windowBytes + 2)
  const start = Math.min(zeros, windowBytes)
  let filled = start
  let stream: Deflate | null = null

  const startStream = () => {
    const known = first.subarray(0, filled)
    const filler = start < windowBytes ? pickFiller(known) : 0
    if (filler === null) parts.push(storedBlock(known.subarray(start, windowBytes)))
    const begin = filler === null ? windowBytes : start
    const dictionary = new Uint8Array(windowBytes)
    if (filler !== null) dictionary.fill(filler)
    dictionary.set(known.subarray(0, begin), windowBytes - Math.min(begin, filled))
    const started = new Deflate({ level, dictionary }, (bytes) => {
      if (bytes.length > 0) parts.push(bytes)
    })
    started.push(known.subarray(begin))
    return started
  }

  return {
    push(bytes) {
      const head = stream ? bytes.subarray(0, 0) : bytes.subarray(0, first.length - filled)
      first.set(head, filled)
      filled += head.length
      if (head.length === bytes.length) return
      stream ??= startStream()
      stream.push(bytes.subarray(head.length))
    },
    finish() {
      if (filled === start) return parts
      stream ??= startStream()
      stream.flush()
      const complete = parts.length
      stream.push(new Uint8Array(0), true)
      parts.push(...parts.splice(complete).map(reopen))
      return parts
    },
  }
}

/**
 * Gives a byte that can be repeated before the known bytes without any three of them being found again in it, also
 * across the border; null when every value is found.
 *
 * Deflate repeats three bytes at least, so that nothing can refer to such a filler.
 */
function pickFiller(known: Uint8Array): number | null {
  const isFound = new Uint8Array(256)
  const last = Math.min(known.length, windowBytes)
  for (let pos = 0; pos < last; pos++) {
    const value = known[pos] as number
    const next = known[pos + 1]
    if (next === value || (next === known[0] && known[pos + 2] === known[1])) isFound[value] = 1
  }
  const filler = isFound.lastIndexOf(0)
  return filler < 0 ? null : filler
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
