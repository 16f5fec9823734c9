/** One block of a GIF file (GIF89a, sections 20 to 26). */
export type GifBlock =
  | { readonly kind: 'frame' }
  | { readonly kind: 'application'; readonly name: string; readonly data: Uint8Array }
  | { readonly kind: 'other' }

/** Goes through a GIF file's blocks without unpacking any; ends quietly where the file does not go on as it should. */
export function* readGifBlocks(bytes: Uint8Array): Generator<GifBlock, void> {
  let pos = 13 + colorTableBytes(bytes[10] ?? 0)
  while (pos < bytes.length) {
    const mark = bytes[pos]
    if (mark === 0x2c) {
      yield { kind: 'frame' }
      // The frame's head, its colours and the size of its codes come before its pixels.
      pos = skipSubBlocks(bytes, pos + 11 + colorTableBytes(bytes[pos + 9] ?? 0))
    } else if (mark === 0x21) {
      const end = skipSubBlocks(bytes, pos + 2)
      yield bytes[pos + 1] === 0xff ? application(bytes, pos + 2, end) : { kind: 'other' }
      pos = end
    } else {
      return
    }
  }
}

/** Tells whether a GIF has more than one frame. */
export function isAnimatedGif(bytes: Uint8Array): boolean {
  let frames = 0
  for (const { kind } of readGifBlocks(bytes)) if (kind === 'frame' && ++frames > 1) return true
  return false
}

function application(bytes: Uint8Array, start: number, end: number): GifBlock {
  const nameBytes = bytes[start] ?? 0
  const name = String.fromCharCode(...bytes.subarray(start + 1, start + 1 + nameBytes))
  const data = new Uint8Array(Math.max(0, end - start))
  let length = 0
  for (let pos = start + 1 + nameBytes; (bytes[pos] ?? 0) > 0; ) {
    const part = bytes.subarray(pos + 1, pos + 1 + (bytes[pos] as number))
    data.set(part, length)
    length += part.length
    pos += 1 + part.length
  }
  return { kind: 'application', name, data: data.slice(0, length) }
}

/** Gives the position after a run of blocks that each state their length and end with an empty one. */
function skipSubBlocks(bytes: Uint8Array, start: number): number {
  let pos = start
  while ((bytes[pos] ?? 0) > 0) pos += 1 + (bytes[pos] as number)
  return pos + 1
}

function colorTableBytes(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}
