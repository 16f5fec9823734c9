import type { Preserve } from '../edit/edit.ts'
import type { SettledCandidate, SettleInput } from '../edit/settle/settle.ts'
import { wantedChange } from '../edit/wanted-change.ts'
import { throwIfAborted, toPlainError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, rectOf, sameRect } from '../image/rect.ts'
import { type Candidate, modelOf, type ProviderAnswer } from '../provider.ts'
import { candidatePixels } from './candidate-pixels.ts'
import { readParent, signalIn } from './parent-pixels.ts'
import type { Prepared, RefineDeps, RefineOptions } from './refinement.ts'
import { reframeOf } from './reframe-of.ts'

/**
 * Settles every picture of an answer against the pixels that the edit is built on, as they are now.
 *
 * One that can't be used is left out and the others say so; when none can, the first one's error is thrown.
 */
export async function settleAnswer(
  deps: RefineDeps,
  prepared: Prepared,
  answer: ProviderAnswer,
  options: RefineOptions,
): Promise<readonly SettledCandidate[]> {
  const { plan, edit, intent } = prepared
  const parent = await readParent(deps.host, intent.picked.source, edit, plan.crop, options)
  const root = await readRoot(deps.host, prepared, options)
  const settled: SettledCandidate[] = []
  const failures: unknown[] = []
  for (const [index, candidate] of answer.candidates.entries()) {
    throwIfAborted(options.signal)
    options.onProgress?.({ stage: 'settling', fraction: index / answer.candidates.length })
    try {
      settled.push(
        await settleOne(deps, prepared, { parent, ...(root && { root }) }, candidate, options),
      )
    } catch (thrown) {
      failures.push(thrown)
    }
  }
  throwIfAborted(options.signal)
  if (settled.length === 0) throw failures[0]
  const notes = [...missingNotes(edit.variations, answer), ...failureNotes(failures, answer)]
  return settled.map((one) => withNotes(one, notes))
}

/** The source's own pixels where a product is to be compared with them; null where there is none, or no version between. */
export async function readRoot(
  host: Host,
  { plan, edit, intent }: Pick<Prepared, 'plan' | 'edit' | 'intent'>,
  options: RefineOptions,
): Promise<Picture | null> {
  const isProduct = ({ kind, area }: Preserve) =>
    kind === 'product shape' && area !== undefined && intersectRects(area, plan.crop) !== null
  if (edit.parent === null || !edit.preserve.some(isProduct)) return null
  return host.readPixels(intent.picked.source, { kind: 'source' }, plan.crop, signalIn(options))
}

/** A provider may answer with fewer pictures than it was asked for, such as when some would be the same. */
function missingNotes(asked: number, { candidates }: ProviderAnswer): string[] {
  const came = candidates.length
  if (came >= asked) return []
  return [`The provider gave ${came} of the ${asked} pictures that were asked for.`]
}

function failureNotes(failures: readonly unknown[], { candidates }: ProviderAnswer): string[] {
  if (failures.length === 0) return []
  const reason = toPlainError(failures[0]).message
  return [`${failures.length} of ${candidates.length} pictures could not be used: ${reason}`]
}

async function settleOne(
  deps: RefineDeps,
  prepared: Prepared,
  below: { readonly parent: Picture; readonly root?: Picture },
  candidate: Candidate,
  options: RefineOptions,
): Promise<SettledCandidate> {
  const { plan, edit, intent } = prepared
  const model = modelOf(deps.provider.info, edit.model)
  const { picture, notes } = await candidatePixels(
    candidate,
    deps,
    intent.picked,
    model,
    signalIn(options),
  )
  throwIfAborted(options.signal)
  // The crop itself is no other frame: that settles as any candidate does.
  if (candidate.frame && !sameRect(candidate.frame, rectOf(prepared.sent))) {
    const answered = candidate.kind === 'picture' ? candidate.picture : picture
    const framed = { frame: candidate.frame, answered, picture }
    const reframed = await reframeOf(deps.host, prepared, framed, options)
    return withNotes(reframed, notes)
  }
  const { region, protect, edge } = intent
  const input: SettleInput = {
    ...{ plan, region, protect, edge, candidate: picture },
    ...below,
    meansAlpha: model?.alpha ?? true,
    faithful: model?.faithful ?? false,
    wanted: wantedChange(edit.instruction),
    preserve: edit.preserve,
    ...(options.asItCame && { asItCame: true }),
  }
  return withNotes(await deps.work.settle(input, signalIn(options)), notes)
}

/** Gives a candidate whose report has further remarks. */
export function withNotes(candidate: SettledCandidate, notes: readonly string[]): SettledCandidate {
  if (notes.length === 0) return candidate
  const { report, alternative } = candidate
  return {
    ...candidate,
    report: { ...report, notes: [...report.notes, ...notes] },
    ...(alternative && { alternative: withNotes(alternative, notes) }),
  }
}
