import { throwIfAborted, toPlainError } from '../../errors.ts'
import { applyKit } from '../../guide/brand-kit/apply-kit.ts'
import { withLocks } from '../../guide/preserves/with-locks.ts'
import { fillRecipe } from '../../guide/recipes/fill-recipe.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'
import { type RecipeWords, recipeOf } from '../../guide/recipes/recipe-of.ts'
import type { Picked } from '../../host.ts'
import type { NamedPicture } from '../../refine/replay/intent-of-recipe-step.ts'
import { goOn, replayStep } from '../../refine/replay/replay-recipe.ts'
import type { Intent, RefineDeps } from '../../refine.ts'
import { parentIn, pickedLineage } from '../chosen.ts'
import { chosenKit } from '../chosen-kit.ts'
import { locksOf } from '../intent.ts'
import type { QueueReport } from '../queue.ts'
import { type Filling, whyNotOnAll, whyNotRun } from '../recipe-limits.ts'
import type { ShelfPlace } from '../shelf-state.ts'
import type { PanelState } from '../state.ts'
import { agreeToRecipe } from './agree-to-recipe.ts'
import { type CommandContext, refineDepsFor, showProblem } from './command-context.ts'
import type { RefineTools } from './refine-commands.ts'
import type { RunOptions } from './run-command.ts'
import type { ShelfCommands } from './shelf-commands.ts'
import { withConsent } from './with-consent.ts'

/** The commands for recipes that are made here and run here. */
export interface RecipeCommands {
  /** Keeps the path to a version of the picked source as a recipe; false when that failed. */
  readonly saveRecipe: (
    version: string,
    words: Omit<RecipeWords, 'id' | 'lineages'>,
    place: ShelfPlace,
  ) => Promise<boolean>
  /** Runs a recipe step by step on the picked picture or on all that are picked; what fails is collected. */
  readonly runRecipe: (recipe: Recipe, filling: Filling, on: 'picked' | 'all') => Promise<void>
  /** Lets the user choose a picture for a recipe from outside the document; null where the host can't. */
  readonly choosePictureFile: (() => Promise<NamedPicture | null>) | null
}

/** One run of a recipe: what every step of it works with. */
interface RecipeRun {
  readonly recipe: Recipe
  readonly pictures: Filling['pictures']
  readonly targets: readonly Picked[]
  readonly deps: RefineDeps
  readonly options: RunOptions
  /** Has the last word on what a step asks. */
  readonly adjust: (intent: Intent) => Intent
}

/** Makes the commands for recipes that are made here and run here. */
export function createRecipeCommands(
  context: CommandContext,
  tools: Pick<RefineTools, 'runner' | 'ask'>,
  {
    keepItem,
    refresh,
  }: Pick<ShelfCommands, 'keepItem'> & { readonly refresh: () => Promise<void> },
): RecipeCommands {
  const { deps, dispatch, getState } = context
  const { runner, ask } = tools

  /** Runs the steps on one picture; a failure names the step, and a run on several stops between pictures only. */
  const runOn = async (
    run: RecipeRun,
    target: Picked,
    before: number,
  ): Promise<Failure | 'done' | 'stopped'> => {
    const { recipe, pictures, targets, options, adjust } = run
    const { steps } = recipe
    const many = targets.length > 1
    let at = startOf(getState(), target)
    for (const [index, step] of steps.entries()) {
      if (!many && getState().run?.queue?.stops) return 'stopped'
      const name = many ? `${target.name}: ${step.instruction}` : step.instruction
      const count = targets.length * steps.length
      const stops = getState().run?.queue?.stops ?? false
      dispatch({ type: 'queue', queue: { at: before + index + 1, count, name, stops } })
      try {
        const done = await withConsent(ask, options, (sending) =>
          replayStep(run.deps, step, at, { ...sending, pictures, adjust }),
        )
        if (!many) dispatch({ type: 'placed', version: done.placed.versions[0]?.id ?? null })
        await refresh()
        if (index + 1 < steps.length) at = await goOn(deps.host, done, at.picked, options)
      } catch (thrown) {
        const place = `${index + 1} of ${steps.length}`
        const failed = many ? `${target.name}, step ${place}` : `Step ${place}`
        return { name: failed, error: toPlainError(thrown) }
      }
    }
    return 'done'
  }

  /** Says what became of a run: of several pictures as a list, of one as any failure is said. */
  const tell = (
    { recipe, targets }: RecipeRun,
    placed: number,
    failures: readonly Failure[],
  ): void => {
    const count = targets.length
    const [failure] = failures
    if (count > 1) dispatch({ type: 'queueReport', report: { count, placed, failures } })
    else if (failure && failure.error.code !== 'cancelled') {
      const { error, name } = failure
      const message = `${name}: ${error.message}`
      dispatch({ type: 'problem', problem: { error: { ...error, message }, retry: null } })
    }
    const done = count === 1 ? 'is done' : `is done on ${placed} of ${count} pictures`
    const said = placed === 0 ? 'was not run to its end' : done
    dispatch({ type: 'say', text: `“${recipe.name}” ${said}.` })
  }

  const runOnEach = async (run: RecipeRun): Promise<void> => {
    const { recipe, targets, options } = run
    const failures: Failure[] = []
    let placed = 0
    try {
      for (const [index, target] of targets.entries()) {
        if (getState().run?.queue?.stops) break
        const end = await runOn(run, target, index * recipe.steps.length)
        if (end === 'done') placed++
        else if (end !== 'stopped') failures.push(end)
        throwIfAborted(options.signal)
      }
    } finally {
      tell(run, placed, failures)
    }
  }

  const filledWith = (...filling: Parameters<typeof fillRecipe>): Recipe | null => {
    try {
      return fillRecipe(...filling)
    } catch (thrown) {
      showProblem(context, thrown, null)
      return null
    }
  }

  return {
    saveRecipe: async (version, words, place) => {
      const lineage = pickedLineage(getState())
      if (!lineage) return false
      try {
        const { lineages } = getState()
        const recipe = recipeOf(lineage, version, { ...words, id: deps.newId(), lineages })
        return await keepItem(place, recipe)
      } catch (thrown) {
        showProblem(context, thrown, null)
        return false
      }
    },

    runRecipe: async (recipe, filling, on) => {
      const state = getState()
      const { picked, pickedAll, setup } = state
      const targets = on === 'all' ? pickedAll : picked ? [picked] : []
      const why = whyNotRun(state, recipe, filling) ?? (on === 'all' ? whyNotOnAll(recipe) : null)
      const [first] = targets
      if (runner.isRunning() || state.busy || why !== null || !first) {
        dispatch({ type: 'say', text: why ?? '' })
        return
      }
      const kit = chosenKit(state)
      const filled = filledWith(recipe, filling.values, kit)
      if (!filled) return
      dispatch({ type: 'view', view: 'refine' })
      const adjust = (intent: Intent) => applyKit(lockedIn(getState(), asSetUp(intent, setup)), kit)
      const queue = { at: 1, count: targets.length * filled.steps.length, name: first.name }
      await runner.run(
        {
          ...{ provider: setup.provider, model: setup.model, instruction: recipe.name },
          queue: { ...queue, stops: false },
        },
        async (options) => {
          const refineDeps = await refineDepsFor(context, setup.provider)
          const { pictures } = filling
          const run = { recipe: filled, pictures, targets, deps: refineDeps, options, adjust }
          await agreeToRecipe(run, ask)
          await runOnEach(run)
        },
        null,
      )
    },

    choosePictureFile: deps.openPictureFile
      ? async () => {
          try {
            return (await deps.openPictureFile?.()) ?? null
          } catch (thrown) {
            showProblem(context, thrown, null)
            return null
          }
        }
      : null,
  }
}

type Failure = QueueReport['failures'][number]

/** What was found out last, because placing into another picture may have changed it. */
function startOf({ pickedAll }: PanelState, target: Picked): Pick<Intent, 'picked' | 'parent'> {
  const picked = pickedAll.find(({ source }) => source === target.source) ?? target
  return { picked, parent: parentIn(picked.head) }
}

/** What the user has set up goes before what a step was made with; nobody can choose among candidates half-way. */
function asSetUp(intent: Intent, setup: PanelState['setup']): Intent {
  const { model, quality, strength, complexity, seed } = setup
  return {
    ...intent,
    model: model ?? intent.model,
    quality: quality ?? intent.quality,
    strength: strength ?? intent.strength,
    seed: seed ?? intent.seed,
    ...(complexity !== null && { complexity }),
    variations: 1,
  }
}

/** A change of the frame takes no protected areas: what is locked is in the picture that it makes as well. */
function lockedIn(state: PanelState, intent: Intent): Intent {
  return intent.reframe ? intent : withLocks(intent, locksOf(state, intent.picked))
}
