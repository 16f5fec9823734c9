import type { Recipe, RecipeArea, RecipeStep } from '../../core/guide/recipes/recipe.ts'

/** A recipe as lists show it; `show` gives all of it. */
export function recipeJson({ id, name, category, description, parameters, steps }: Recipe) {
  return {
    ...{ id, name, category, description },
    parameters: parameters.map((one) => ({ ...one, value: one.value ?? null })),
    steps: steps.length,
  }
}

/** One line of a list. */
export function recipeLine({ id, name, category, parameters, steps }: Recipe, prefix = ''): string {
  const needs = parameters.filter(({ value }) => value === undefined).map((one) => one.name)
  return [
    `${prefix}${id}  ${name}`,
    ...(category === '' ? [] : [category]),
    `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`,
    ...(needs.length > 0 ? [`needs ${needs.join(', ')}`] : []),
  ].join('  ·  ')
}

/** Everything that a recipe does, for people. */
export function recipeLines(recipe: Recipe): string[] {
  const { name, description, parameters, steps } = recipe
  return [
    name,
    ...(description === '' ? [] : [`  ${description}`]),
    ...parameters.map(({ name: one, kind, label, value }) => {
      const what = kind === 'picture' ? 'a picture' : label
      return `  {${one}}${what === '' ? '' : `: ${what}`}${value === undefined ? '' : ` (${value})`}`
    }),
    ...steps.flatMap((step, index) => [
      `  ${index + 1}. ${step.instruction}  (${step.stage})`,
      ...stepLines(step).map((line) => `     ${line}`),
    ]),
  ]
}

function stepLines({ region, protect, preserve, brand, reframe, hints }: RecipeStep): string[] {
  const { provider, model } = hints
  return [
    ...(region.length > 0 ? [`where: ${region.map(areaWords).join(', ')}`] : []),
    ...(protect.length > 0 ? [`protected: ${protect.map(areaWords).join(', ')}`] : []),
    ...(reframe ? [`frame: ${reframe.kind}`] : []),
    ...(preserve.length > 0 ? [`keeps: ${preserve.map(({ text }) => text).join(', ')}`] : []),
    ...(brand ? [`brand kit: ${brand.kit}`] : []),
    ...(provider ? [`made with: ${provider}${model ? `, ${model}` : ''}`] : []),
  ]
}

function areaWords(area: RecipeArea): string {
  if (area.kind === 'part') return `the ${area.part}`
  if (area.kind === 'mask') return `a mask of ${area.width} × ${area.height}`
  const { x, y, width, height } = area.box
  return [x, y, width, height].map((share) => `${Math.round(share * 1000) / 10}%`).join(',')
}
