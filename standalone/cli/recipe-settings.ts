import { parseRelativeRect } from '../../core/batch/relative-area.ts'
import type { RecipeStep, RelativeBox } from '../../core/guide/recipes/recipe.ts'
import type { Intent } from '../../core/refine.ts'
import { type ParsedArguments, parseArguments } from './parse-arguments.ts'
import { parseValues } from './parse-values.ts'
import { type PaintingSettings, providerArguments, readPainting } from './provider-arguments.ts'
import { withEnding } from './refine-settings.ts'
import { UsageError } from './usage-error.ts'

/** What a recipe is named and filled with. */
export interface RecipeSource {
  readonly recipe: string
  readonly values: Readonly<Record<string, string>>
  readonly kit: string | null
  /** Where the subject is in every picture; null: wherever it is found. */
  readonly subject: RelativeBox | null
}

/** The command line of `recipe apply`, understood. */
export interface ApplySettings extends RecipeSource, PaintingSettings {
  readonly input: string
  readonly layer: string | null
  readonly out: string | null
  readonly flat: string | null
  readonly report: string | null
}

const text = { type: 'string' } as const

/** The options that {@link parseRecipeSource} reads. */
export const recipeOptions = { recipe: text, set: text, kit: text, subject: text } as const

/**
 * Reads which recipe is meant, and what it is filled with; null where none is named.
 *
 * @throws UsageError for anything that can't be understood.
 */
export function parseRecipeSource(parsed: ParsedArguments): RecipeSource | null {
  const recipe = parsed.text('recipe')
  if (recipe !== undefined) {
    return {
      recipe,
      values: parseValues('set', parsed.texts('set')),
      kit: parsed.text('kit') ?? null,
      subject: parseSubject(parsed.text('subject')),
    }
  }
  const stray = ['set', 'kit', 'subject'].find((option) => parsed.texts(option).length > 0)
  if (stray === undefined) return null
  throw new UsageError(`--${stray} belongs to --recipe, which is missing.`, 'Name the recipe.')
}

function parseSubject(given: string | undefined): RelativeBox | null {
  if (given === undefined) return null
  const box = parseRelativeRect(given)
  if (box) return box
  throw new UsageError(
    `--subject takes X%,Y%,WIDTH%,HEIGHT% inside the picture, but “${given}” was given.`,
    'As in --subject 25%,10%,50%,60%: left, top, width, height.',
  )
}

/** @throws UsageError for anything that can't be understood. */
export function parseApplySettings(args: readonly string[]): ApplySettings {
  const parsed = parseArguments(args, {
    command: 'recipe',
    positionals: ['INPUT'],
    options: {
      ...providerArguments,
      ...recipeOptions,
      ...{ layer: text, out: text, flat: text, report: text },
    },
  })
  const [input = ''] = parsed.positionals
  const source = parseRecipeSource(parsed)
  if (source === null) {
    throw new UsageError(
      '--recipe is missing.',
      'Name a file, one of your shelf, or a preset, as in --recipe preset:social-square.',
    )
  }
  return {
    ...readPainting(parsed),
    ...source,
    input,
    layer: parsed.text('layer') ?? null,
    out: withEnding('out', parsed.text('out'), '.psd'),
    flat: withEnding('flat', parsed.text('flat'), '.png'),
    report: withEnding('report', parsed.text('report'), '.json'),
  }
}

/** Who paints a step: the provider that is named, else the one that it was made with, else the embedded one. */
export function providerOfStep(
  { hints }: Pick<RecipeStep, 'hints'>,
  { provider }: Pick<PaintingSettings, 'provider'>,
): string {
  return provider ?? hints.provider ?? 'local'
}

/** Puts what the command line says about model and quality over what a step says. */
export function wantedSettings(intent: Intent, settings: PaintingSettings): Intent {
  const { model, quality, complexity, strength, seed, variations } = settings
  return {
    ...intent,
    ...(model !== null && { model }),
    ...(quality !== null && { quality }),
    ...(complexity !== null && { complexity }),
    ...(strength !== null && { strength }),
    ...(seed !== null && { seed }),
    ...(variations > 1 && { variations }),
  }
}
