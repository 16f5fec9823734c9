import { expandedFrame } from '../edit/reframe/expand-plan.ts'
import type { SettledCandidate } from '../edit/settle/settle.ts'
import { throwIfAborted, toPlainError } from '../errors.ts'
import { rectOf } from '../image/rect.ts'
import { modelOf, type ProviderAnswer } from '../provider.ts'
import { candidatePixels } from './candidate-pixels.ts'
import { readParent, signalIn } from './parent-pixels.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { settleAnswer, withNotes } from './settle-answer.ts'

/** Settles an answer as what it was asked for: a change inside the picture, or a picture that goes on beyond its borders. */
export async function settleAsAsked(
  deps: RefineDeps,
  prepared: Prepared,
  answer: ProviderAnswer,
  options: RefineOptions,
): Promise<readonly SettledCandidate[]> {
  const { edit, plan, intent } = prepared
  if (edit.reframe?.kind !== 'expand') return settleAnswer(deps, prepared, answer, options)
  const { picked } = intent
  const old = await readParent(deps.host, picked.source, edit, rectOf(edit.source), options)
  const model = modelOf(deps.provider.info, edit.model)
  const frame = expandedFrame(edit.source, edit.reframe.sides)
  const settled: SettledCandidate[] = []
  const failures: unknown[] = []
  for (const [index, candidate] of answer.candidates.entries()) {
    throwIfAborted(options.signal)
    options.onProgress?.({ stage: 'settling', fraction: index / answer.candidates.length })
    try {
      const signal = signalIn(options)
      const { picture, notes } = await candidatePixels(candidate, deps, picked, model, signal)
      const input = { old, frame, plan, candidate: picture, meansAlpha: model?.alpha ?? true }
      settled.push(withNotes(await deps.work.settleExpand(input, signal), notes))
    } catch (thrown) {
      failures.push(thrown)
    }
  }
  throwIfAborted(options.signal)
  if (settled.length === 0) throw failures[0]
  const [first] = failures
  const notes = first
    ? [
        `${failures.length} of ${answer.candidates.length} pictures could not be used: ${toPlainError(first).message}`,
      ]
    : []
  return settled.map((one) => withNotes(one, notes))
}

/** Makes an exact crop: the source's own words, without asking anyone. */
export async function proposeCrop(
  deps: RefineDeps,
  prepared: Prepared,
  options: RefineOptions,
): Promise<Proposal> {
  const { edit, plan, intent } = prepared
  const { crop } = plan
  const picture = await readParent(deps.host, intent.picked.source, edit, crop, options)
  const report = {
    outside: { pixels: 0, changedPixels: 0, maxDifference: 0 },
    inside: { pixels: 0, changedPixels: 0, maxDifference: 0, meanDifference: 0 },
    density: 1,
    answeredSize: { width: crop.width, height: crop.height },
    notes: ['The frame changed; every pixel in it is the source’s own.'],
  }
  return {
    call: deps.newId(),
    prepared,
    candidates: [{ content: { kind: 'reframe', picture, transform: { rect: crop } }, report }],
    usage: { costUsd: 0 },
  }
}
