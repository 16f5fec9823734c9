/**
 * PackBits, PSD's run-length code: a byte n of 0..127 is followed by n + 1 bytes to copy, one of 129..255 by one
 * byte to repeat 257 - n times, 128 means nothing. Rows are packed one by one.
 */

/** Packs `length` bytes from `start` into `target` at `at`; gives the position after the last byte written. */
export function packRow(
  source: Uint8Array,
  start: number,
  length: number,
  target: Uint8Array,
  at: number,
): number {
  const end = start + length
  let pos = start
  let out = at
  while (pos < end) {
    let run = runLength(source, pos, end)
    if (run >= 3) {
      target[out++] = 257 - run
      target[out++] = source[pos] as number
      pos += run
      continue
    }
    const from = pos
    while (pos < end && pos - from < 128) {
      run = runLength(source, pos, end)
      if (run >= 3) break
      pos = Math.min(pos + run, from + 128)
    }
    target[out++] = pos - from - 1
    target.set(source.subarray(from, pos), out)
    out += pos - from
  }
  return out
}

/** The most bytes that {@link packRow} can write for a row. */
export function packedBound(length: number): number {
  return length + Math.ceil(length / 128) + 1
}

/**
 * Unpacks a row into `target` at `at`.
 *
 * @returns whether the packed bytes gave exactly `length` bytes.
 */
export function unpackRow(
  packed: Uint8Array,
  target: Uint8Array,
  at: number,
  length: number,
): boolean {
  const end = at + length
  let out = at
  let pos = 0
  while (pos < packed.length && out < end) {
    const head = packed[pos++] as number
    if (head === 128) continue
    if (head < 128) {
      const count = head + 1
      if (out + count > end || pos + count > packed.length) return false
      for (let i = 0; i < count; i++) target[out++] = packed[pos++] as number
    } else {
      const count = 257 - head
      if (out + count > end || pos >= packed.length) return false
      target.fill(packed[pos++] as number, out, out + count)
      out += count
    }
  }
  return out === end
}

function runLength(source: Uint8Array, pos: number, end: number): number {
  const value = source[pos] as number
  const limit = Math.min(end, pos + 128)
  let next = pos + 1
  while (next < limit && source[next] === value) next++
  return next - pos
}
