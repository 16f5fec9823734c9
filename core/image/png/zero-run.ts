/*
 * Bytes of 0, deflated without looking at them: one block whose three-symbol code spends two bits on 258 bytes, so that
 * its body is again bytes of 0 (RFC 1951, 3.2.7). That is as small as deflate gets, about 1:1032.
 *
 * Codes: "copy 258 bytes" 0, "a byte of 0" 10, "end of block" 11; distance 1: 0. A second distance is given the code 1
 * that nothing uses, for readers that insist on complete codes.
 */

const copyLength = 258

/** The block's head: 105 bits, lowest first. */
const headBits = 105

let head: Uint8Array | undefined

/**
 * Gives deflate blocks that unpack to `count` bytes of 0 and end on a whole byte: the run itself, and an empty stored
 * block, which is marked as the stream's last one when `isLast`.
 */
export function deflateZeros(count: number, isLast = false): Uint8Array {
  const copies = count > 0 ? Math.floor((count - 1) / copyLength) : 0
  const literals = count - copies * copyLength
  const runBits = count > 0 ? headBits + 2 * copies + 2 * literals + 2 : 0
  const bytes = new Uint8Array(Math.ceil((runBits + 3) / 8) + 4)
  if (count > 0) {
    head ??= writeHead()
    bytes.set(head)
    // The first byte can't be a copy: before it, nothing is there to be copied.
    writeBits(bytes, headBits, 1, 2)
    let bit = headBits + 2 + 2 * copies
    for (let i = 1; i < literals; i++, bit += 2) writeBits(bytes, bit, 1, 2)
    writeBits(bytes, bit, 3, 2)
  }
  if (isLast) writeBits(bytes, runBits, 1, 1)
  bytes.fill(0xff, bytes.length - 2)
  return bytes
}

/** A run that was recognised: how many bytes of 0 it is, and where the byte after its blocks stands. */
export interface ZeroRun {
  readonly count: number
  readonly end: number
}

/**
 * Recognises the blocks that {@link deflateZeros} writes, at a byte where a block begins; null for anything else.
 *
 * It costs a look at the packed bytes, a thousandth of what unpacking them would.
 */
export function readZeroRun(bytes: Uint8Array, start: number, isLast = false): ZeroRun | null {
  const empty = readEmptyBlock(bytes, start * 8, isLast)
  if (empty !== null) return { count: 0, end: empty }
  head ??= writeHead()
  for (let i = 0; i < head.length - 1; i++) if (bytes[start + i] !== head[i]) return null
  const end = bytes.length * 8
  let bit = start * 8 + headBits
  let count = 0
  // The head ends with a 0 in the lowest bit of its last byte; that bit belongs to the block, not to the run.
  if (readBit(bytes, bit - 1) !== readBit(head, headBits - 1)) return null
  while (bit + 2 <= end) {
    if ((bit & 7) === 0) {
      const byte = bit >>> 3
      let next = byte
      while (bytes[next] === 0) next++
      count += (next - byte) * 4 * copyLength
      bit = next * 8
      if (bit + 2 > end) return null
    }
    const first = readBit(bytes, bit)
    const second = readBit(bytes, bit + 1)
    bit += 2
    if (first === 1 && second === 1) {
      const after = readEmptyBlock(bytes, bit, isLast)
      return after === null || count === 0 ? null : { count, end: after }
    }
    // A second bit after a copy is its distance: 1 would be the one that is never used.
    if (first === 0 && second === 1) return null
    if (first === 0 && count === 0) return null
    count += first === 1 ? 1 : copyLength
  }
  return null
}

/** Gives the position of the byte after an empty stored block, or null when none stands at this bit. */
function readEmptyBlock(bytes: Uint8Array, bit: number, isLast: boolean): number | null {
  const marks = [isLast ? 1 : 0, 0, 0]
  if (marks.some((mark, i) => readBit(bytes, bit + i) !== mark)) return null
  const pos = Math.ceil((bit + 3) / 8)
  const isEmpty =
    bytes[pos] === 0 && bytes[pos + 1] === 0 && bytes[pos + 2] === 255 && bytes[pos + 3] === 255
  return isEmpty ? pos + 4 : null
}

function writeHead(): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(headBits / 8))
  let bit = 0
  const put = (value: number, bits: number) => {
    writeBits(bytes, bit, value, bits)
    bit += bits
  }
  put(0, 1) // not the last block
  put(2, 2) // with codes of its own
  put(286 - 257, 5) // symbols for bytes and lengths
  put(2 - 1, 5) // distances
  put(18 - 4, 4) // code lengths of code lengths, in this order: 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1
  for (const length of [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2]) put(length, 3)
  // Codes are sent highest bit first: "zeros" 0 with 7 bits of count − 11, length 1 as 10, length 2 as 11.
  const lengthOne = () => put(1, 2)
  const lengthTwo = () => put(3, 2)
  const zeros = (count: number) => put((count - 11) << 1, 8)
  lengthTwo() // a byte of 0
  zeros(138)
  zeros(117)
  lengthTwo() // end of block
  zeros(28)
  lengthOne() // copy 258 bytes
  lengthOne() // distance 1
  lengthOne() // distance 2
  return bytes
}

function writeBits(bytes: Uint8Array, start: number, value: number, bits: number): void {
  for (let i = 0; i < bits; i++) {
    const pos = (start + i) >>> 3
    bytes[pos] = (bytes[pos] as number) | (((value >> i) & 1) << ((start + i) & 7))
  }
}

function readBit(bytes: Uint8Array, bit: number): number {
  return ((bytes[bit >>> 3] ?? 0) >> (bit & 7)) & 1
}
