import type { Recipe, RecipeArea, RelativeBox } from './recipe.ts'

/** Gives a recipe that looks for its subject (and for its background) in a box of the picture, wherever it looks for one. */
export function withSubject(recipe: Recipe, box: RelativeBox): Recipe {
  const placed = (area: RecipeArea): RecipeArea => (area.kind === 'part' ? { ...area, box } : area)
  return {
    ...recipe,
    steps: recipe.steps.map((step) => ({
      ...step,
      region: step.region.map(placed),
      protect: step.protect.map(placed),
      ...(step.reframe && {
        reframe:
          step.reframe.kind === 'proportions' && step.reframe.subject
            ? { ...step.reframe, subject: placed(step.reframe.subject) }
            : step.reframe,
      }),
    })),
  }
}
