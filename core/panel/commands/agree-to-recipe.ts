import { cancelled, throwIfAborted } from '../../errors.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'
import type { Picked } from '../../host.ts'
import { rectOf } from '../../image/rect.ts'
import { fullMask } from '../../mask/mask.ts'
import type { Estimate } from '../../provider.ts'
import {
  intentOfRecipeStep,
  type RecipeStepDeps,
} from '../../refine/replay/intent-of-recipe-step.ts'
import { type Intent, planIntent, type RefineDeps, sumOfEstimates } from '../../refine.ts'
import { parentIn } from '../chosen.ts'
import { sendRecipeQuestion } from '../wording/recipe-words.ts'
import type { Ask } from './question-command.ts'
import type { RunOptions } from './run-command.ts'

/** What is known of a run before its first step. */
interface AskedRun {
  readonly recipe: Recipe
  readonly pictures: NonNullable<RecipeStepDeps['pictures']>
  readonly targets: readonly Picked[]
  readonly deps: RefineDeps
  readonly options: RunOptions
  readonly adjust: (intent: Intent) => Intent
}

/**
 * Says what all steps on all pictures would cost at most, and asks; nothing where nothing leaves the machine.
 *
 * @throws RefineError `cancelled` when the user does not agree.
 */
export async function agreeToRecipe(run: AskedRun, ask: Ask): Promise<void> {
  const { recipe, targets, deps, options } = run
  const { info } = deps.provider
  if (info.origins.length === 0) return
  const prices: (Estimate | null)[] = []
  for (const picked of targets) prices.push(...(await pricesOn(run, picked)))
  const { name, steps } = recipe
  const about = { name, steps: steps.length, pictures: targets.length }
  if (!(await ask(sendRecipeQuestion(info, about, sumOfEstimates(prices)), options))) {
    throw cancelled()
  }
}

/** A part that is only found later counts as the whole picture: no step then costs more than is said. */
async function pricesOn(run: AskedRun, picked: Picked): Promise<readonly (Estimate | null)[]> {
  const { recipe, pictures, deps, options, adjust } = run
  const findPart = async () => fullMask(rectOf(picked))
  const at = { picked, parent: parentIn(picked.head) }
  const prices: (Estimate | null)[] = []
  for (const step of recipe.steps) {
    try {
      const around = { provider: deps.provider.info, findPart, pictures }
      const intent = adjust(await intentOfRecipeStep(step, at, around))
      prices.push((await planIntent(deps, intent, options)).estimate)
    } catch {
      // What can't be planned fails in its turn, and sends nothing.
      throwIfAborted(options.signal)
    }
  }
  return prices
}
