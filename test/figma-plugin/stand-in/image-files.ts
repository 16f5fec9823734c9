const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Gives a PNG as far as its header goes: enough to tell what it is and how large. */
export function pngHeader(width: number, height: number): Uint8Array {
  const header = new Uint8Array(33)
  const view = new DataView(header.buffer)
  header.set(signature)
  view.setUint32(8, 13)
  header.set([0x49, 0x48, 0x44, 0x52], 12)
  view.setUint32(16, width)
  view.setUint32(20, height)
  header.set([8, 6], 24)
  return header
}

/** Gives a GIF as far as its size. */
export function gifHeader(width: number, height: number): Uint8Array {
  const size = [width & 255, width >> 8, height & 255, height >> 8]
  return Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, ...size])
}

/** Gives a JPEG as far as its frame header, with an EXIF orientation (1 to 8). */
export function jpegHeader(width: number, height: number, orientation: number): Uint8Array {
  const tag = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...tag, 0, 0, 0, 0]
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  const length = exif.length + 2
  const frame = [
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ]
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...exif, ...frame])
}
