import type { ColorTag } from '../color-tag.ts'
import { chunksOfColor } from './chunks-of-color.ts'
import { joinBytes } from './join-bytes.ts'
import { pngSignature, writePngChunk } from './png-chunks.ts'
import { formatPngHeader, type PngHeader } from './png-header.ts'

/** Joins a PNG file of its parts; each of `idat` becomes a chunk of its own. */
export function writePngFile(
  header: PngHeader,
  color: ColorTag,
  idat: readonly Uint8Array[],
): Uint8Array {
  return joinBytes([
    Uint8Array.from(pngSignature),
    writePngChunk({ type: 'IHDR', data: formatPngHeader(header) }),
    ...chunksOfColor(color).map(writePngChunk),
    ...idat.map((data) => writePngChunk({ type: 'IDAT', data })),
    writePngChunk({ type: 'IEND', data: new Uint8Array(0) }),
  ])
}
