import { randomUUID } from 'node:crypto'
import { presets } from '../../../core/guide/presets/presets.ts'
import { parseRecipe } from '../../../core/guide/recipes/parse-recipe.ts'
import type { Recipe } from '../../../core/guide/recipes/recipe.ts'
import { recipeOf } from '../../../core/guide/recipes/recipe-of.ts'
import { findVersion } from '../../../core/history/find-version.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import { recipeJson, recipeLine, recipeLines } from '../describe-recipe.ts'
import { writeWhole } from '../files.ts'
import { findRecipe } from '../find-kept.ts'
import { keptActions, runAction } from '../kept-actions.ts'
import { openPsd } from '../open-input.ts'
import { openShelves } from '../open-shelves.ts'
import { parseArguments } from '../parse-arguments.ts'
import { parseValues } from '../parse-values.ts'
import { withEnding } from '../refine-settings.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { applyRecipe } from './recipe-apply.ts'

const text = { type: 'string' } as const

/** `pentimento recipe`: steps that were proven on one picture, kept and replayed on others. */
export async function recipe(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const kept = keptActions<Recipe>({
    ...{ command: 'recipe', called: 'recipe', positional: 'RECIPE' },
    shelfIn: ({ recipes }) => recipes,
    parse: parseRecipe,
    find: findRecipe,
    shownJson: (found) => ({ recipe: found }),
    keptJson: (read) => ({ recipe: recipeJson(read) }),
    lines: recipeLines,
  })
  return runAction('recipe', { save, list, ...kept, apply: applyRecipe }, args, around)
}

async function save(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'recipe',
    positionals: ['FILE.psd', 'VERSION'],
    options: { name: text, category: text, description: text, param: text, out: text, in: text },
  })
  const [file = '', wanted = ''] = parsed.positionals
  const name = parsed.text('name')
  if (name === undefined)
    throw new UsageError('--name is missing.', 'Say what the recipe is called.')
  const out = withEnding('out', parsed.text('out'), '.json')
  const { lineages } = lineagesOf(await openPsd(file))
  const { record } = findVersion(lineages, wanted)
  const lineage = lineages.find(({ id }) => id === record.lineage) as Lineage // the version is in it
  const named = Object.entries(parseValues('param', parsed.texts('param')))
  const made = recipeOf(lineage, record.id, {
    ...{ id: randomUUID(), name, lineages },
    category: parsed.text('category') ?? '',
    description: parsed.text('description') ?? '',
    parameters: named.map(([parameter, words]) => ({ name: parameter, words })),
  })
  if (out !== null) await writeWhole(out, `${JSON.stringify(made, null, 2)}\n`)
  const place = parsed.text('in')
  const where = [...(out === null ? [] : [`Saved ${out}`])]
  if (out === null || place !== undefined) {
    const open = await openShelves(place ?? null, around)
    await open.shelves.recipes.write(made)
    await open.save()
    where.push(`Kept ${open.place} as ${made.id}`)
  }
  return {
    json: {
      command: 'recipe',
      action: 'save',
      file,
      out,
      in: place ?? null,
      recipe: recipeJson(made),
    },
    lines: [...recipeLines(made), ...where.map((line) => `  ${line}`)],
  }
}

async function list(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'recipe',
    positionals: [],
    options: { in: text, category: text },
  })
  const category = parsed.text('category')
  const fits = (one: { readonly category: string }) =>
    category === undefined || one.category === category
  const { shelves, place } = await openShelves(parsed.text('in') ?? null, around)
  const entries = await shelves.recipes.list()
  const kept = entries.flatMap((entry) => (entry.ok ? [entry.item] : [])).filter(fits)
  const unreadable = entries.flatMap((entry) =>
    entry.ok ? [] : [{ id: entry.id, reason: entry.reason }],
  )
  const known = presets.filter(fits)
  return {
    json: {
      ...{ command: 'recipe', action: 'list', in: parsed.text('in') ?? null },
      ...{ recipes: kept.map(recipeJson), presets: known.map(recipeJson), unreadable },
    },
    lines: [
      kept.length === 0 ? `No recipes ${place} yet.` : `Recipes ${place}:`,
      ...kept.map((one) => `  ${recipeLine(one)}`),
      ...unreadable.map(({ id, reason }) => `  ${id}  can’t be used: ${reason}`),
      'Presets:',
      ...known.map((one) => `  ${recipeLine(one, 'preset:')}`),
    ],
  }
}
