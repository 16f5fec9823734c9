import { RefineError, throwIfAborted } from '../errors.ts'
import { pictureName } from '../history/picture-name.ts'
import { rectOf } from '../image/rect.ts'
import type { GenerateRequest } from '../provider.ts'
import { type Asked, askProvider } from '../refine/ask-provider.ts'
import { callsToReplace } from '../refine/calls-to-replace.ts'
import { expectWritable } from '../refine/expect-writable.ts'
import { joinRequest } from '../refine/join-request.ts'
import { unfitError } from '../refine/kept-error.ts'
import { signalIn } from '../refine/parent-pixels.ts'
import type { RefineDeps, RefineOptions } from '../refine/refinement.ts'
import { findQueued, resumeCall } from '../refine/resume-call.ts'
import { generatedPictures } from './generated-pictures.ts'
import type { Generation, PlannedGeneration } from './generation.ts'

/**
 * Asks the provider for first pictures; nothing is written into the document yet.
 *
 * As for edits: noted before it is sent, kept as soon as it arrives, nothing beyond the budgets, nothing twice without
 * the user's consent; asking for the same while it is under way joins that call.
 *
 * @throws RefineError `not_supported` where the document can't take a picture in; `over_budget`, `sent_before`, what the
 *   provider and decoding throw, `bad_answer`, `cancelled`.
 */
export async function requestGeneration(
  deps: RefineDeps,
  planned: PlannedGeneration,
  options: RefineOptions = {},
): Promise<Generation> {
  throwIfAborted(options.signal)
  expectTakesPictures(deps)
  const key = `new ${planned.editHash}`
  return joinRequest(deps, key, options, (shared) => askOrResume(deps, planned, shared))
}

/** @throws RefineError `not_supported`. */
export function expectTakesPictures({ host }: Pick<RefineDeps, 'host'>): void {
  expectWritable(host)
  if (host.addSource) return
  throw new RefineError(
    'not_supported',
    `${host.capabilities.name} can’t take a new picture into the document.`,
    { hint: 'Make the picture elsewhere, and open it here.' },
  )
}

async function askOrResume(
  deps: RefineDeps,
  planned: PlannedGeneration,
  options: RefineOptions,
): Promise<Generation> {
  const { edit, editHash, size, estimate } = planned
  const name = pictureName(edit.instruction)
  const replaces = await callsToReplace(deps, editHash, options)
  const queued = await findQueued(deps, editHash)
  const call = queued?.id ?? deps.newId()
  let asked: Asked
  if (queued) asked = await resumeCall(deps, queued, options)
  else {
    const sending = await requestFor(deps, planned, call, options)
    const plan = { crop: rectOf(size), sent: size, density: 1 }
    const source = { layer: '', name, lineage: null }
    asked = await askProvider(
      deps,
      { id: call, edit, editHash, plan, estimate, source },
      (watch) => paint(deps, sending, watch),
      options,
      replaces,
    )
  }
  const { answer, notes } = asked
  try {
    const pictures = await generatedPictures(deps, edit, answer, options)
    const told = pictures.map((one) => ({ ...one, notes: [...one.notes, ...notes] }))
    return { call, name, pictures: told, usage: answer.usage }
  } catch (thrown) {
    throw await unfitError(deps.ledger, call, thrown)
  }
}

async function requestFor(
  { work }: Pick<RefineDeps, 'work'>,
  { edit, size, intent }: PlannedGeneration,
  id: string,
  options: RefineOptions,
): Promise<GenerateRequest> {
  const { sketch, transparent } = intent
  const fit = { size, depth: 8, alpha: false } as const
  return {
    id,
    model: edit.model,
    prompt: edit.instruction,
    size,
    sketch: sketch && (await work.fitToModel({ picture: sketch, ...fit }, signalIn(options))),
    strength: edit.strength,
    transparent,
    quality: edit.quality,
    complexity: edit.complexity ?? null,
    seed: edit.seed,
    variations: edit.variations,
  }
}

function paint(
  { provider }: Pick<RefineDeps, 'provider'>,
  sending: GenerateRequest,
  watch: Parameters<NonNullable<RefineDeps['provider']['generate']>>[1],
) {
  // Planning has made sure that it makes pictures.
  if (!provider.generate) throw new TypeError(`Expected ${provider.info.id} to make pictures`)
  return provider.generate(sending, watch)
}
