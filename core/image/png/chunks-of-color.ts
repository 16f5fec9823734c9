import { zlibSync } from 'fflate'
import type { ColorTag } from '../color-tag.ts'
import { colorChunkTypes, type PngChunk } from './png-chunks.ts'

/**
 * Gives the colour chunks that a PNG of this tag carries, in the order in which they may stand in the file.
 *
 * Chunks that came from a PNG go back byte for byte. A profile that came from another kind of file is packed as
 * iCCP, and then stands alone: an sRGB chunk beside it would contradict it.
 */
export function chunksOfColor(color: ColorTag): PngChunk[] {
  const kept = color.chunks ?? []
  const chunks = colorChunkTypes.flatMap((type) => kept.find((chunk) => chunk.type === type) ?? [])
  if (!color.icc || chunks.some((chunk) => chunk.type === 'iCCP')) return chunks
  const profile = { type: 'iCCP', data: packIcc(color.icc) }
  const others = chunks.filter((chunk) => chunk.type !== 'sRGB')
  const after = others.findIndex((chunk) => chunk.type !== 'cICP')
  others.splice(after < 0 ? others.length : after, 0, profile)
  return others
}

/** The chunk's own name of the profile says nothing: readers take the one inside it. */
function packIcc(icc: Uint8Array): Uint8Array {
  const packed = zlibSync(icc, { level: 6 })
  const name = Array.from('ICC profile', (letter) => letter.charCodeAt(0))
  const data = new Uint8Array(name.length + 2 + packed.length)
  data.set(name)
  data.set(packed, name.length + 2)
  return data
}
