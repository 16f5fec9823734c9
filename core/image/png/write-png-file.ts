import type { Steps } from '../../steps.ts'
import type { ColorTag } from '../color-tag.ts'
import { chunksOfColor } from './chunks-of-color.ts'
import { pngSignature, writePngChunk } from './png-chunks.ts'
import { formatPngHeader, type PngHeader } from './png-header.ts'

/** Joins a PNG file of its parts; each of `idat` becomes a chunk of its own, whose data are given in parts. */
export function* writePngFile(
  header: PngHeader,
  color: ColorTag,
  idat: readonly (readonly Uint8Array[])[],
): Steps<Uint8Array> {
  const chunks = [
    { type: 'IHDR', parts: [formatPngHeader(header)] },
    ...chunksOfColor(color).map(({ type, data }) => ({ type, parts: [data] })),
    ...idat.map((parts) => ({ type: 'IDAT', parts })),
    { type: 'IEND', parts: [] },
  ]
  let length = pngSignature.length
  for (const { parts } of chunks) for (const { length: bytes } of parts) length += bytes
  const file = new Uint8Array(length + 12 * chunks.length)
  file.set(pngSignature)
  let pos = pngSignature.length
  for (const { type, parts } of chunks) pos = yield* writePngChunk(type, parts, file, pos)
  return file
}
