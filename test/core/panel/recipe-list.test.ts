import { expect, test } from 'vitest'
import { presets } from '../../../core/guide/presets/presets.ts'
import { recipeCategories, recipeGroups } from '../../../core/panel/recipe-list.ts'
import { recipeOfSteps } from './support/sample-shelf.ts'

const recipe = recipeOfSteps(['warm the light'])
const shelved = {
  document: [{ ok: false, id: '#1', reason: 'damaged' } as const],
  machine: [{ ok: true, id: 'r1', item: recipe } as const],
}
const everything = { words: '', category: '' }

function names(search: Partial<typeof everything>) {
  return recipeGroups(shelved, { ...everything, ...search }).map(({ title, entries }) => [
    title,
    entries.map((entry) => (entry.ok ? entry.item.name : entry.id)),
  ])
}

test('what is kept comes first, then every preset by its category', () => {
  const groups = recipeGroups(shelved, everything)
  expect(groups.map(({ title }) => title).slice(0, 3)).toEqual([
    'In this document',
    'On this machine',
    'Presets: social',
  ])
  const listed = groups.filter(({ place }) => place === null).flatMap(({ entries }) => entries)
  expect(listed).toHaveLength(presets.length)
})

test('every word must stand somewhere, in any case, also in a step', () => {
  expect(names({ words: 'WARM crisp' })).toEqual([['On this machine', ['Warm and crisp']]])
  expect(names({ words: 'pure white' })).toEqual([['Presets: e-commerce', ['White background']]])
  expect(names({ words: 'warm nowhere' })).toEqual([])
})

test('a category leaves the others out', () => {
  expect(names({ category: 'shop' })).toEqual([['On this machine', ['Warm and crisp']]])
  expect(recipeCategories(shelved)).toEqual(['ads', 'e-commerce', 'editorial', 'shop', 'social'])
})
