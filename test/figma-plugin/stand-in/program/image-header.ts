/** What the first bytes of an image file say. */
export interface ImageHeader {
  readonly width: number
  readonly height: number
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number
}

/** Reads the header of a PNG, JPEG or GIF; null for anything else and for files cut off before their size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return readPng(bytes, view)
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38]) && bytes.length >= 10) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true), orientation: 1 }
  }
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? readJpeg(view) : null
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function readPng(bytes: Uint8Array, view: DataView): ImageHeader | null {
  const isHeader = startsWith(bytes.subarray(12), [0x49, 0x48, 0x44, 0x52])
  if (!isHeader || bytes.length < 33) return null
  return { width: view.getUint32(16), height: view.getUint32(20), orientation: 1 }
}

function readJpeg(view: DataView): ImageHeader | null {
  let orientation = 1
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation }
    if (marker === 0xe1) orientation = readOrientation(view, at + 4) ?? orientation
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** Finds tag 0x0112 in the first directory of an EXIF segment. */
function readOrientation(view: DataView, at: number): number | undefined {
  if (at + 14 > view.byteLength || view.getUint32(at) !== 0x45786966) return undefined
  const tiff = at + 6
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > view.byteLength) return undefined
  const count = view.getUint16(directory, little)
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (entry + 12 > view.byteLength) return undefined
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little)
  }
  return undefined
}
