import { addPictures } from './generate/add-pictures.ts'
import type { AddedPictures, GenerateIntent, Generation } from './generate/generation.ts'
import { planGeneration } from './generate/plan-generation.ts'
import { requestGeneration } from './generate/request-generation.ts'
import type { RefineDeps, RefineOptions } from './refine/refinement.ts'

/**
 * The use case of a first picture: from words or a rough sketch to a layer that can be refined.
 *
 * `planGeneration` checks and prices and sends nothing; `requestGeneration` asks the provider and keeps what comes;
 * `addPictures` writes the picked ones into the document. `generate` does all three and picks the first.
 *
 * @throws RefineError of every code that {@link planGeneration}, {@link requestGeneration} and {@link addPictures} name.
 */
export async function generate(
  deps: RefineDeps,
  intent: GenerateIntent,
  options: RefineOptions = {},
): Promise<{ readonly generation: Generation; readonly added: AddedPictures }> {
  const generation = await requestGeneration(deps, planGeneration(deps, intent), options)
  return { generation, added: await addPictures(deps, generation, [0], options) }
}

export { addPictures } from './generate/add-pictures.ts'
export type {
  AddedPictures,
  GeneratedPicture,
  GenerateIntent,
  Generation,
  PlannedGeneration,
} from './generate/generation.ts'
export { generateIntentFrom, generationFromLedger } from './generate/generation-from-ledger.ts'
export { nearestSize } from './generate/nearest-size.ts'
export { planGeneration } from './generate/plan-generation.ts'
export { requestGeneration } from './generate/request-generation.ts'
