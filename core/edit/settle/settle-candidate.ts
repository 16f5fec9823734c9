import { createPicture, isOpaque, maxWord, type Picture } from '../../image/picture.ts'
import { intersectMask } from '../../mask/combine.ts'
import { composePatch } from '../compose.ts'
import { coverageOf } from '../coverage.ts'
import { planStretch } from '../make-plan.ts'
import { measureReport } from '../measure.ts'
import type { Patch } from '../patch.ts'
import type { Plan } from '../plan.ts'
import type { SettledCandidate, SettleInput, SettleStage, SettleState } from './settle.ts'
import { settleStages } from './settle-stages.ts'

/**
 * Makes a candidate fit its parent, lays it on, and measures the result.
 *
 * The content is a `patch` when parent and settled candidate are opaque wherever coverage is above 0. Otherwise
 * it is `replacing`, and then **its picture covers only the crop** (`plan.crop`), already composed: whoever places
 * it first pastes it into the parent's whole picture (`pastePicture(whole, content.picture, plan.crop)`).
 *
 * Pure and synchronous; its cost grows with the crop, not with the picture.
 *
 * @param stages The seam for tests and later stages; see {@link settleStages}.
 * @throws RefineError `bad_region` when nothing may change.
 * @throws TypeError when the parent does not have the crop's size.
 */
export function settleCandidate(
  input: SettleInput,
  stages: readonly SettleStage[] = settleStages,
): SettledCandidate {
  const { plan, parent, candidate } = input
  const { crop } = plan
  if (parent.width !== crop.width || parent.height !== crop.height) {
    throw new TypeError(
      `Expected the parent's pixels over ${crop.width}×${crop.height} but received ${parent.width}×${parent.height}`,
    )
  }
  const { allowed, coverage } = coverageOf({ ...input, rect: crop })
  const context = { plan, parent, meansAlpha: input.meansAlpha ?? true, allowed, coverage }
  const settled = stages.reduce<SettleState>((state, stage) => stage(state, context), {
    picture: candidate,
    coverage,
    notes: planNotes(plan),
  })
  // A stage may lower coverage but never raise it: promise 1 does not rest on the stages.
  const final = intersectMask(settled.coverage, coverage)
  const patch: Patch = { rect: crop, color: settled.picture, coverage: final }
  const composed = composePatch(parent, patch)
  const report = measureReport({
    parent,
    composed,
    coverage: final,
    plan,
    answered: candidate,
    notes: settled.notes,
  })
  const isPatch = isOpaqueUnder(parent, final.data) && isOpaqueUnder(settled.picture, final.data)
  return {
    content: isPatch
      ? { kind: 'patch', patch: { ...patch, color: opaque(patch.color) } }
      : { kind: 'replacing', picture: composed },
    report,
  }
}

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

function isOpaqueUnder({ data, depth }: Picture, coverage: Uint8Array): boolean {
  const full = maxWord(depth)
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i] !== 0 && data[i * 4 + 3] !== full) return false
  }
  return true
}

/** A patch's colour is opaque everywhere, so that revealing more of it by hand shows the candidate as it is. */
function opaque(picture: Picture): Picture {
  if (isOpaque(picture)) return picture
  const result = createPicture(picture, picture.depth, picture.data.slice())
  const full = maxWord(picture.depth)
  for (let pos = 3; pos < result.data.length; pos += 4) result.data[pos] = full
  return result
}
