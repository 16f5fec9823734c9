import { zlibSync } from 'fflate'
import type { Steps } from '../steps.ts'
import { adler32 } from './adler32.ts'
import { type DeflateLevel, deflateOpen } from './deflate-open.ts'
import { joinBytes } from './join-bytes.ts'

/** Bytes handed to deflate at once. */
const bytesAtOnce = 1 << 16

/** First two bytes of a zlib stream: deflate with a window of 32 kB. */
export const zlibHead = Uint8Array.of(0x78, 0x01)

/** An empty last block with fixed codes: where a stream of blocks ends. */
const lastBlock = Uint8Array.of(3, 0)

/** Packs bytes as zlib does (RFC 1950), a piece a step. */
export function* zlibInSteps(bytes: Uint8Array, level: DeflateLevel): Steps<Uint8Array> {
  if (bytes.length <= bytesAtOnce) return zlibSync(bytes, { level })
  const stream = deflateOpen(level, 0)
  let sum = 1
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    const piece = bytes.subarray(from, from + bytesAtOnce)
    sum = adler32(piece, sum)
    stream.push(piece)
    yield
  }
  const trailer = Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum)
  return joinBytes([zlibHead, ...stream.finish(), lastBlock, trailer])
}
