const modulus = 65_521

/** Bytes that can be summed before the sums pass 2³² (as in zlib). */
const safeBytes = 5552

/** Gives the Adler-32 of bytes, as zlib streams end with it (RFC 1950); `before` continues an earlier sum. */
export function adler32(bytes: Uint8Array, before = 1): number {
  let low = before & 0xffff
  let high = before >>> 16
  for (let start = 0; start < bytes.length; start += safeBytes) {
    const end = Math.min(bytes.length, start + safeBytes)
    for (let pos = start; pos < end; pos++) {
      low += bytes[pos] as number
      high += low
    }
    low %= modulus
    high %= modulus
  }
  return ((high << 16) | low) >>> 0
}

/** Gives the Adler-32 after `count` further bytes of 0, without looking at them: only the second sum grows. */
export function adler32AfterZeros(before: number, count: number): number {
  const low = before & 0xffff
  const high = ((before >>> 16) + low * count) % modulus
  return ((high << 16) | low) >>> 0
}
