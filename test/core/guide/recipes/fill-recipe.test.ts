import { expect, test } from 'vitest'
import { parseBrandKit } from '../../../../core/guide/brand-kit/parse-brand-kit.ts'
import { fillRecipe } from '../../../../core/guide/recipes/fill-recipe.ts'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'
import type { Recipe } from '../../../../core/guide/recipes/recipe.ts'

const recipe = parseRecipe({
  ...{ schema: 1, kind: 'recipe', id: 'r', name: 'Brand wall' },
  parameters: [
    { name: 'product', label: 'what is sold' },
    { name: 'brand colour' },
    { name: 'scene', value: 'a table' },
  ],
  steps: [
    {
      instruction: 'Put the {product} on {scene} before a {brand colour} wall.',
      stage: 'composition',
      preserve: [{ text: 'the label of the {product}' }],
    },
  ],
})

const kit = parseBrandKit({
  ...{ schema: 1, kind: 'brand-kit', id: 'k', name: 'North' },
  palette: [{ name: 'navy', hex: '#1F3A5F' }],
})

test('what is given goes first, then the kit, then the recipe’s own value', () => {
  const { steps, parameters } = fillRecipe(recipe, { product: 'ring' }, kit)
  expect(steps[0]).toMatchObject({
    instruction: 'Put the ring on a table before a #1f3a5f wall.',
    preserve: [{ text: 'the label of the ring' }],
  })
  expect(parameters).toEqual([])
  const given = fillRecipe(recipe, { product: 'ring', 'brand colour': 'red', scene: 'sand' }, kit)
  expect(given.steps[0]!.instruction).toBe('Put the ring on sand before a red wall.')
})

test('a parameter that nothing fills is named', () => {
  expect(() => fillRecipe(recipe, { product: ' ' }, kit)).toThrow(
    expect.objectContaining({
      code: 'bad_setting',
      message: expect.stringMatching(/“product” \(what is sold\)/),
    }),
  )
  expect(() => fillRecipe(recipe, { product: 'ring' })).toThrow(/“brand colour”/)
})

test('a value without a parameter is refused, and a text that grows too long', () => {
  expect(() => fillRecipe(recipe, { product: 'ring', colour: 'red' }, kit)).toThrow(
    /has no parameter “colour”/,
  )
  expect(() => fillRecipe(recipe, { product: 'ring '.repeat(100) }, kit)).toThrow(
    expect.objectContaining({
      code: 'bad_setting',
      message: 'The preserve of step 1 is empty, or too long for a recipe.',
    }),
  )
})

test('a parameter that is called like a member of every object is filled by nothing', () => {
  const named: Recipe = {
    ...recipe,
    parameters: [{ kind: 'text', name: 'constructor', label: '' }],
  }
  expect(() => fillRecipe(named, {}, kit)).toThrow(/needs to know “constructor”/)
})
