/**
 * Tells whether a JPEG goes on to its end-of-image marker: one that was cut off does not.
 *
 * Whatever follows that marker is passed over: cameras and phones append previews and more.
 */
export function reachesEnd(jpeg: Uint8Array): boolean {
  let pos = 2
  while (pos + 2 <= jpeg.length) {
    // Between segments only markers may stand; inside a scan everything up to the next marker is its data.
    const at = jpeg.indexOf(0xff, pos)
    if (at < 0) return false
    const marker = jpeg[at + 1]
    if (marker === undefined) return false
    if (marker === 0xd9) return true
    if (marker === 0xff) pos = at + 1
    else if (hasLength(marker)) {
      pos = at + 2 + Math.max(2, ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0))
    } else pos = at + 2
  }
  return false
}

/** All markers but a stuffed 0xFF of a scan, TEM, and RST0 to SOI. */
function hasLength(marker: number): boolean {
  return marker > 0x01 && !(marker >= 0xd0 && marker <= 0xd8)
}
