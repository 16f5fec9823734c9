import type { LabPlanes } from '../../image/color/lab-planes.ts'
import { inRows } from '../../image/in-runs.ts'
import { isOpaqueInSteps, maxWord, type Picture } from '../../image/picture.ts'
import { intersectRects, type Rect } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import type { Mask } from '../mask.ts'
import { startMixture, unlikeness } from './color-mixture.ts'
import {
  type CutStart,
  noExample,
  openPixel,
  surelyInside,
  surelyOutside,
  unseenPixel,
} from './grab-cut.ts'
import type { SubjectHint } from './subject-hint.ts'

/** The grid that a cut is made on: `planes` over `rect` of the source. */
export interface SubjectGrid {
  readonly planes: LabPlanes
  /** In source pixels. */
  readonly rect: Rect
}

/** Share of the picture along its borders that is taken for background where nothing else is known. */
const frameShare = 1 / 16

/** A colour of the frame that costs no more than this among the strokes' colours may be the subject's own. */
const alike = 4.5

/**
 * Turns what the user showed into what a cut begins with; a cell counts as shown when any pixel in it is.
 *
 * Beyond an outline nothing is the subject. With strokes alone, the background's colours are learnt from the picture's
 * frame first, as subjects rarely fill it, but not from what looks like the strokes. What is fully transparent is
 * never the subject.
 */
export function* startOfCut(
  hint: SubjectHint,
  grid: SubjectGrid,
  picture: Picture,
): Steps<CutStart> {
  const { planes } = grid
  const known = new Uint8Array(planes.width * planes.height)
  const { within, inside, outside } = hint
  if (within) {
    known.fill(surelyOutside)
    yield* markCells(within, grid, known, openPixel)
  }
  if (outside) yield* markCells(outside, grid, known, surelyOutside)
  if (inside) yield* markCells(inside, grid, known, surelyInside)
  yield* markUnseen(picture, planes, known)
  const guess = new Uint8Array(known.length)
  for (let i = 0; i < known.length; i++) {
    if (known[i] === surelyInside) guess[i] = 1
    if (known[i] === openPixel) guess[i] = within ? 1 : noExample
    if (known[i] === unseenPixel) guess[i] = noExample
  }
  if (!within) yield* guessFrame(planes, known, guess)
  return { known, guess }
}

/** Takes the frame for background; where all of it looks like the strokes, the part that does so least. */
function* guessFrame(planes: LabPlanes, known: Uint8Array, guess: Uint8Array): Steps<void> {
  const { l, a, b } = planes
  const strokes = yield* startMixture(planes, known, surelyInside)
  const frame: number[] = []
  for (let i = 0; i < known.length; i++) {
    if (known[i] === openPixel && isInFrame(i, planes)) frame.push(i)
  }
  const cost = (i: number) => unlikeness(strokes, l[i] as number, a[i] as number, b[i] as number)
  const sorted = Float64Array.from(frame, cost).sort()
  const border = Math.min(alike, sorted[Math.floor(sorted.length * 0.75)] ?? 0)
  for (const i of frame) if (cost(i) >= border) guess[i] = 0
}

/** Gives every cell with a pixel that a mask covers by half or more a value. */
export function* markCells(
  mask: Mask,
  { planes, rect }: SubjectGrid,
  cells: Uint8Array,
  value: number,
): Steps<void> {
  const shared = intersectRects(mask.rect, rect)
  if (!shared) return
  const { side, width } = planes
  yield* inRows(shared.width, shared.height, (row) => {
    const y = shared.y + row
    const cellRow = Math.floor((y - rect.y) / side) * width
    const from = (y - mask.rect.y) * mask.rect.width - mask.rect.x
    for (let x = shared.x; x < shared.x + shared.width; x++) {
      if ((mask.data[from + x] as number) < 128) continue
      cells[cellRow + Math.floor((x - rect.x) / side)] = value
    }
  })
}

/** Marks the cells in which no pixel is visible. */
function* markUnseen(picture: Picture, planes: LabPlanes, known: Uint8Array): Steps<void> {
  if (yield* isOpaqueInSteps(picture)) return
  const { data, width, height, depth } = picture
  const least = maxWord(depth) / 255
  const seen = new Uint8Array(known.length)
  yield* inRows(width, height, (y) => {
    const cellRow = Math.floor(y / planes.side) * planes.width
    for (let x = 0, pos = y * width * 4 + 3; x < width; x++, pos += 4) {
      if ((data[pos] as number) >= least) seen[cellRow + Math.floor(x / planes.side)] = 1
    }
  })
  for (let i = 0; i < known.length; i++) if (seen[i] === 0) known[i] = unseenPixel
}

function isInFrame(at: number, { width, height }: LabPlanes): boolean {
  const by = Math.max(1, Math.round(Math.min(width, height) * frameShare))
  const x = at % width
  const y = Math.floor(at / width)
  return x < by || y < by || x >= width - by || y >= height - by
}
