import { inRuns, pixelsAtOnce } from '../../image/in-runs.ts'
import { isOpaqueInSteps, maxWord, type Picture, toDepthInSteps } from '../../image/picture.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import { finish, isSteps, type Steps } from '../../steps.ts'
import { changedRegion } from '../changed-region.ts'
import { composeInSteps } from '../compose.ts'
import { coverageInSteps, withoutTraces } from '../coverage.ts'
import { planStretch } from '../make-plan.ts'
import { measureReport } from '../measure.ts'
import type { Patch } from '../patch.ts'
import type { Plan } from '../plan.ts'
import { anyChange } from '../wanted-change.ts'
import { leastCut } from './localisation/measure-change.ts'
import { ownPicture } from './own-picture.ts'
import type {
  SettleContext,
  SettledCandidate,
  SettleInput,
  SettleStage,
  SettleState,
} from './settle.ts'
import { settleStages, stagesAsItCame } from './settle-stages.ts'

/** Settles a candidate without a pause; see {@link settleInSteps}. */
export function settleCandidate(
  input: SettleInput,
  stages?: readonly SettleStage[],
): SettledCandidate {
  return finish(settleInSteps(input, stages))
}

/**
 * Makes a candidate fit its parent, lays it on, and measures the result.
 *
 * The content is a `patch` when parent and settled candidate are opaque wherever coverage is above 0. Otherwise
 * it is `replacing`, and then **its picture covers only the crop** (`plan.crop`), already composed: whoever places
 * it first pastes it into the parent's whole picture (`pastePicture(whole, content.picture, plan.crop)`).
 *
 * Pure; its cost grows with the crop, not with the picture. Beside what it is given, it never holds more than three
 * buffers of the crop's size: the candidate at the crop's size and 16 bits, into which the further stages write; at 8 bits
 * what it is brought back to; and what comes of laying it on. The distances that coverage is made of (8 bytes a pixel)
 * are dropped before the first of these is made; maps and fits are at reduced resolution.
 *
 * @param stages The seam for tests and later stages; see {@link settleStages}.
 * @throws RefineError `bad_region` when nothing may change.
 * @throws TypeError when the parent does not have the crop's size.
 */
export function* settleInSteps(
  input: SettleInput,
  stages: readonly SettleStage[] = input.asItCame ? stagesAsItCame : settleStages,
): Steps<SettledCandidate> {
  const { plan, parent, candidate } = input
  const { crop } = plan
  if (parent.width !== crop.width || parent.height !== crop.height) {
    throw new TypeError(
      `Expected the parent's pixels over ${crop.width}×${crop.height} but received ${parent.width}×${parent.height}`,
    )
  }
  const { allowed, ceiling, coverage } = yield* coverageInSteps({ ...input, rect: crop })
  const context: SettleContext = {
    plan,
    parent,
    answered: { width: candidate.width, height: candidate.height },
    meansAlpha: input.meansAlpha ?? true,
    faithful: input.faithful ?? false,
    wanted: input.wanted ?? anyChange,
    hasRegion: input.region !== null && (yield* leavesEnough(allowed)),
    allowed,
    ceiling,
    feathered: coverage,
  }
  let settled: SettleState = {
    picture: candidate,
    isOwn: false,
    coverage,
    alignment: null,
    change: null,
    measures: {},
    notes: [...(input.asItCame ? [asItCameNote] : []), ...planNotes(plan)],
  }
  for (const stage of stages) {
    const next = stage(settled, context)
    settled = isSteps(next) ? yield* next : next
  }
  if (settled.picture.depth !== parent.depth) {
    const picture = yield* toDepthInSteps(settled.picture, parent.depth)
    settled = { ...settled, picture, isOwn: true }
  }
  const main = yield* laidOn(input, context, settled, settled.coverage)
  const changed = yield* regionToOffer(input, settled)
  const offered = changed === undefined ? main : { ...main, changed }
  if (!settled.everything) return offered
  const whole = { ...settled, notes: [...settled.notes, everythingNote] }
  return {
    ...withNote(offered, onlyChangedNote),
    scope: 'only what changed',
    alternative: {
      ...(yield* laidOn(input, context, whole, settled.everything)),
      scope: 'everything',
    },
  }
}

/** A region that leaves less than this share of the crop is no region: what lies beyond tells nothing of the answer. */
const leastOutside = 0.01

function* leavesEnough({ data }: Mask): Steps<boolean> {
  let outside = 0
  yield* inRuns(data.length, (from, to) => {
    for (let i = from; i < to; i++) if (data[i] === 0) outside++
  })
  return outside >= leastOutside * data.length
}

/** Lays a settled picture on its parent with a coverage, and measures what comes of it. */
function* laidOn(
  input: SettleInput,
  context: SettleContext,
  settled: SettleState,
  wanted: Mask,
): Steps<SettledCandidate> {
  const { plan, parent, candidate } = input
  const { allowed, ceiling, feathered } = context
  // No stage can raise coverage above what the edge allows: promise 1 does not rest on the stages.
  const final =
    wanted === feathered ? feathered : yield* withoutTraces(yield* heldBy(wanted, ceiling))
  const patch: Patch = { rect: plan.crop, color: settled.picture, coverage: final }
  const composed = yield* composeInSteps(parent, patch)
  const report = yield* measureReport({
    parent,
    composed,
    settled: context.faithful ? null : settled.picture,
    allowed,
    ceiling,
    coverage: final,
    plan,
    answered: candidate,
    measures: settled.measures,
    notes: settled.notes,
    kept: {
      preserve: input.preserve ?? [],
      wanted: context.wanted,
      ...(input.root && { root: input.root }),
    },
  })
  const isPatch =
    (yield* isOpaqueUnder(parent, final.data)) &&
    (yield* isOpaqueUnder(settled.picture, final.data))
  return {
    content: isPatch
      ? { kind: 'patch', patch: { ...patch, color: yield* opaque(settled) } }
      : { kind: 'replacing', picture: composed },
    report,
  }
}

/** The smaller of two coverages of the same place; the first itself where it is that already. */
function* heldBy(wanted: Mask, ceiling: Mask): Steps<Mask> {
  let held: Uint8Array | null = null
  yield* inRuns(wanted.data.length, (from, to) => {
    if (!held && !exceeds(wanted.data, ceiling.data, from, to)) return
    held ??= wanted.data.slice()
    holdRun(held, ceiling.data, from, to)
  })
  return held ? createMask(wanted.rect, held) : wanted
}

function exceeds(coverage: Uint8Array, most: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((coverage[i] as number) > (most[i] as number)) return true
  return false
}

function holdRun(coverage: Uint8Array, most: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const limit = most[i] as number
    if ((coverage[i] as number) > limit) coverage[i] = limit
  }
}

/** Gives what is offered as region for asking again; undefined where the region held all of the edit. */
function* regionToOffer(
  { region, plan }: SettleInput,
  { change, measures }: SettleState,
): Steps<Mask | null | undefined> {
  if (region === null) return change && (yield* changedRegion(change, plan.crop, null))
  if (!change || (measures.cut ?? 0) < leastCut) return undefined
  return yield* changedRegion(change, plan.crop, region)
}

const onlyChangedNote =
  'Only what the answer really changed is used; the rest keeps its own pixels. The whole answer stands beside it.'

const everythingNote = 'This is the whole answer, also where it only repeats the picture.'

function withNote(settled: SettledCandidate, note: string): SettledCandidate {
  const { report } = settled
  return { ...settled, report: { ...report, notes: [...report.notes, note] } }
}

const asItCameNote =
  'The answer was laid in as it came: it was not brought into place, and its colours were not matched.'

function planNotes(plan: Plan): string[] {
  const notes: string[] = []
  const stretch = Math.round((planStretch(plan) - 1) * 100)
  if (stretch >= 1) {
    notes.push(
      `The model does not take these proportions: the crop was sent scaled ${stretch} % more in one direction than in the other, and brought back afterwards.`,
    )
  }
  if (plan.density < 1) {
    notes.push(
      `The change is coarser than the picture: ${plan.density.toFixed(2)} provider pixels per picture pixel.`,
    )
  }
  return notes
}

function* isOpaqueUnder({ data, depth }: Picture, coverage: Uint8Array): Steps<boolean> {
  const full = maxWord(depth)
  for (let from = 0; from < coverage.length; from += pixelsAtOnce) {
    const to = Math.min(coverage.length, from + pixelsAtOnce)
    for (let i = from; i < to; i++) {
      if (coverage[i] !== 0 && data[i * 4 + 3] !== full) return false
    }
    yield
  }
  return true
}

/** A patch's colour is opaque everywhere, so that revealing more of it by hand shows the candidate as it is. */
function* opaque(settled: SettleState): Steps<Picture> {
  if (yield* isOpaqueInSteps(settled.picture)) return settled.picture
  const picture = yield* ownPicture(settled)
  const full = maxWord(picture.depth)
  yield* inRuns(picture.width * picture.height, (from, to) => {
    for (let pos = from * 4 + 3; pos < to * 4; pos += 4) picture.data[pos] = full
  })
  return picture
}
