import type { Steps } from '../../steps.ts'

let tables: Int32Array | undefined

/** Bytes that are summed in one step. */
const bytesAtOnce = 1 << 20

/**
 * Gives the CRC-32 of bytes, as PNG stores it behind every chunk (polynomial 0xEDB88320).
 *
 * `before` continues an earlier sum, so that a chunk's type and data need not be joined first. Eight bytes a
 * step ("slicing by 8"; Kounavis and Berry 2005).
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  tables ??= buildTables()
  return updateCrc(tables, bytes, ~before)
}

/** Gives the CRC-32 of bytes as {@link crc32} does. */
export function* crc32InSteps(bytes: Uint8Array): Steps<number> {
  let sum = 0
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    if (from > 0) yield
    sum = crc32(bytes.subarray(from, from + bytesAtOnce), sum)
  }
  return sum
}

function updateCrc(table: Int32Array, bytes: Uint8Array, start: number): number {
  let crc = start
  let pos = 0
  for (; pos + 8 <= bytes.length; pos += 8) {
    const low =
      crc ^
      ((bytes[pos] as number) |
        ((bytes[pos + 1] as number) << 8) |
        ((bytes[pos + 2] as number) << 16) |
        ((bytes[pos + 3] as number) << 24))
    crc =
      (table[1792 + (low & 255)] as number) ^
      (table[1536 + ((low >>> 8) & 255)] as number) ^
      (table[1280 + ((low >>> 16) & 255)] as number) ^
      (table[1024 + (low >>> 24)] as number) ^
      (table[768 + (bytes[pos + 4] as number)] as number) ^
      (table[512 + (bytes[pos + 5] as number)] as number) ^
      (table[256 + (bytes[pos + 6] as number)] as number) ^
      (table[bytes[pos + 7] as number] as number)
  }
  for (; pos < bytes.length; pos++) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[pos] as number)) & 255] as number)
  }
  return ~crc >>> 0
}

/** Eight tables of 256 entries: table k is what a byte contributes when k more bytes follow it. */
function buildTables(): Int32Array {
  const table = new Int32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    table[byte] = crc
  }
  for (let i = 256; i < table.length; i++) {
    const previous = table[i - 256] as number
    table[i] = (previous >>> 8) ^ (table[previous & 255] as number)
  }
  return table
}
