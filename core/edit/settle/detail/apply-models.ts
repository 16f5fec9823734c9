import { rowsAtOnce } from '../../../image/in-runs.ts'
import { maxWord, type Picture } from '../../../image/picture.ts'
import type { Plane } from '../../../image/plane/plane.ts'
import type { Mask } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'
import { type AffineModels, blockSide, modelSize } from './local-affine.ts'
import { type Between, betweenKnots, mixRows, writeModelRow } from './model-rows.ts'

/** What is laid over a candidate. */
export interface ModelsToApply {
  readonly parent: Picture
  readonly models: AffineModels
  /** 1 = the models' picture, 0 = the candidate's own; one value a cell. */
  readonly gate: Plane
  /** Pixels along a cell's side. */
  readonly side: number
  /** Only where it is above 0 anything is done. */
  readonly coverage: Mask
}

/**
 * Mixes the parent, seen through the models at full resolution, into the picture, in place.
 *
 * Models and gate are interpolated between their middles. Alpha stays; where the parent is transparent its colours mean
 * nothing, and the candidate's stay.
 */
export function* applyModels(picture: Picture, applied: ModelsToApply): Steps<void> {
  const { parent, models, gate, side, coverage } = applied
  const { width, height } = picture
  const across = betweenKnots(width, side * blockSide, models.width)
  const acrossGate = betweenKnots(width, side, gate.width)
  const down = betweenKnots(height, side * blockSide, models.height)
  const downGate = betweenKnots(height, side, gate.height)
  const modelRow = new Float32Array(models.width * modelSize)
  const gateRow = new Float32Array(gate.width)
  const full = maxWord(picture.depth)
  const toWords = full / maxWord(parent.depth)
  const pause = rowsAtOnce(width * 2)
  for (let y = 0; y < height; y++) {
    const offset = y * width
    const [from, to] = coveredRun(coverage.data, offset, width)
    if (from < to) {
      writeModelRow(models, down, y, modelRow)
      mixRows(
        gate.data,
        (downGate.before[y] as number) * gate.width,
        (downGate.after[y] as number) * gate.width,
        downGate.part[y] as number,
        gateRow,
      )
      applyRow(
        picture.data,
        parent.data,
        offset,
        from,
        to,
        full,
        toWords,
        modelRow,
        across,
        gateRow,
        acrossGate,
      )
    }
    if (y % pause === pause - 1) yield
  }
}

/** Gives the first covered pixel of a row and the one behind the last. */
function coveredRun(coverage: Uint8Array, offset: number, width: number): [number, number] {
  let from = 0
  while (from < width && coverage[offset + from] === 0) from++
  let to = width
  while (to > from && coverage[offset + to - 1] === 0) to--
  return [from, to]
}

function applyRow(
  words: Uint8Array | Uint16Array,
  source: Uint8Array | Uint16Array,
  offset: number,
  start: number,
  end: number,
  full: number,
  toWords: number,
  row: Float32Array,
  across: Between,
  gateRow: Float32Array,
  acrossGate: Between,
): void {
  const unit = full / 255
  const { before, after, part } = across
  const gateBefore = acrossGate.before
  const gateAfter = acrossGate.after
  const gatePart = acrossGate.part
  for (let x = start; x < end; x++) {
    const low = gateRow[gateBefore[x] as number] as number
    const share =
      low + (gatePart[x] as number) * ((gateRow[gateAfter[x] as number] as number) - low)
    const pos = (offset + x) * 4
    if (share < 0.002 || source[pos + 3] === 0) continue
    const p = part[x] as number
    const q = 1 - p
    let k = (before[x] as number) * modelSize
    let l = (after[x] as number) * modelSize
    const r = (source[pos] as number) * toWords
    const g = (source[pos + 1] as number) * toWords
    const b = (source[pos + 2] as number) * toWords
    for (let word = pos; word < pos + 3; word++, k += 4, l += 4) {
      const given =
        (q * (row[k] as number) + p * (row[l] as number)) * r +
        (q * (row[k + 1] as number) + p * (row[l + 1] as number)) * g +
        (q * (row[k + 2] as number) + p * (row[l + 2] as number)) * b +
        (q * (row[k + 3] as number) + p * (row[l + 3] as number)) * unit
      const own = words[word] as number
      const mixed = own + share * (given - own)
      words[word] = mixed <= 0 ? 0 : mixed >= full ? full : (mixed + 0.5) | 0
    }
  }
}
