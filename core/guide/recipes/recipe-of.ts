import type { Edit } from '../../edit/edit.ts'
import { RefineError } from '../../errors.ts'
import type { Lineage } from '../../history/lineage.ts'
import { checkRecipe } from './check-recipe.ts'
import { type NamedWords, nameWords } from './name-words.ts'
import { pathOfVersion } from './path-of-version.ts'
import {
  longestLabel,
  mostRecipeSteps,
  parameterNamePattern,
  type Recipe,
  recipeSchemaNumber,
} from './recipe.ts'
import { stepOfEdit } from './step-of-edit.ts'

/** What the user says of a recipe that is made from a version. */
export interface RecipeWords {
  readonly id: string
  readonly name: string
  readonly category?: string
  readonly description?: string
  /** Words of the instructions that are filled in anew whenever it is replayed. */
  readonly parameters?: readonly NamedWords[]
  /** All lineages of the document, so that the path can begin before a change of the frame. */
  readonly lineages?: readonly Lineage[]
}

/**
 * Makes a recipe of the path that leads from the source to a version.
 *
 * Replayed on the same source, with the same words filled in, it makes the same edits again. Pictures that went along as
 * references are not kept: each becomes a parameter.
 *
 * @throws RefineError `not_found`; `bad_setting` for a parameter that can't be called so or whose words stand nowhere,
 *   for a path of too many steps, and for words that are missing or too long; `bad_region` when a stored mask is damaged.
 */
export function recipeOf(lineage: Lineage, version: string, words: RecipeWords): Recipe {
  const { id, name, category = '', description = '', parameters = [], lineages = [] } = words
  const path = pathOfVersion(lineage, version, lineages)
  if (path.length === 0) {
    throw new RefineError('not_found', 'The version is no longer in the document.', {
      hint: 'Pick another one.',
    })
  }
  if (path.length > mostRecipeSteps) {
    throw badSetting(
      `The path to this version has ${path.length} steps, and a recipe at most ${mostRecipeSteps}.`,
      'Choose a version nearer to the source.',
    )
  }
  const edits = path.map(({ record }) => record.edit)
  for (const one of parameters) expectUsable(one, parameters, edits)
  const pictures = pictureNames(edits)
  const names = {
    text: (given: string) => nameWords(given, parameters),
    reference: ({ hash }: Edit['references'][number]) => pictures.get(hash)?.parameter ?? hash,
  }
  return checkRecipe({
    ...{ schema: recipeSchemaNumber, kind: 'recipe', id, name, category, description },
    parameters: [
      ...parameters.map((one) => ({ kind: 'text', name: one.name, label: wasWords(one.words) })),
      ...[...pictures.values()].map(({ parameter, label }) => {
        return { kind: 'picture', name: parameter, label }
      }),
    ],
    steps: edits.map((edit) => stepOfEdit(edit, names)),
  })
}

/** Each different picture that went along gets a name of its own: "picture 1", "picture 2". */
function pictureNames(edits: readonly Edit[]) {
  const pictures = new Map<string, { readonly parameter: string; readonly label: string }>()
  for (const { hash, name, role } of edits.flatMap(({ references }) => references)) {
    if (pictures.has(hash)) continue
    const parameter = `picture ${pictures.size + 1}`
    pictures.set(hash, { parameter, label: wasWords(name, role) })
  }
  return pictures
}

/** Tells people what a parameter stood for, as far as a label takes it. */
function wasWords(words: string, role?: string): string {
  return `was “${words}”${role ? `, for ${role}` : ''}`.slice(0, longestLabel)
}

function expectUsable(
  { name, words }: NamedWords,
  all: readonly NamedWords[],
  edits: readonly Edit[],
): void {
  if (!parameterNamePattern.test(name)) {
    throw badSetting(
      `A parameter can’t be called “${name}”.`,
      'Begin with a letter, and use letters, digits and spaces, 40 at most.',
    )
  }
  if (all.filter((one) => one.name === name).length > 1) {
    throw badSetting(`The parameter “${name}” is given twice.`, 'Give each a name of its own.')
  }
  const texts = edits.flatMap(({ instruction, preserve }) => {
    return [instruction, ...preserve.map(({ text }) => text)]
  })
  const stands = texts.some((text) => nameWords(text, [{ name, words }]) !== text)
  if (stands) return
  throw badSetting(
    `“${words}” stands in none of the recipe’s instructions.`,
    `These are: ${edits.map(({ instruction }) => `“${instruction}”`).join(', ')}.`,
  )
}

function badSetting(message: string, hint: string): RefineError {
  return new RefineError('bad_setting', message, { hint })
}
