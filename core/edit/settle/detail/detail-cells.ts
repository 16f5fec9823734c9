import { pixelsAtOnce } from '../../../image/in-runs.ts'
import { maxWord, type Picture } from '../../../image/picture.ts'
import type { Size } from '../../../image/rect.ts'
import { fromLinearTable16, linearSteps16, toLinearTable } from '../../../image/srgb.ts'
import type { Mask } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'

/** Three values a cell: red, green and blue, encoded, 0..255 at every depth. */
export type ColorPlanes = readonly [Float32Array, Float32Array, Float32Array]

/** What a cell is to the fits: nothing, part of what may change, or part of what must be as it was. */
export const cellKinds = { none: 0, open: 1, kept: 2 } as const

/** Parent and candidate side by side at reduced resolution: each cell is the mean light of `side` × `side` pixels. */
export interface DetailCells extends Size {
  readonly side: number
  readonly parent: ColorPlanes
  readonly candidate: ColorPlanes
  /** How much of the cell is to be seen in both, 0..255: transparent pixels don't count, and cut cells count less. */
  readonly weight: Uint8Array
  /** One of {@link cellKinds} a cell. */
  readonly kind: Uint8Array
}

/** The pictures that cells are made of: same size, any depths. */
export interface CellInput {
  readonly parent: Picture
  readonly candidate: Picture
  /** Where pixels may change at all, over the same size. */
  readonly coverage: Mask
  /** Where change is allowed: elsewhere, what a candidate shows is its drift. */
  readonly allowed: Mask
}

/** Gives the cells of two pictures; cells over the right and bottom edge take what there is. */
export function* detailCells(input: CellInput, side: number): Steps<DetailCells> {
  const { parent, candidate, coverage, allowed } = input
  const width = Math.ceil(parent.width / side)
  const height = Math.ceil(parent.height / side)
  const count = width * height
  const cells: DetailCells = {
    width,
    height,
    side,
    parent: colorPlanes(count),
    candidate: colorPlanes(count),
    weight: new Uint8Array(count),
    kind: new Uint8Array(count),
  }
  const sums = new Float64Array(width * valuesOfCell)
  const light = toLinearTable(parent.depth)
  const candidateLight = toLinearTable(candidate.depth)
  const kinds = new Uint8Array(width)
  let work = 0
  for (let row = 0; row < height; row++) {
    sums.fill(0)
    kinds.fill(cellKinds.kept)
    const end = Math.min(parent.height, (row + 1) * side)
    const opaque = maxWord(parent.depth) * maxWord(candidate.depth) * side * (end - row * side)
    for (let y = row * side; y < end; y++) {
      addRow(parent, candidate, light, candidateLight, y, side, sums)
      markCells(allowed.data, y * parent.width, parent.width, side, cellKinds.none, kinds)
    }
    for (let y = row * side; y < end; y++) {
      markCells(coverage.data, y * parent.width, parent.width, side, cellKinds.open, kinds)
    }
    writeRow(cells, row, sums, kinds, opaque)
    work += parent.width * side
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return cells
}

/** Makes three planes of zeros. */
function colorPlanes(count: number): ColorPlanes {
  return [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
}

/** Sums held while a cell is read: two colours and the weight. */
const valuesOfCell = 7

function addRow(
  { width, data: parent }: Picture,
  { data: candidate }: Picture,
  light: Float32Array,
  candidateLight: Float32Array,
  y: number,
  side: number,
  sums: Float64Array,
): void {
  let pos = y * width * 4
  for (let left = 0, at = 0; left < width; left += side, at += valuesOfCell) {
    const end = Math.min(width, left + side)
    let red = 0
    let green = 0
    let blue = 0
    let toRed = 0
    let toGreen = 0
    let toBlue = 0
    let sum = 0
    for (let x = left; x < end; x++, pos += 4) {
      const weight = (parent[pos + 3] as number) * (candidate[pos + 3] as number)
      red += weight * (light[parent[pos] as number] as number)
      green += weight * (light[parent[pos + 1] as number] as number)
      blue += weight * (light[parent[pos + 2] as number] as number)
      toRed += weight * (candidateLight[candidate[pos] as number] as number)
      toGreen += weight * (candidateLight[candidate[pos + 1] as number] as number)
      toBlue += weight * (candidateLight[candidate[pos + 2] as number] as number)
      sum += weight
    }
    sums[at] = (sums[at] as number) + red
    sums[at + 1] = (sums[at + 1] as number) + green
    sums[at + 2] = (sums[at + 2] as number) + blue
    sums[at + 3] = (sums[at + 3] as number) + toRed
    sums[at + 4] = (sums[at + 4] as number) + toGreen
    sums[at + 5] = (sums[at + 5] as number) + toBlue
    sums[at + 6] = (sums[at + 6] as number) + sum
  }
}

/** Gives every cell of a row in which a pixel is covered a kind. */
function markCells(
  mask: Uint8Array,
  offset: number,
  width: number,
  side: number,
  kind: number,
  kinds: Uint8Array,
): void {
  for (let x = 0, cell = 0, left = side; x < width; x++, left--) {
    if (left === 0) {
      cell++
      left = side
    }
    if (mask[offset + x] !== 0) kinds[cell] = kind
  }
}

function writeRow(
  { width, parent, candidate, weight, kind }: DetailCells,
  row: number,
  sums: Float64Array,
  kinds: Uint8Array,
  opaque: number,
): void {
  const table = fromLinearTable16()
  for (let x = 0, at = 0, i = row * width; x < width; x++, i++, at += valuesOfCell) {
    const sum = sums[at + 6] as number
    weight[i] = Math.ceil((255 * sum) / opaque)
    kind[i] = sum === 0 ? cellKinds.none : (kinds[x] as number)
    if (sum === 0) continue
    for (let channel = 0; channel < 3; channel++) {
      ;(parent[channel] as Float32Array)[i] = encode(table, (sums[at + channel] as number) / sum)
      ;(candidate[channel] as Float32Array)[i] = encode(
        table,
        (sums[at + 3 + channel] as number) / sum,
      )
    }
  }
}

/** Encodes linear light as 0..255. */
function encode(table: Float32Array, light: number): number {
  const place = Math.min(Math.max(light, 0), 1) * linearSteps16
  const i = place | 0
  const low = table[i] as number
  return (low + ((table[i + 1] as number) - low) * (place - i)) / 257
}
