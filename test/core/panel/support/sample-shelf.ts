import type { BrandKit } from '../../../../core/guide/brand-kit/brand-kit.ts'
import { parseBrandKit } from '../../../../core/guide/brand-kit/parse-brand-kit.ts'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'
import type { Recipe } from '../../../../core/guide/recipes/recipe.ts'
import type { PanelState } from '../../../../core/panel/state.ts'

/** A brand kit that has one of everything. */
export const acme: BrandKit = parseBrandKit({
  ...{ schema: 1, kind: 'brand-kit', id: 'acme', name: 'Acme' },
  palette: [{ name: 'cream', hex: '#f4e9d8', tolerance: 8 }],
  light: ['soft daylight'],
  mood: ['calm'],
  preserve: [{ text: 'the logo', kind: 'text' }],
  props: ['linen napkin'],
  forbidden: ['neon'],
  proven: ['warm the light slightly'],
})

/** A recipe of these instructions. */
export function recipeOfSteps(
  instructions: readonly string[],
  changes: Readonly<Record<string, unknown>> = {},
): Recipe {
  return parseRecipe({
    ...{ schema: 1, kind: 'recipe', id: 'r1', name: 'Warm and crisp', category: 'shop' },
    steps: instructions.map((instruction) => ({ instruction, stage: 'light' })),
    ...changes,
  })
}

/** The state with a kit and a recipe on the machine, another kit in the document that can't be read. */
export function withShelves(state: PanelState): PanelState {
  const recipe = recipeOfSteps(['warm the {what}', 'more contrast'], {
    parameters: [{ name: 'what', label: 'was “light”' }],
  })
  const kits = {
    document: [{ ok: false, id: '#1', reason: 'The brand kit is damaged.' } as const],
    machine: [{ ok: true, id: acme.id, item: acme } as const],
  }
  const recipes = { document: [], machine: [{ ok: true, id: recipe.id, item: recipe } as const] }
  return { ...state, shelf: { ...state.shelf, kits, recipes, chosen: { '': acme.id } } }
}
