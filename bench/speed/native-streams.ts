import sharp from 'sharp'
import type { Picture } from '../../core/image/picture.ts'
import { filterRow } from '../../core/image/png/filter-row.ts'

/** Writes what a PNG of the picture holds, with the platform's own compression, as a browser can. */
export function packNatively({ width, height, data }: Picture): Promise<ArrayBuffer> {
  const rowBytes = width * 4
  const filtered = new Uint8Array(height * (rowBytes + 1))
  const spare = new Uint8Array(rowBytes)
  let previous: Uint8Array = new Uint8Array(rowBytes)
  for (let y = 0; y < height; y++) {
    const row = new Uint8Array(data.buffer, data.byteOffset + y * rowBytes, rowBytes)
    filterRow(row, previous, 4, spare, filtered, y * (rowBytes + 1))
    previous = row
  }
  const packed = new Blob([filtered]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Response(packed).arrayBuffer()
}

/** Decodes a PNG natively: here by sharp, where a browser has its own decoder. */
export function decodeNatively(file: Uint8Array): Promise<Buffer> {
  return sharp(file).ensureAlpha().raw().toBuffer()
}
