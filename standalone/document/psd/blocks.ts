import type { ByteCursor } from './byte-cursor.ts'
import type { ByteSink } from './byte-sink.ts'
import type { PsdBlock } from './psd-file.ts'

const signatures = new Set(['8BIM', '8B64', '8ELE'])

/**
 * Reads all blocks up to the cursor's end, losing no byte.
 *
 * Writers disagree on whether a block is padded to 2 or 4 bytes and whether its length counts the padding, so
 * up to three zeros before the next signature or the end are taken as padding, and what is no block is kept as a
 * block without a key.
 */
export function readBlocks(cursor: ByteCursor): PsdBlock[] {
  const blocks: PsdBlock[] = []
  while (cursor.left > 0) {
    const signature = String.fromCharCode(...cursor.peek(4))
    if (cursor.left < 12 || !signatures.has(signature)) {
      blocks.push(stray(cursor.take(cursor.left).slice()))
      break
    }
    cursor.take(4)
    const key = cursor.key()
    const data = cursor.take(cursor.u32()).slice()
    const padding = paddingBeforeSignature(cursor)
    cursor.take(padding)
    blocks.push({ signature, key, data, padding })
  }
  return blocks
}

/** Writes blocks exactly as they were read. */
export function writeBlocks(sink: ByteSink, blocks: readonly PsdBlock[]): void {
  for (const block of blocks) {
    if (block.key !== '') {
      sink.text(block.signature)
      sink.text(block.key)
      sink.u32(block.data.length)
    }
    sink.bytes(block.data)
    sink.zeros(block.padding)
  }
}

/** Makes a block whose length is a multiple of four, which every reader takes. */
export function makeBlock(key: string, data: Uint8Array): PsdBlock {
  const padded = new Uint8Array(Math.ceil(data.length / 4) * 4)
  padded.set(data)
  return { signature: '8BIM', key, data: padded, padding: 0 }
}

/** Gives `blocks` with the block of this key replaced in place, or added at the end. */
export function withBlock(blocks: readonly PsdBlock[], block: PsdBlock): readonly PsdBlock[] {
  const known = blocks.some(({ key }) => key === block.key)
  if (!known) return [...blocks, block]
  return blocks.map((existing) => (existing.key === block.key ? block : existing))
}

function paddingBeforeSignature(cursor: ByteCursor): number {
  const next = cursor.peek(8)
  if (cursor.left < 4) return next.every((byte) => byte === 0) ? cursor.left : 0
  for (let skip = 0; skip < 4; skip++) {
    if (skip > 0 && next[skip - 1] !== 0) return 0
    if (signatures.has(String.fromCharCode(...next.subarray(skip, skip + 4)))) return skip
  }
  return 0
}

function stray(data: Uint8Array): PsdBlock {
  return { signature: '', key: '', data, padding: 0 }
}
