import { maxWord, type Picture } from '../../core/image/picture.ts'
import { type Rect, sameRect } from '../../core/image/rect.ts'
import { checksumOfWords } from '../../core/image/words-checksum.ts'
import { inSlices, type PixelParts } from '../pixels/slicing.ts'

/** Remembers what the user's refinements were made from: the exact pixels of a source that were read, as checksums. */
export interface SourceReads {
  note(source: string, rect: Rect, picture: Picture, signal?: AbortSignal): Promise<void>
  /** The checksum of what was last read of that rectangle; null when it was not. */
  known(source: string, rect: Rect): string | null
}

/** Reads that are remembered: what is older is not checked again. */
const maxReads = 64

/** Begins with nothing read. Kept until the plugin is closed. */
export function createSourceReads(parts: PixelParts): SourceReads {
  const reads: { readonly source: string; readonly rect: Rect; readonly checksum: string }[] = []
  const at = (source: string, rect: Rect) =>
    reads.findIndex((read) => read.source === source && sameRect(read.rect, rect))
  return {
    async note(source, rect, picture, signal) {
      const checksum = await pictureChecksum(parts, picture, signal)
      const old = at(source, rect)
      if (old >= 0) reads.splice(old, 1)
      reads.push({ source, rect, checksum })
      if (reads.length > maxReads) reads.shift()
    },
    known: (source, rect) => reads[at(source, rect)]?.checksum ?? null,
  }
}

/** Gives the checksum of a picture, colour under alpha 0 apart. */
export function pictureChecksum(
  parts: PixelParts,
  { data, depth }: Picture,
  signal?: AbortSignal,
): Promise<string> {
  const words = { words: data, components: 4, opaque: maxWord(depth) }
  return inSlices(parts, checksumOfWords(words), signal)
}
