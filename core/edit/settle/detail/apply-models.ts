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
  /** How each of the parent's words counts for the models, in words of the picture, a table a channel. */
  readonly tables: readonly [Float32Array, Float32Array, Float32Array]
  /** Added to what the models give, in 0..255, a plane a channel; one value a cell. */
  readonly rest: readonly [Plane, Plane, Plane]
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
  const { parent, models, gate, rest, side, coverage } = applied
  const { width, height } = picture
  const across = betweenKnots(width, side * blockSide, models.width)
  const acrossCells = betweenKnots(width, side, gate.width)
  const down = betweenKnots(height, side * blockSide, models.height)
  const downCells = betweenKnots(height, side, gate.height)
  const row: Row = {
    models: new Float32Array(models.width * modelSize),
    gate: new Float32Array(gate.width),
    rest: new Float32Array(gate.width * 3),
  }
  const line = new Float32Array(gate.width)
  const full = maxWord(picture.depth)
  const pause = rowsAtOnce(width * 2)
  for (let y = 0; y < height; y++) {
    const offset = y * width
    const [from, to] = coveredRun(coverage.data, offset, width)
    if (from < to) {
      writeModelRow(models, down, y, row.models)
      mixPlaneRow(gate, downCells, y, row.gate)
      for (let channel = 0; channel < 3; channel++) {
        mixPlaneRow(rest[channel] as Plane, downCells, y, line)
        for (let x = 0; x < line.length; x++) row.rest[x * 3 + channel] = line[x] as number
      }
      applyRow(
        picture.data,
        parent.data,
        offset,
        from,
        to,
        full,
        applied.tables,
        row,
        across,
        acrossCells,
      )
    }
    if (y % pause === pause - 1) yield
  }
}

/** One row of what is laid on, still to be interpolated across. */
interface Row {
  readonly models: Float32Array
  readonly gate: Float32Array
  /** Three values a cell. */
  readonly rest: Float32Array
}

function mixPlaneRow({ width, data }: Plane, down: Between, y: number, line: Float32Array): void {
  const before = (down.before[y] as number) * width
  const after = (down.after[y] as number) * width
  mixRows(data, before, after, down.part[y] as number, line)
}

/** Gives the first covered pixel of a row and the one behind the last. */
function coveredRun(coverage: Uint8Array, offset: number, width: number): [number, number] {
  let from = 0
  while (from < width && coverage[offset + from] === 0) from++
  let to = width
  while (to > from && coverage[offset + to - 1] === 0) to--
  return [from, to]
}

/** Below this a share of the models would not show in any word of 8 bits. */
const leastShare = 0.002

function applyRow(
  words: Uint8Array | Uint16Array,
  source: Uint8Array | Uint16Array,
  offset: number,
  start: number,
  end: number,
  full: number,
  tables: ModelsToApply['tables'],
  row: Row,
  across: Between,
  acrossCells: Between,
): void {
  const unit = full / 255
  const { models, gate, rest } = row
  const [red, green, blue] = tables
  for (let x = start; x < end; x++) {
    const cell = acrossCells.before[x] as number
    const nextCell = acrossCells.after[x] as number
    const cellPart = acrossCells.part[x] as number
    const low = gate[cell] as number
    const share = low + cellPart * ((gate[nextCell] as number) - low)
    const pos = (offset + x) * 4
    if (share < leastShare || source[pos + 3] === 0) continue
    const p = across.part[x] as number
    const q = 1 - p
    let k = (across.before[x] as number) * modelSize
    let l = (across.after[x] as number) * modelSize
    const r = red[source[pos] as number] as number
    const g = green[source[pos + 1] as number] as number
    const b = blue[source[pos + 2] as number] as number
    for (let channel = 0; channel < 3; channel++, k += 4, l += 4) {
      const more = rest[cell * 3 + channel] as number
      const beyond = more + cellPart * ((rest[nextCell * 3 + channel] as number) - more)
      const given =
        (q * (models[k] as number) + p * (models[l] as number)) * r +
        (q * (models[k + 1] as number) + p * (models[l + 1] as number)) * g +
        (q * (models[k + 2] as number) + p * (models[l + 2] as number)) * b +
        (q * (models[k + 3] as number) + p * (models[l + 3] as number) + beyond) * unit
      const own = words[pos + channel] as number
      const mixed = own + share * (given - own)
      words[pos + channel] = mixed <= 0 ? 0 : mixed >= full ? full : (mixed + 0.5) | 0
    }
  }
}
