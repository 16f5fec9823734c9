import { zlibSync } from 'fflate'
import type { Steps } from '../../steps.ts'
import { adler32, adler32AfterZeros } from '../../zlib/adler32.ts'
import { type DeflateLevel, deflateOpen } from '../../zlib/deflate-open.ts'
import { zlibHead } from '../../zlib/zlib-in-steps.ts'
import { filterRow } from './filter-row.ts'
import { writeUint32 } from './png-chunks.ts'
import { deflateZeros } from './zero-run.ts'

/** Filtered bytes handed to deflate at once. */
const blockBytes = 1 << 16

/** Up to this many filtered bytes are packed in one piece, which is a little smaller; more are streamed. */
const bytesInOnePiece = 1 << 16

/** Rows of a picture that are 0 everywhere but in a rectangle. */
export interface SparseRows {
  /** Of the whole picture. */
  readonly height: number
  readonly rowBytes: number
  /** Of one pixel. */
  readonly pixelBytes: number
  /** The rows that the rectangle lies on, and its first byte and number of bytes in each of them. */
  readonly top: number
  readonly rows: number
  readonly start: number
  readonly spanBytes: number
  /** Fills in the rectangle's bytes of its row `y`, counted from the rectangle's top. */
  readonly readSpan: (y: number, span: Uint8Array) => void
}

/**
 * Packs pixel rows as PNG stores them, and gives the data of the IDAT chunks, each in parts; never holds all rows of a
 * large picture.
 *
 * Rows above and below the rectangle are ready-made runs; in the others, only the rectangle's bytes and the pixel after
 * them are filtered.
 */
export function* deflateRows(sparse: SparseRows, level: DeflateLevel): Steps<Uint8Array[][]> {
  const lineBytes = sparse.rowBytes + 1
  const above = sparse.top * lineBytes
  const below = (sparse.height - sparse.top - sparse.rows) * lineBytes
  if (sparse.height * lineBytes <= bytesInOnePiece) {
    const all = new Uint8Array(sparse.height * lineBytes)
    let pos = above
    yield* filterRows(sparse, (lines) => {
      all.set(lines, pos)
      pos += lines.length
    })
    return [[zlibSync(all, { level })]]
  }
  let sum = adler32AfterZeros(1, above)
  const stream = deflateOpen(level, above)
  yield* filterRows(sparse, (lines) => {
    sum = adler32(lines, sum)
    stream.push(lines)
  })
  const trailer = new Uint8Array(4)
  writeUint32(trailer, 0, adler32AfterZeros(sum, below))
  return [[zlibHead, deflateZeros(above)], stream.finish(), [deflateZeros(below, true), trailer]]
}

/** Filters the rows that the rectangle lies on, and hands them on a block a step; the block is used again. */
function* filterRows(
  { rowBytes, pixelBytes, rows, start, spanBytes, readSpan }: SparseRows,
  onLines: (lines: Uint8Array) => void,
): Steps<void> {
  const lineBytes = rowBytes + 1
  const filteredBytes = Math.min(spanBytes + pixelBytes, rowBytes - start)
  const linesPerBlock = Math.min(rows, Math.max(1, Math.floor(blockBytes / lineBytes)))
  const block = new Uint8Array(linesPerBlock * lineBytes)
  const spare = new Uint8Array(filteredBytes)
  let span = new Uint8Array(filteredBytes)
  let previous = new Uint8Array(filteredBytes)
  for (let top = 0; top < rows; top += linesPerBlock) {
    const lines = Math.min(linesPerBlock, rows - top)
    for (let line = 0; line < lines; line++) {
      readSpan(top + line, span)
      const lineStart = line * lineBytes
      filterRow(span, previous, pixelBytes, spare, block, lineStart + start)
      if (start > 0) {
        // The filter's number was put right before the span; it belongs to the line's beginning.
        block[lineStart] = block[lineStart + start] as number
        block[lineStart + start] = 0
      }
      ;[span, previous] = [previous, span]
    }
    onLines(block.subarray(0, lines * lineBytes))
    yield
  }
}
