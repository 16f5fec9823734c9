import { sideFor } from '../../image/color/lab-planes.ts'
import { marginNote } from './bring-to-size.ts'
import { applyModels } from './detail/apply-models.ts'
import { cellErrors } from './detail/cell-errors.ts'
import { coherence } from './detail/coherence.ts'
import { cellKinds, detailCells } from './detail/detail-cells.ts'
import { driftNoise } from './detail/drift-noise.ts'
import { localAffine } from './detail/local-affine.ts'
import { lookCurves, mapCells } from './detail/look-curves.ts'
import { matchSharpness } from './detail/match-sharpness.ts'
import { reachBorder } from './detail/reach-border.ts'
import { wordTables } from './detail/word-tables.ts'
import { ownPicture } from './own-picture.ts'
import type { SettleContext, SettleStage } from './settle.ts'

/**
 * Gives back the parent's own detail wherever the candidate shows the parent in another light or colour.
 *
 * At the provider's resolution the candidate is explained, window by window, as an affine function of the equally soft
 * parent (fast guided filter, He and Sun 2015; bilateral-guided upsampling, Chen et al. 2016). Where that explains it to
 * within the noise that the candidate shows where nothing may change, the same functions of the parent's pixels at
 * full resolution take its place: as sharp as the parent, without the candidate's noise and small displacements.
 * Where it does not (a new thing, a new texture), the candidate stays; between the two it fades. Over a strip at the border
 * that the candidate does not show they go on.
 */
export const carryDetail: SettleStage = function* (state, context) {
  if (context.faithful) return state
  const { parent, allowed } = context
  const { coverage } = state
  const side = cellSide(context)
  const cells = yield* detailCells({ parent, candidate: state.picture, coverage, allowed }, side)
  yield* matchSharpness(cells)
  const curves = yield* lookCurves(cells)
  if (curves) yield* mapCells(cells, curves)
  const models = yield* localAffine(cells, cellKinds.open)
  const kept = yield* localAffine(cells, cellKinds.kept)
  const errors = yield* cellErrors(cells, models, kept)
  const gate = yield* coherence(cells, errors, driftNoise(cells, errors))
  const picture = yield* ownPicture(state)
  const tables = wordTables(parent.depth, picture.depth, curves)
  const { rest } = errors
  const found = { models, rest, gate, isLook: curves !== null }
  const reached = yield* reachBorder(cells, found, coverage, context.feathered)
  yield* applyModels(picture, { parent, tables, models, rest, gate, side, coverage: reached })
  const isWhole = reached === context.feathered && reached !== coverage
  const notes = isWhole
    ? [...state.notes.filter((note) => note !== marginNote), goesOnNote]
    : state.notes
  return { ...state, picture, isOwn: true, coverage: reached, notes }
}

const goesOnNote =
  'The answer does not show all of what was sent: at its border its light and colours go on over the picture’s own pixels.'

/** Provider pixels along a cell's side: below two, small displacements pass for a loss of detail. */
const providerPixels = 2

/** Most cells: more would cost more than they tell. */
const mostCells = 400_000

function cellSide({ plan: { crop }, answered }: SettleContext): number {
  const density = Math.sqrt((answered.width * answered.height) / (crop.width * crop.height))
  return Math.max(Math.round(providerPixels / density), sideFor(crop, mostCells))
}
