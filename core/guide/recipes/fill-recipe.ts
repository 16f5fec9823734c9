import { RefineError } from '../../errors.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'
import { kitValues } from '../brand-kit/kit-values.ts'
import { checkRecipe } from './check-recipe.ts'
import { fillWords } from './name-words.ts'
import type { Recipe, RecipeParameter, RecipeStep } from './recipe.ts'

/**
 * Fills a recipe's parameters: what is given goes first, then what a brand kit says ("brand colour"), then what the
 * recipe itself knows. The result has only the parameters that stand for pictures.
 *
 * @throws RefineError `bad_setting` for one that nothing fills, for a value that it has no parameter for, and for a text
 *   that becomes too long.
 */
export function fillRecipe(
  recipe: Recipe,
  values: Readonly<Record<string, string>>,
  kit: BrandKit | null = null,
): Recipe {
  const texts = recipe.parameters.filter(({ kind }) => kind === 'text')
  expectKnown(Object.keys(values), recipe)
  const filled = Object.fromEntries(
    texts.map((parameter) => [parameter.name, filledValue(parameter, values, kit, recipe)]),
  )
  const fill = (text: string) => fillWords(text, texts, filled)
  return checkRecipe({
    ...recipe,
    parameters: recipe.parameters.filter(({ kind }) => kind !== 'text'),
    steps: recipe.steps.map((step) => fillStep(step, fill)),
  })
}

function fillStep(step: RecipeStep, fill: (text: string) => string): RecipeStep {
  return {
    ...step,
    instruction: fill(step.instruction),
    preserve: step.preserve.map((preserve) => ({ ...preserve, text: fill(preserve.text) })),
  }
}

function filledValue(
  { name, label, value }: RecipeParameter,
  values: Readonly<Record<string, string>>,
  kit: BrandKit | null,
  recipe: Recipe,
): string {
  const found = valueIn(values, name) || (kit && valueIn(kitValues(kit), name)) || value
  if (found) return found
  throw new RefineError(
    'bad_setting',
    `The recipe “${recipe.name}” needs to know “${name}”${label === '' ? '' : ` (${label})`}.`,
    { hint: `Say what it is here, as in “${name}=the ring”.` },
  )
}

function valueIn(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name]?.trim() : undefined
}

function expectKnown(names: readonly string[], { name, parameters }: Recipe): void {
  const unknown = names.find((one) => !parameters.some((parameter) => parameter.name === one))
  if (unknown === undefined) return
  const known = parameters.map((parameter) => `“${parameter.name}”`).join(', ')
  throw new RefineError('bad_setting', `The recipe “${name}” has no parameter “${unknown}”.`, {
    hint: known === '' ? 'It has none: leave it out.' : `It has ${known}.`,
  })
}
