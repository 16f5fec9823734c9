/** Gives a copy of a JPEG whose EXIF data no reader finds, so that it is decoded as it is stored. */
export function eraseOrientation(jpeg: Uint8Array): Uint8Array {
  const copy = new Uint8Array(jpeg)
  let pos = 2
  while (pos + 4 <= copy.length && copy[pos] === 0xff) {
    const marker = copy[pos + 1] as number
    if (marker === 0xff) {
      pos++
      continue
    }
    if (marker === 0xda || marker === 0xd9) break
    // APP1 becomes APP15, which means nothing to anyone.
    if (marker === 0xe1) copy[pos + 1] = 0xef
    pos += 2 + (((copy[pos + 2] as number) << 8) | (copy[pos + 3] as number))
  }
  return copy
}
