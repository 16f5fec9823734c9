import { type PlainError, RefineError, throwIfAborted, toPlainError } from '../../errors.ts'
import type { Recipe, RecipeStep } from '../../guide/recipes/recipe.ts'
import type { Host, Picked, Placed } from '../../host.ts'
import { accept } from '../accept.ts'
import { signalIn } from '../parent-pixels.ts'
import { findPicked } from '../picked-source.ts'
import { prepare } from '../prepare.ts'
import type { Intent, Proposal, RefineDeps, RefineOptions } from '../refinement.ts'
import { requestBest } from '../request-best.ts'
import { intentOfRecipeStep, type NamedPicture } from './intent-of-recipe-step.ts'
import { partFinder } from './part-finder.ts'

/** A step that became a version. */
export interface DoneStep {
  readonly kind: 'done'
  readonly step: RecipeStep
  readonly proposal: Proposal
  readonly placed: Placed
}

/** What became of one step. */
export type ReplayedStep =
  | DoneStep
  | { readonly kind: 'failed'; readonly step: RecipeStep; readonly error: PlainError }

/** How a recipe is replayed; a budget is for all steps together. */
export interface ReplayOptions extends RefineOptions {
  /** By the names of the recipe's parameters. */
  readonly pictures?: Readonly<Record<string, NamedPicture>>
  /** Has the last word on what a step asks: for a brand kit, locks, or a model that the user chose. */
  readonly adjust?: (intent: Intent) => Intent
  /** Told when a step begins, from 0, and of how many. */
  readonly onStep?: (step: number, steps: number) => void
}

/** Gives what one step is refined with: who paints may differ from step to step. */
export type DepsOfStep = (step: RecipeStep) => RefineDeps

/**
 * Replays a filled recipe on the picked source, step by step: each is a version on the one before, with its own report.
 *
 * A step that fails ends the replay and is told as such; what was made before it stays. A step that changes the frame
 * makes a picture of its own, and the steps after it go on there.
 *
 * @param start What is picked, and which version of it the first step refines.
 * @throws RefineError `cancelled` before the first step; later ones are told like a failure, so that nothing is lost.
 */
export async function replayRecipe(
  depsOf: DepsOfStep,
  { steps }: Pick<Recipe, 'steps'>,
  start: Pick<Intent, 'picked' | 'parent'>,
  options: ReplayOptions = {},
): Promise<readonly ReplayedStep[]> {
  throwIfAborted(options.signal)
  const done: ReplayedStep[] = []
  let at = start
  let last: DoneStep | null = null
  for (const [index, step] of steps.entries()) {
    options.onStep?.(index, steps.length)
    try {
      const deps = depsOf(step)
      if (last) at = await goOn(deps.host, last, at.picked, options)
      last = await replayStep(deps, step, at, { ...options, ...budgetLeft(done, options) })
      done.push(last)
    } catch (thrown) {
      done.push({ kind: 'failed', step, error: toPlainError(thrown) })
      break
    }
  }
  return done
}

/**
 * Replays one step of a filled recipe.
 *
 * @throws RefineError what preparing, asking and placing throw.
 */
export async function replayStep(
  deps: RefineDeps,
  step: RecipeStep,
  at: Pick<Intent, 'picked' | 'parent'>,
  { pictures, adjust = (intent) => intent, ...options }: ReplayOptions = {},
): Promise<DoneStep> {
  const findPart = partFinder(deps, at, options.signal)
  const around = { provider: deps.provider.info, findPart, ...(pictures && { pictures }) }
  const intent = adjust(await intentOfRecipeStep(step, at, around))
  const proposal = await requestBest(deps, await prepare(deps, intent, options), options)
  return { kind: 'done', step, proposal, placed: await accept(deps, proposal, [0], options) }
}

/** What the steps so far left of the budget; a call of unknown cost counts with the most that it may have cost. */
function budgetLeft(
  done: readonly ReplayedStep[],
  { budgetUsd }: ReplayOptions,
): Pick<RefineOptions, 'budgetUsd'> {
  if (budgetUsd === undefined) return {}
  const spent = done.reduce((sum, step) => {
    if (step.kind === 'failed') return sum
    const { usage, prepared } = step.proposal
    return sum + (usage.costUsd ?? prepared.estimate?.highUsd ?? 0)
  }, 0)
  return { budgetUsd: Math.max(0, budgetUsd - spent) }
}

/**
 * Gives what the next step refines: the new version, or the new picture where the frame changed.
 *
 * @throws RefineError `source_changed` when that is not picked any more, alone or among others.
 */
export async function goOn(
  host: Host,
  { proposal, placed }: DoneStep,
  before: Picked,
  options: RefineOptions,
): Promise<Pick<Intent, 'picked' | 'parent'>> {
  const isReframed = proposal.candidates[0]?.content.kind === 'reframe'
  const isNext = ({ source }: Picked) => (source === before.source) !== isReframed
  const picked = isReframed
    ? await host.pick(signalIn(options))
    : await findPicked(host, isNext, options)
  const [first] = placed.versions
  if (!picked || !first || !isNext(picked)) throw movedOn()
  return { picked, parent: isReframed ? null : first.id }
}

function movedOn(): RefineError {
  return new RefineError('source_changed', 'Another layer was picked while the recipe ran.', {
    hint: 'What was made so far is in the document; replay the steps that are left from there.',
  })
}
