import { Inflate, Unzlib } from 'fflate'
import { isRefineError } from '../../errors.ts'
import type { Steps } from '../../steps.ts'
import { pixelsAtOnce } from '../in-runs.ts'
import { type PngPass, pngPasses } from './png-passes.ts'
import type { SparseIdat } from './sparse-idat.ts'
import { unfilterRow } from './unfilter-row.ts'
import { unreadablePng } from './unreadable-png.ts'

/** Most compressed bytes handed over at once: bounds what a bomb can unfold to before the next check (about 1:1000). */
const mostAtOnce = 1 << 14

/** Fewest: each time costs as much as copying a window. */
const fewestAtOnce = 1 << 10

/** Unpacked bytes of one step, where a file unpacks evenly. */
const unpackedAtOnce = 4 * pixelsAtOnce

/** Deflate can't shrink anything further than this, so fewer bytes can't hold all rows. */
const highestRatio = 1032

/** Takes one unpacked row; `false` says that no further one is wanted. */
export type OnRow = (row: Uint8Array, pass: PngPass, y: number) => boolean | undefined

/** How far back deflate can look. */
const windowBytes = 32_768

/**
 * Unpacks the pixel rows of a PNG one after the other, unfiltered, without ever holding them all.
 *
 * `idat` are the data of the IDAT chunks in file order. `onRow` gets the row's bytes, valid only during the call,
 * its pass and its row number within the pass; when it gives `false`, the rest is left packed. Adler-32 is not
 * verified: every chunk's CRC already covers the same bytes.
 *
 * @throws RefineError `unreadable_file` when the data are damaged, too short, or hold more than the rows need.
 */
export function* inflateRows(
  idat: readonly Uint8Array[],
  passes: readonly PngPass[],
  bitsPerPixel: number,
  onRow: OnRow,
): Steps<void> {
  const rows = createRowReader(passes, bitsPerPixel, onRow)
  const bytesAtOnce = packedAtOnce(idat, passes, bitsPerPixel)
  yield* pushAll(idat, bytesAtOnce, rows, (onBytes) => new Unzlib(onBytes))
}

/**
 * Unpacks rows that stand in the middle of a file, between rows of 0 ({@link SparseIdat}); see {@link inflateRows}.
 *
 * What was recognised by its form is proven by the file's own checksum, when all rows are read.
 */
export function* inflateSparseRows(
  { idat, rows, check }: SparseIdat,
  width: number,
  bitsPerPixel: number,
  onRow: OnRow,
): Steps<void> {
  const [pass] = pngPasses({ width, height: rows }, false)
  if (!pass) return
  const reader = createRowReader([pass], bitsPerPixel, onRow)
  const dictionary = new Uint8Array(windowBytes)
  const bytesAtOnce = packedAtOnce(idat, [pass], bitsPerPixel)
  yield* pushAll(
    idat,
    bytesAtOnce,
    reader,
    (onBytes) =>
      new Inflate({ dictionary }, (bytes) => {
        check.add(bytes)
        onBytes(bytes)
      }),
  )
  if (reader.isComplete() && !check.isRight()) throw unreadablePng('its pixels are damaged')
}

/** Gives how many packed bytes unfold to about one step's worth. */
function packedAtOnce(
  idat: readonly Uint8Array[],
  passes: readonly PngPass[],
  bitsPerPixel: number,
): number {
  const share = packedBytes(idat) / unpackedBytes(passes, bitsPerPixel)
  return Math.max(fewestAtOnce, Math.min(mostAtOnce, Math.floor(unpackedAtOnce * share)))
}

function* pushAll(
  idat: readonly Uint8Array[],
  bytesAtOnce: number,
  rows: RowReader,
  open: (onBytes: (bytes: Uint8Array) => void) => { push(bytes: Uint8Array): void },
): Steps<void> {
  let unpacked: Uint8Array[] = []
  const stream = open((bytes) => unpacked.push(bytes))
  try {
    for (const part of idat) {
      for (let pos = 0; pos < part.length; pos += bytesAtOnce) {
        stream.push(part.subarray(pos, pos + bytesAtOnce))
        for (const bytes of unpacked) yield* rows.take(bytes)
        unpacked = []
        if (rows.isDone()) return
        yield
      }
    }
  } catch (cause) {
    if (isRefineError(cause)) throw cause
    throw unreadablePng('its pixels are damaged', cause)
  }
  if (!rows.isComplete()) throw unreadablePng('it ends too early')
}

/**
 * Refuses a PNG whose packed pixels can't possibly fill its rows: call it before memory is taken for them.
 *
 * @throws RefineError `unreadable_file`.
 */
export function guardPackedSize(
  idat: readonly Uint8Array[],
  passes: readonly PngPass[],
  bitsPerPixel: number,
): void {
  if (packedBytes(idat) * highestRatio < unpackedBytes(passes, bitsPerPixel)) {
    throw unreadablePng('it ends too early')
  }
}

function packedBytes(idat: readonly Uint8Array[]): number {
  return idat.reduce((sum, { length }) => sum + length, 0)
}

function unpackedBytes(passes: readonly PngPass[], bitsPerPixel: number): number {
  return passes.reduce((sum, pass) => sum + (1 + rowBytes(pass, bitsPerPixel)) * pass.height, 0)
}

function rowBytes(pass: PngPass, bitsPerPixel: number): number {
  return Math.ceil((pass.width * bitsPerPixel) / 8)
}

interface RowReader {
  take(bytes: Uint8Array): Steps<void>
  /** Whether no further row is wanted. */
  isDone(): boolean
  /** Whether all rows were read. */
  isComplete(): boolean
}

function createRowReader(
  passes: readonly PngPass[],
  bitsPerPixel: number,
  onRow: OnRow,
): RowReader {
  const pixelBytes = Math.max(1, bitsPerPixel >> 3)
  const longest = Math.max(...passes.map((each) => rowBytes(each, bitsPerPixel)))
  const buffers = [new Uint8Array(longest), new Uint8Array(longest)] as const
  let passIndex = 0
  let pass = passes[0]
  let row = buffers[0].subarray(0, pass ? rowBytes(pass, bitsPerPixel) : 0)
  let previous = buffers[1].subarray(0, row.length)
  let y = 0
  let filter = -1
  let filled = 0
  let isDone = false

  function finishRow(current: PngPass): void {
    unfilterRow(filter, row, previous, pixelBytes)
    isDone = onRow(row, current, y) === false
    ;[row, previous] = [previous, row]
    filter = -1
    filled = 0
    y++
    if (y < current.height) return
    y = 0
    passIndex++
    pass = passes[passIndex]
    row = buffers[0].subarray(0, pass ? rowBytes(pass, bitsPerPixel) : 0)
    previous = buffers[1].subarray(0, row.length).fill(0)
  }

  return {
    *take(bytes) {
      let pos = 0
      let work = 0
      while (pos < bytes.length && !isDone) {
        if (!pass) throw unreadablePng('it unpacks to more pixels than its header says')
        if (filter < 0) filter = bytes[pos++] as number
        const part = bytes.subarray(pos, pos + row.length - filled)
        row.set(part, filled)
        pos += part.length
        filled += part.length
        if (filled < row.length) continue
        work += pass.width
        finishRow(pass)
        if (work < pixelsAtOnce) continue
        work = 0
        yield
      }
    },
    isDone: () => isDone,
    isComplete: () => pass === undefined,
  }
}
