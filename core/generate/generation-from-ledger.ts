import { RefineError } from '../errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { AskDeps } from '../refine/ask-provider.ts'
import { noteUnfit } from '../refine/kept-error.ts'
import type { RefineDeps, RefineOptions } from '../refine/refinement.ts'
import { canResume, resumeCall } from '../refine/resume-call.ts'
import { generatedPictures } from './generated-pictures.ts'
import type { GenerateIntent, Generation } from './generation.ts'

/**
 * Gives first pictures again that wait in the ledger or in the provider's queue, for example after the panel was closed.
 *
 * @throws RefineError `not_found` when no such pictures wait, `bad_answer` when they can't be read, `cancelled`, and what
 *   waiting for the provider throws.
 */
export async function generationFromLedger(
  deps: AskDeps & Pick<RefineDeps, 'work' | 'newAbort'>,
  call: string,
  options: RefineOptions = {},
): Promise<Generation> {
  const entry = (await deps.ledger.entries()).find(({ id }) => id === call)
  if (!entry?.edit.generates) throw notWaiting()
  if (canResume(deps.provider, entry)) await resumeCall(deps, entry, options)
  const answer = await deps.ledger.answer(call)
  if (!answer) throw notWaiting()
  try {
    const pictures = await generatedPictures(deps, entry.edit, answer, options)
    return { call, name: entry.source.name, pictures, usage: answer.usage }
  } catch (thrown) {
    await noteUnfit(deps.ledger, call, thrown)
    throw thrown
  }
}

/**
 * Gives what a call for a first picture asked for, to ask it again.
 *
 * @throws RefineError `not_supported` for a call that took a sketch along.
 */
export function generateIntentFrom({ edit }: Pick<LedgerEntry, 'edit'>): GenerateIntent {
  const { generates, source, instruction, strength, model, quality, complexity } = edit
  if (!generates) throw new TypeError('Expected the entry of a first picture')
  if (generates.sketch !== null) {
    throw new RefineError(
      'not_supported',
      'The sketch that went along with this call is not kept.',
      {
        hint: 'Generate again with it, and forget this call.',
      },
    )
  }
  return {
    instruction,
    size: { width: source.width, height: source.height },
    sketch: null,
    strength,
    transparent: generates.transparent,
    model,
    quality,
    ...(complexity !== undefined && { complexity }),
    variations: edit.variations,
    seed: edit.seed,
  }
}

function notWaiting(): RefineError {
  return new RefineError('not_found', 'No first picture of this call is waiting.', {
    hint: 'It was added or thrown away; generate again if you miss it.',
  })
}
