import { inRows } from '../../image/in-runs.ts'
import { copyPicture, cropPictureInSteps, maxWord, type Picture } from '../../image/picture.ts'
import { type Rect, relativeTo } from '../../image/rect.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { composeInSteps } from '../compose.ts'
import { coverageInSteps, withoutTraces } from '../coverage.ts'
import { measureReport } from '../measure.ts'
import type { VersionContent } from '../patch.ts'
import type { Plan } from '../plan.ts'
import type { SettledCandidate, SettleInput } from '../settle/settle.ts'
import { anyChange } from '../wanted-change.ts'
import { joinMeasures, joinNotes, uniteChanged } from './join-reports.ts'
import type { Tile } from './plan-tiles.ts'
import { type TileWeights, tileWeights } from './tile-weights.ts'

/** One tile with what came of it. */
export interface SettledTile {
  readonly tile: Tile
  readonly settled: SettledCandidate
}

/** Everything that joining needs; plain data, so that it crosses to a worker. */
export interface JoinInput
  extends Pick<
    SettleInput,
    'region' | 'protect' | 'edge' | 'faithful' | 'wanted' | 'preserve' | 'root'
  > {
  /** The plan of all tiles together. */
  readonly plan: Plan
  /** The parent's pixels over the plan's crop. */
  readonly parent: Picture
  /** All tiles that were planned, also those without an answer: there the picture stays as it is. */
  readonly planned: readonly Tile[]
  /** At least one. */
  readonly tiles: readonly SettledTile[]
}

/**
 * Joins settled tiles to one candidate over the crop of all of them.
 *
 * Across each overlap one tile fades into the next: colours and coverage are means weighted by the distance from the
 * tile's border ({@link tileWeights}), so that what is seen is the weighted mean of what each tile alone would show.
 * Where a planned tile is missing, the others fade into the parent. The report is measured on the whole.
 *
 * @throws RangeError without any tile; RefineError `bad_region` when nothing may change.
 */
export function* joinTilesInSteps(input: JoinInput): Steps<SettledCandidate> {
  const { tiles } = input
  const [first] = tiles
  if (!first) throw new RangeError('Expected at least one tile but received none')
  const joined = yield* joinOnce(input, tiles)
  if (!tiles.some(({ settled }) => settled.alternative)) return joined
  const others = tiles.map(({ tile, settled }) => ({
    tile,
    settled: settled.alternative ?? settled,
  }))
  const alternative = yield* joinOnce(input, others)
  return {
    ...joined,
    ...scopeOf(tiles),
    alternative: { ...alternative, ...scopeOf(others) },
  }
}

function scopeOf(tiles: readonly SettledTile[]): Pick<SettledCandidate, 'scope'> {
  const scope = tiles.find(({ settled }) => settled.scope)?.settled.scope
  return scope ? { scope } : {}
}

function* joinOnce(input: JoinInput, tiles: readonly SettledTile[]): Steps<SettledCandidate> {
  const { plan, parent, planned, root } = input
  const { crop } = plan
  const isReplacing = tiles.some(({ settled }) => settled.content.kind === 'replacing')
  const { color, coverage } = yield* blend(input, tiles, isReplacing)
  const { allowed, ceiling } = yield* coverageInSteps({ ...input, rect: crop })
  const composed = isReplacing
    ? color
    : yield* composeInSteps(parent, { rect: crop, color, coverage })
  const reports = tiles.map(({ settled }) => settled.report)
  const report = yield* measureReport({
    parent,
    composed,
    settled: input.faithful ? null : color,
    allowed,
    ceiling,
    coverage: isReplacing ? ceiling : coverage,
    plan,
    answered: reports[0]?.answeredSize ?? plan.sent,
    measures: joinMeasures(reports),
    notes: joinNotes(reports, planned.length),
    kept: {
      preserve: input.preserve ?? [],
      wanted: input.wanted ?? anyChange,
      ...(root && { root }),
    },
  })
  const content: VersionContent = isReplacing
    ? { kind: 'replacing', picture: composed }
    : { kind: 'patch', patch: { rect: crop, color, coverage } }
  const changed = uniteChanged(tiles.map(({ settled }) => settled.changed))
  return { content, report, ...(changed !== undefined && { changed }) }
}

/** The colour of all tiles over the crop, the parent's where none reaches; and their coverage. */
function* blend(
  { plan, parent, planned }: JoinInput,
  tiles: readonly SettledTile[],
  isReplacing: boolean,
): Steps<{ readonly color: Picture; readonly coverage: Mask }> {
  const { crop } = plan
  const color = yield* copyPicture(parent)
  const pixels = crop.width * crop.height
  const sums: Sums = {
    width: crop.width,
    color: new Float32Array(pixels),
    coverage: new Float32Array(pixels),
    weight: new Float32Array(pixels),
  }
  for (const tile of planned) {
    const rect = relativeTo(tile.plan.crop, crop)
    const weights = tileWeights(tile, planned)
    yield* inRows(rect.width, rect.height, (y) => addWeights(sums, rect, weights, y))
    const settled = tiles.find((one) => one.tile === tile)?.settled
    if (!settled) continue
    const layer = yield* layerOf(settled.content, parent, rect, isReplacing)
    const shares = createMask(rect)
    yield* inRows(rect.width, rect.height, (y) =>
      addRow(sums, rect, weights, layer.coverage, shares.data, y),
    )
    const below = yield* cropPictureInSteps(color, rect)
    const above = yield* composeInSteps(below, { rect, color: layer.color, coverage: shares })
    yield* inRows(rect.width, rect.height, (y) => {
      const row = above.data.subarray(y * rect.width * 4, (y + 1) * rect.width * 4)
      color.data.set(row, ((rect.y + y) * crop.width + rect.x) * 4)
    })
  }
  if (!isReplacing) yield* inRows(crop.width, crop.height, (y) => makeOpaque(color, y))
  const coverage = createMask(crop)
  yield* inRows(crop.width, crop.height, (y) => meanRow(sums, coverage.data, y))
  return { color, coverage: yield* withoutTraces(coverage) }
}

/** A patch's colour is opaque everywhere, also where no tile reaches. */
function makeOpaque({ width, data, depth }: Picture, y: number): void {
  const full = maxWord(depth)
  for (let pos = y * width * 4 + 3; pos < (y + 1) * width * 4; pos += 4) data[pos] = full
}

/** What was added up so far, one value a pixel of the crop. */
interface Sums {
  readonly width: number
  /** Weight of the colour that lies there. */
  readonly color: Float32Array
  /** Coverage times weight. */
  readonly coverage: Float32Array
  readonly weight: Float32Array
}

/** A tile's colour over its crop, and its coverage; null where what is composed counts everywhere. */
function* layerOf(
  content: VersionContent,
  parent: Picture,
  rect: Rect,
  isReplacing: boolean,
): Steps<{ readonly color: Picture; readonly coverage: Uint8Array | null }> {
  if (content.kind === 'reframe') {
    throw new TypeError('Expected a tile with the frame that was planned but received another one')
  }
  if (content.kind === 'replacing') return { color: content.picture, coverage: null }
  const { color, coverage } = content.patch
  if (!isReplacing) return { color, coverage: coverage.data }
  const below = yield* cropPictureInSteps(parent, rect)
  return { color: yield* composeInSteps(below, content.patch), coverage: null }
}

function addWeights(sums: Sums, rect: Rect, { columns, rows }: TileWeights, y: number): void {
  const at = (rect.y + y) * sums.width + rect.x
  const row = rows[y] as number
  for (let x = 0; x < rect.width; x++) {
    sums.weight[at + x] = (sums.weight[at + x] as number) + row * (columns[x] as number)
  }
}

/** Adds one row of a tile, and gives the share of what lies there by then that is the tile's. */
function addRow(
  sums: Sums,
  rect: Rect,
  { columns, rows }: TileWeights,
  coverage: Uint8Array | null,
  shares: Uint8Array,
  y: number,
): void {
  const at = (rect.y + y) * sums.width + rect.x
  const from = y * rect.width
  const row = rows[y] as number
  for (let x = 0; x < rect.width; x++) {
    const weight = row * (columns[x] as number)
    if (weight === 0) continue
    const covered = coverage ? (coverage[from + x] as number) : 255
    sums.coverage[at + x] = (sums.coverage[at + x] as number) + weight * covered
    // Where nothing is covered the colour still counts a little: it is seen when the mask is painted on by hand.
    const counts = weight * Math.max(1, covered)
    const total = (sums.color[at + x] as number) + counts
    shares[from + x] = Math.round((255 * counts) / total)
    sums.color[at + x] = total
  }
}

function meanRow(sums: Sums, coverage: Uint8Array, y: number): void {
  for (let i = y * sums.width; i < (y + 1) * sums.width; i++) {
    const weight = sums.weight[i] as number
    if (weight > 0) coverage[i] = Math.round((sums.coverage[i] as number) / weight)
  }
}
