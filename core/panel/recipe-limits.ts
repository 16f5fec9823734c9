import type { Recipe } from '../guide/recipes/recipe.ts'
import type { NamedPicture } from '../refine/replay/intent-of-recipe-step.ts'
import { chosenModel } from './chosen.ts'
import { whatWholeMisses } from './missing.ts'
import type { PanelState } from './state.ts'

/** What a recipe's parameters are filled in with. */
export interface Filling {
  readonly values: Readonly<Record<string, string>>
  readonly pictures: Readonly<Record<string, NamedPicture>>
}

/** Says why a recipe can't be run on what is picked, as a sentence with what to do; null when it can. */
export function whyNotRun(state: PanelState, recipe: Recipe, filling: Filling): string | null {
  const { capabilities, draft } = state
  const instruction = recipe.name
  const missing = whatWholeMisses({ ...state, draft: { ...draft, instruction } })
  if (missing) return missing.reason
  const { steps, parameters } = recipe
  if (!capabilities.reframe && steps.some(({ reframe }) => reframe)) {
    return `It changes the frame, which can’t be done in ${capabilities.name}: crop the picture there, and run another recipe on it.`
  }
  const wanted = Math.max(...steps.map(({ references }) => references.length))
  const model = chosenModel(state)
  if (model && wanted > model.maxReferences) {
    return `It takes a further picture along, and ${model.label} takes ${model.maxReferences === 0 ? 'none' : `${model.maxReferences} at most`}: choose another provider in More.`
  }
  const empty = parameters.find(({ kind, name }) =>
    kind === 'text' ? (filling.values[name] ?? '').trim() === '' : !filling.pictures[name],
  )
  if (!empty) return null
  return empty.kind === 'text'
    ? `Say what “${empty.name}” is.`
    : `Choose a picture for “${empty.name}”.`
}

/** Says why a recipe can't be run on several pictures in turn; null when it can. */
export function whyNotOnAll({ steps }: Pick<Recipe, 'steps'>): string | null {
  return steps.slice(0, -1).some(({ reframe }) => reframe)
    ? 'It goes on after a change of the frame: run it on one picture at a time.'
    : null
}
