import { inRows } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { createLabScratch, type LabScratch, writePixelLab } from './pixel-lab.ts'

/** The contour runs between pixels whose coverage has this bit, which are covered by half and more, and others. */
const middle = 128

/** Side of the squares that the contour is cut into: about fifteen pixels of it are averaged before anything is compared. */
const pieceSide = 16

/** A piece of fewer places says more about grain than about a seam. */
const leastPlaces = 6

/** Places of the contour that are looked at, about; of longer contours whole pieces are left out. */
const mostPlaces = 16_000

/** How far beside the contour the steps lie that it is compared with. */
const beside = 4

/** Where the parent itself has an edge this high (ΔE) along the contour, a step can't be told from it. */
const ownEdge = 6

/**
 * Measures the step along coverage 0.5, as far as it exceeds what the picture does there anyway.
 *
 * At every place of the contour the step is the mean colour of two pixels inside minus that of two pixels outside, as
 * a vector in CIE Lab. Vectors are averaged along pieces of about fifteen pixels, so that grain cancels and a seam does
 * not; of its length that of the steps four pixels beside the contour is taken, which a soft fade has as well; and of the
 * result's the parent's on the same contour: a seam is a step that the parent lacks.
 *
 * @returns ΔE, 0 = invisible; null where there is no contour, or it follows edges of the parent all along.
 */
export function* measureSeam(
  parent: Picture,
  composed: Picture,
  coverage: Mask,
): Steps<number | null> {
  const pieces = yield* findPieces(parent, composed, coverage)
  let sum = 0
  let places = 0
  for (const piece of pieces) {
    const count = piece[pieceLength - 1] as number
    if (count < leastPlaces || stepLength(piece, 0) / count > ownEdge) continue
    sum += excess(piece, 9) - excess(piece, 0)
    places += count
  }
  return places === 0 ? null : Math.max(0, sum / places)
}

/** The step on the contour beyond the mean of those beside it, times the piece's places. */
function excess(piece: Float64Array, at: number): number {
  return stepLength(piece, at) - (stepLength(piece, at + 3) + stepLength(piece, at + 6)) / 2
}

function stepLength(piece: Float64Array, at: number): number {
  return Math.hypot(piece[at] as number, piece[at + 1] as number, piece[at + 2] as number)
}

/** Sums of a piece: steps on, inside and outside the contour, L a b each; the parent's, the result's; their number. */
const pieceLength = 19

function* findPieces(
  parent: Picture,
  composed: Picture,
  { rect: { width, height }, data }: Mask,
): Steps<Iterable<Float64Array>> {
  let total = 0
  yield* inRows(width, height, (y) => {
    total += visitRow(data, width, height, y, () => {})
  })
  const below = total <= mostPlaces ? 2 ** 32 : (mostPlaces / total) * 2 ** 32
  const pieces = new Map<number, Float64Array>()
  const lab = createLabScratch(12)
  const columns = Math.ceil(width / pieceSide)
  yield* inRows(width, height, (y) => {
    visitRow(data, width, height, y, (inside, inward) => {
      const x = inside % width
      const piece = Math.floor(y / pieceSide) * columns + Math.floor(x / pieceSide)
      if (Math.imul(piece, 0x9e3779b1) >>> 0 >= below) return
      let sums = pieces.get(piece)
      if (!sums) {
        sums = new Float64Array(pieceLength)
        pieces.set(piece, sums)
      }
      addSteps(parent, inside, inward, lab, sums, 0)
      addSteps(composed, inside, inward, lab, sums, 9)
      sums[pieceLength - 1] = (sums[pieceLength - 1] as number) + 1
    })
  })
  return pieces.values()
}

/** Pixels that a place needs on each side of the contour. */
const reach = beside + 2

/**
 * Calls for every place where the contour crosses between a pixel of a row and the one right of or below it; gives their
 * number. `inside` is the pixel inside, `inward` the way to the next pixel further inside.
 */
function visitRow(
  data: Uint8Array,
  width: number,
  height: number,
  y: number,
  visit: (inside: number, inward: number) => void,
): number {
  let count = 0
  const start = y * width
  const hasRoomDown = y >= reach - 1 && y + reach < height
  for (let x = 0; x < width; x++) {
    const i = start + x
    const here = data[i] as number
    if (((here ^ (data[i + 1] as number)) & middle) !== 0 && x >= reach - 1 && x + reach < width) {
      count++
      if (here >= middle) visit(i, -1)
      else visit(i + 1, 1)
    }
    if (hasRoomDown && ((here ^ (data[i + width] as number)) & middle) !== 0) {
      count++
      if (here >= middle) visit(i, -width)
      else visit(i + width, width)
    }
  }
  return count
}

/** Adds one picture's three steps at a place: on the contour, inside and outside. */
function addSteps(
  picture: Picture,
  inside: number,
  inward: number,
  lab: LabScratch,
  sums: Float64Array,
  at: number,
): void {
  // From the outermost pixel to the innermost: the contour lies between the sixth and the seventh.
  for (let k = 0; k < 2 * reach; k++) writePixelLab(picture, inside + (k - reach) * inward, lab, k)
  addStep(lab, reach, sums, at)
  addStep(lab, reach + beside, sums, at + 3)
  addStep(lab, reach - beside, sums, at + 6)
}

/** Adds the mean of the two colours from `place` on minus that of the two before. */
function addStep({ l, a, b }: LabScratch, place: number, sums: Float64Array, at: number): void {
  sums[at] = (sums[at] as number) + stepOf(l, place)
  sums[at + 1] = (sums[at + 1] as number) + stepOf(a, place)
  sums[at + 2] = (sums[at + 2] as number) + stepOf(b, place)
}

function stepOf(values: Float32Array, at: number): number {
  const after = (values[at] as number) + (values[at + 1] as number)
  return (after - (values[at - 1] as number) - (values[at - 2] as number)) / 2
}
