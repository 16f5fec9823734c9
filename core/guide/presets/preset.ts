import type { Preserve } from '../../edit/edit.ts'
import {
  type Recipe,
  type RecipeArea,
  type RecipeParameter,
  type RecipeStep,
  recipeSchemaNumber,
} from '../recipes/recipe.ts'
import type { Stage } from '../stages/stage.ts'

/** A recipe that comes with Pentimento, as it is written down. */
type PresetWords = Pick<Recipe, 'id' | 'name' | 'category' | 'description' | 'steps'> &
  Partial<Pick<Recipe, 'parameters'>>

/** Gives a preset as a recipe of today's form. */
export function preset(words: PresetWords): Recipe {
  return { schema: recipeSchemaNumber, kind: 'recipe', parameters: [], ...words }
}

/** Gives one step of a preset: what is not said is as usual. */
export function step(
  stage: Stage,
  instruction: string,
  more: Partial<RecipeStep> = {},
): RecipeStep {
  return {
    ...{ instruction, stage },
    region: [],
    edge: { kind: 'strict' },
    protect: [],
    preserve: [],
    references: [],
    hints: {},
    ...more,
  }
}

/** A rectangle as shares of the picture. */
export function box(x: number, y: number, width: number, height: number): RecipeArea {
  return { kind: 'box', box: { x, y, width, height } }
}

/** What the picture shows. */
export const subject: RecipeArea = { kind: 'part', part: 'subject' }

/** Everything behind it. */
export const background: RecipeArea = { kind: 'part', part: 'background' }

/** A word that is filled in on every replay. */
export function word(name: string, label: string, value?: string): RecipeParameter {
  return { kind: 'text', name, label, ...(value !== undefined && { value }) }
}

/** What stays of a product, in every picture that sells it. */
export const productStays: readonly Preserve[] = [
  { text: 'the shape of the {product}', kind: 'product shape' },
  { text: 'the label and lettering of the {product}', kind: 'text' },
  { text: 'the colours of the {product}', kind: 'palette' },
]
