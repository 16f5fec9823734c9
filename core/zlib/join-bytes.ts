/** Gives the bytes of several arrays, one after the other, in one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let pos = 0
  for (const part of parts) {
    joined.set(part, pos)
    pos += part.length
  }
  return joined
}
