import type { SettleInput } from '../../core/edit/settle/settle.ts'
import { settleStages } from '../../core/edit/settle/settle-stages.ts'
import { RefineError } from '../../core/errors.ts'
import { toDepth } from '../../core/image/picture.ts'
import { type AdversarialCase, adversarialCases, type Outcome } from './adversarial-cases.ts'
import type { BenchmarkCase } from './benchmark-case.ts'
import type { MethodResult } from './methods/method.ts'
import { inputOf, settleWith } from './methods/ours.ts'
import { registrationError } from './metrics/registration-error.ts'
import { psnr, truthOf } from './metrics/score.ts'
import type { Photograph } from './photographs.ts'

/** What happened in an adversarial case. */
export interface AdversarialRow {
  readonly name: string
  readonly photo: string
  readonly expected: readonly Outcome[]
  readonly outcome: Outcome
  readonly isRight: boolean
  /** Pixels that changed although they may not: never any. */
  readonly outsideChanged: number
  readonly detail: string
}

/** Runs all adversarial cases on photographs, the second of which serves as "another picture". */
export async function runAdversarial(
  photographs: readonly Photograph[],
): Promise<readonly AdversarialRow[]> {
  const rows: AdversarialRow[] = []
  for (const [index, photo] of photographs.entries()) {
    const other = photographs[(index + 1) % photographs.length] as Photograph
    for (const one of await adversarialCases(photo, other.picture, index === 0))
      rows.push(run(one, photo))
  }
  return rows
}

function run(one: AdversarialCase, { name: photo }: Photograph): AdversarialRow {
  const { name, expected, made } = one
  const row = { name, photo, expected }
  try {
    const input: SettleInput = { ...inputOf(made), ...one.changes }
    const result = settleWith(settleStages, input)
    const outcome = outcomeOf(one, result)
    return {
      ...row,
      outcome,
      isRight: expected.includes(outcome),
      outsideChanged: result.report?.outside.changedPixels ?? 0,
      detail: detailOf(made, result),
    }
  } catch (thrown) {
    if (!(thrown instanceof RefineError)) throw thrown
    return {
      ...row,
      outcome: 'refuse',
      isRight: expected.includes('refuse'),
      outsideChanged: 0,
      detail: thrown.message,
    }
  }
}

/** Registered to better than this over the region, in provider pixels, counts as right. */
const rightWithin = 1

/** Below this the alignment says itself that it can't tell. */
const lowConfidence = 0.35

/** Above this share of the contour, or below this share of the region, a report must say so. */
const cutFrom = 0.1
const unchangedBelow = 0.01

function outcomeOf({ made, expected }: AdversarialCase, result: MethodResult): Outcome {
  const { report, alignment } = result
  const warns = (report?.cut ?? 0) >= cutFrom || (report?.changedShare ?? 1) < unchangedBelow
  if (expected.includes('warn') && warns) return 'warn'
  const moved = alignment !== null && alignment !== undefined && alignment.found !== 'identity'
  if ((alignment?.confidence ?? 0) < lowConfidence && !moved) return 'identity'
  return registrationError(made, result).registration <= rightWithin ? 'right' : 'wrong'
}

function detailOf(made: BenchmarkCase, result: MethodResult): string {
  const { registration, confidence } = registrationError(made, result)
  const { cut, changedShare } = result.report ?? {}
  const quality = psnr(
    toDepth(result.picture, 8),
    toDepth(made.edit.ideal, 8),
    truthOf(made).region,
  )
  const parts = [
    `off by ${registration.toFixed(2)} px`,
    `confidence ${(confidence ?? 0).toFixed(2)}`,
    `${quality?.toFixed(1)} dB`,
  ]
  if (cut !== undefined) parts.push(`cut ${cut.toFixed(2)}`)
  if (changedShare !== undefined) parts.push(`changed ${changedShare.toFixed(3)}`)
  return parts.join(', ')
}
