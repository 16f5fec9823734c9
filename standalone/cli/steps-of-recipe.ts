import { type BatchStep, parseSteps } from '../../core/batch/batch-steps.ts'
import { applyKit } from '../../core/guide/brand-kit/apply-kit.ts'
import type { BrandKit } from '../../core/guide/brand-kit/brand-kit.ts'
import type { RecipeStep } from '../../core/guide/recipes/recipe.ts'
import type { RecipeInputs } from './read-recipe-inputs.ts'

/** What is set for all steps of a job. */
type Usual = Pick<BatchStep, 'provider' | 'model' | 'quality'>

/** Gives the steps of a filled recipe as those of a job: what is set for the job goes before what a step was made with. */
export function stepsOfRecipe(
  { filled, pictures }: RecipeInputs,
  kit: BrandKit | null,
  { provider, ...usual }: Usual,
): readonly BatchStep[] {
  const paths = Object.fromEntries(
    Object.entries(pictures).map(([name, { path }]) => [name, path] as const),
  )
  return parseSteps(
    filled.steps.map((step) => ({
      ...usual,
      instruction: step.instruction,
      provider: provider ?? step.hints.provider ?? 'local',
      recipe: withKit(step, kit),
      ...(step.references.length > 0 && { pictures: paths }),
    })),
  )
}

/** A kit's standing preserves have no place in a picture of unknown size. */
function withKit(step: RecipeStep, kit: BrandKit | null): RecipeStep {
  const { instruction, brand, preserve } = step
  const bare = preserve.map(({ text, kind }) => ({ text, kind }))
  const applied = applyKit({ instruction, preserve: bare, ...(brand && { brand }) }, kit)
  const added = applied.preserve.slice(preserve.length).map(({ text, kind }) => ({ text, kind }))
  return {
    ...step,
    preserve: [...preserve, ...added],
    ...(applied.brand && { brand: applied.brand }),
  }
}
