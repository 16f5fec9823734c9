import { adler32, adler32AfterZeros } from '../../zlib/adler32.ts'
import { readUint32 } from './png-chunks.ts'
import { samplesOfColorType } from './png-header.ts'
import type { PngFile } from './read-png-file.ts'
import { readZeroRun } from './zero-run.ts'

/** The packed rows of a PNG file whose rows above and below them are known to be transparent black. */
export interface SparseIdat {
  /** Number of the first row that is packed, and how many are. */
  readonly top: number
  readonly rows: number
  /** The deflate blocks of these rows, without zlib's head. They may refer to the bytes of 0 before them. */
  readonly idat: readonly Uint8Array[]
  /** Checks the rows' bytes, given in file order, against the file's own checksum. */
  readonly check: { add(bytes: Uint8Array): void; isRight(): boolean }
}

/**
 * Recognises a file that `encodeSparsePng` wrote, by the runs that its first and its last chunk of pixels consist of;
 * null for any other.
 */
export function readSparseIdat({ header, idat }: PngFile): SparseIdat | null {
  const { width, height, bitDepth, colorType, interlaced } = header
  const first = idat[0]
  const last = idat.at(-1)
  if (!first || !last || idat.length < 3 || interlaced) return null
  if (colorType !== 4 && colorType !== 6) return null
  if (first[0] !== 0x78 || first[1] !== 0x01) return null
  const above = readZeroRun(first, 2)
  const below = readZeroRun(last, 0, true)
  if (above?.end !== first.length || below?.end !== last.length - 4) return null

  const lineBytes = 1 + (width * samplesOfColorType[colorType] * bitDepth) / 8
  const top = above.count / lineBytes
  const rows = height - top - below.count / lineBytes
  if (!Number.isInteger(top) || !Number.isInteger(rows) || rows < 1) return null
  let sum = adler32AfterZeros(1, above.count)
  return {
    top,
    rows,
    idat: idat.slice(1, -1),
    check: {
      add: (bytes) => {
        sum = adler32(bytes, sum)
      },
      isRight: () => adler32AfterZeros(sum, below.count) === readUint32(last, below.end),
    },
  }
}
