import { resolve } from 'node:path'
import { batchEngines } from '../../core/batch/batch-event.ts'
import { type BatchStep, parseSteps } from '../../core/batch/batch-steps.ts'
import { parseRelativeRect } from '../../core/batch/relative-area.ts'
import { readBytes } from './files.ts'
import { findKit } from './find-kept.ts'
import { type ParsedArguments, parseArguments } from './parse-arguments.ts'
import { parseOptions } from './parse-options.ts'
import { parsePreserve } from './parse-preserve.ts'
import { readRecipeInputs } from './read-recipe-inputs.ts'
import { parseRecipeSource, recipeOptions } from './recipe-settings.ts'
import { stepsOfRecipe } from './steps-of-recipe.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** Which pictures of a finished job are worked on again. */
export const onlyChoices = ['outliers', 'failed', 'unknown'] as const

/** The command line of `batch`, understood. */
export interface BatchSettings {
  readonly input: string
  /** Null with `resume`: the job knows its own. */
  readonly steps: readonly BatchStep[] | null
  /** The file that mask patterns are taken from the folder of; null: the current folder. */
  readonly stepsFile: string | null
  readonly out: string
  readonly baseUrl: string | null
  /** Of the providers, by their names. */
  readonly options: Readonly<Record<string, string>>
  readonly concurrency: number
  readonly perMinute: number | null
  /** Null: as the job was begun, and live for a new one. */
  readonly engine: (typeof batchEngines)[number] | null
  readonly budgetUsd: number | null
  readonly dailyBudgetUsd: number | null
  readonly dryRun: boolean
  readonly resume: boolean
  readonly only: (typeof onlyChoices)[number] | null
  readonly anchor: string | null
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** Reads the arguments of `batch`, its steps file included. @throws UsageError, and what reading the file throws. */
export async function parseBatchSettings(
  args: readonly string[],
  around: Pick<Surroundings, 'env' | 'signal'>,
): Promise<BatchSettings> {
  const parsed = parseArguments(args, {
    command: 'batch',
    positionals: ['FOLDER|LIST'],
    options: {
      ...{ steps: text, instruction: text, 'region-box': text, preserve: text, strength: text },
      ...{ provider: text, model: text, quality: text, 'base-url': text, option: text },
      ...{
        out: text,
        concurrency: text,
        rate: text,
        engine: text,
        budget: text,
        'budget-day': text,
      },
      ...recipeOptions,
      ...{ 'dry-run': flag, resume: flag, only: text, anchor: text },
    },
  })
  const [input = ''] = parsed.positionals
  const out = parsed.text('out')
  if (out === undefined) {
    throw new UsageError('--out is missing.', 'Name the folder that the results go to.')
  }
  const only = oneOf('only', parsed.text('only'), onlyChoices)
  const resume = parsed.flag('resume')
  const anchor = parsed.text('anchor') ?? null
  if (anchor !== null && only !== 'outliers') {
    throw new UsageError('--anchor goes with --only outliers.', 'Say both, or leave it out.')
  }
  const amount = { from: 0, to: Number.POSITIVE_INFINITY, whole: false }
  return {
    ...{ input, out: resolve(out), resume, only, anchor },
    steps: await stepsOf(parsed, resume || only !== null, around),
    stepsFile: parsed.text('steps') ?? null,
    baseUrl: parsed.text('base-url') ?? null,
    options: parseOptions(parsed.texts('option')),
    concurrency: parsed.number('concurrency', { from: 1, to: 64, whole: true }) ?? 4,
    perMinute: rateOf(parsed.text('rate')),
    engine: oneOf('engine', parsed.text('engine'), batchEngines),
    budgetUsd: parsed.number('budget', amount) ?? null,
    dailyBudgetUsd: parsed.number('budget-day', amount) ?? null,
    dryRun: parsed.flag('dry-run'),
  }
}

async function stepsOf(
  parsed: ParsedArguments,
  known: boolean,
  around: Pick<Surroundings, 'env' | 'signal'>,
): Promise<readonly BatchStep[] | null> {
  const file = parsed.text('steps')
  const instruction = parsed.text('instruction')
  const recipe = parseRecipeSource(parsed)
  const given = [
    ...(file === undefined ? [] : ['--steps']),
    ...(instruction === undefined ? [] : ['--instruction']),
    ...(recipe === null ? [] : ['--recipe']),
  ]
  if (given.length === 0) {
    if (known) return null
    throw new UsageError(
      'Nothing says what to change.',
      'Give --instruction TEXT, --recipe RECIPE, or --steps FILE.json with one step or a list of them.',
    )
  }
  if (given.length > 1) {
    throw new UsageError(`${given.join(' and ')} were given.`, 'Give one of them.')
  }
  const usual = {
    ...setting(parsed, 'provider'),
    ...setting(parsed, 'model'),
    ...setting(parsed, 'quality'),
  }
  if (instruction !== undefined) return parseSteps({ ...usual, ...stepOf(parsed), instruction })
  for (const option of ['region-box', 'preserve', 'strength']) {
    if (parsed.texts(option).length === 0) continue
    throw new UsageError(`--${option} does not go with ${given[0]}.`, 'Write it into the steps.')
  }
  if (recipe) {
    const kit = recipe.kit === null ? null : await findKit(recipe.kit, around)
    return stepsOfRecipe(await readRecipeInputs(recipe, kit, around), kit, usual)
  }
  if (file === undefined) return null
  const steps = parseSteps(parseJson(file, await readBytes(file)))
  return parseSteps(steps.map((step) => ({ ...usual, ...step })))
}

/** What belongs to a step that is given on the command line. */
function stepOf(parsed: ParsedArguments) {
  const region = parsed.texts('region-box')
  const wrong = region.find((box) => parseRelativeRect(box) === null)
  if (wrong !== undefined) {
    throw new UsageError(
      `--region-box takes X%,Y%,WIDTH%,HEIGHT% inside the picture, but “${wrong}” was given.`,
      'As in --region-box 25%,10%,50%,60%: left, top, width, height.',
    )
  }
  const preserve = parsed.texts('preserve').map((given) => {
    const { area, ...words } = parsePreserve(given)
    if (!area) return words
    throw new UsageError(
      '--preserve takes no place in pixels here: every picture has its own size.',
      'Leave the place out, or give a relative one in a steps file.',
    )
  })
  const strength = parsed.number('strength', { from: 0, to: 1, whole: false })
  return {
    ...(region.length > 0 && { region: [...region] }),
    ...(preserve.length > 0 && { preserve }),
    ...(strength !== undefined && { strength }),
  }
}

function setting(parsed: ParsedArguments, name: 'provider' | 'model' | 'quality') {
  const value = parsed.text(name)
  return value === undefined ? {} : { [name]: value }
}

function parseJson(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new UsageError(`“${path}” is no JSON.`, 'Look for a missing comma or bracket.')
  }
}

function rateOf(given: string | undefined): number | null {
  if (given === undefined) return null
  const [, number] = /^(\d+(?:\.\d+)?)(?:\/min)?$/u.exec(given) ?? []
  const perMinute = Number(number)
  if (perMinute > 0) return perMinute
  throw new UsageError(
    `--rate takes calls a minute, but “${given}” was given.`,
    'As in --rate 30/min.',
  )
}

function oneOf<const Choice extends string>(
  option: string,
  given: string | undefined,
  choices: readonly Choice[],
): Choice | null {
  if (given === undefined) return null
  const chosen = choices.find((choice) => choice === given)
  if (chosen !== undefined) return chosen
  throw new UsageError(
    `--${option} does not know “${given}”.`,
    `Choose one of: ${choices.join(', ')}.`,
  )
}
