import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../../core/errors.ts'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'

const recipe = {
  ...{ schema: 1, kind: 'recipe', id: 'r', name: 'A recipe' },
  steps: [{ instruction: 'make it warmer', stage: 'light' }],
}

test('a recipe of the first draft and one of today are read, from data as from text', () => {
  const read = parseRecipe(recipe)
  expect(parseRecipe({ ...recipe, schema: 0 })).toEqual(read)
  expect(parseRecipe(JSON.stringify(read))).toEqual(read)
  expect(read.steps[0]).toMatchObject({ region: [], edge: { kind: 'strict' }, hints: {} })
})

test('a newer form is refused as that', () => {
  expect(() => parseRecipe({ ...recipe, schema: 2 })).toThrow(/newer Pentimento.*form 2/)
})

test.each([
  ['not JSON', '{'],
  ['another thing', { ...recipe, kind: 'brand-kit' }],
  ['no step', { ...recipe, steps: [] }],
  ['too many steps', { ...recipe, steps: Array.from({ length: 21 }, () => recipe.steps[0]) }],
  ['an unknown stage', { ...recipe, steps: [{ ...recipe.steps[0], stage: 'magic' }] }],
  ['a box outside', withRegion({ kind: 'box', box: { x: 0.5, y: 0, width: 0.6, height: 1 } })],
  ['a box without area', withRegion({ kind: 'box', box: { x: 0, y: 0, width: 0, height: 1 } })],
  [
    'a mask of a giant picture',
    withRegion({
      kind: 'mask',
      ...{ width: 1e6, height: 1e6 },
      mask: { rect: { x: 0, y: 0, width: 1, height: 1 }, hash: '', data: '' },
    }),
  ],
  ['a parameter with braces', { ...recipe, parameters: [{ name: '{a}' }] }],
  ['a schema that is none', { ...recipe, schema: -1 }],
])('%s is refused in words', (_, given) => {
  expect(() => parseRecipe(given)).toThrow(
    expect.objectContaining({ name: 'RefineError', code: 'unreadable_file' }),
  )
})

test('whatever is given, it is a recipe or a refusal that can be understood', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.json()), (given) => {
      try {
        parseRecipe(given)
      } catch (thrown) {
        expect(isRefineError(thrown)).toBe(true)
      }
    }),
  )
})

function withRegion(area: unknown) {
  return { ...recipe, steps: [{ ...recipe.steps[0], region: [area] }] }
}
