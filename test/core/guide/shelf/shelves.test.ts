import { describe, expect, test } from 'vitest'
import { toUtf8 } from '../../../../core/bytes.ts'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'
import { createDocumentShelf } from '../../../../core/guide/shelf/document-shelf.ts'
import { createShelf } from '../../../../core/guide/shelf/machine-shelf.ts'
import type { Shelves } from '../../../../core/guide/shelf/shelf.ts'
import { createMemoryStore } from '../../refine/desk.ts'

const recipe = (id: string, name: string) =>
  parseRecipe({
    ...{ schema: 1, kind: 'recipe', id, name },
    steps: [{ instruction: 'make it warmer', stage: 'light' }],
  })
const newer = { ...recipe('c', 'From tomorrow'), schema: 9 }

/** A document's texts in memory. */
function textsOf(texts: Map<string, string>) {
  return {
    read: async (name: string) => texts.get(name) ?? null,
    write: async (name: string, text: string | null) => {
      if (text === null) texts.delete(name)
      else texts.set(name, text)
    },
  }
}

const places: Record<string, () => Promise<Shelves>> = {
  'of the machine': async () => {
    const store = createMemoryStore()
    await store.set('recipe/c', toUtf8(JSON.stringify(newer)))
    return createShelf(store)
  },
  'of a document': async () =>
    createDocumentShelf(textsOf(new Map([['recipes', JSON.stringify([newer])]]))),
}

describe.each(Object.entries(places))('the shelf %s', (_, open) => {
  test('keeps, replaces, lists by name and takes away', async () => {
    const { recipes } = await open()
    await recipes.write(recipe('b', 'Warm'))
    await recipes.write(recipe('a', 'Zest'))
    await recipes.write(recipe('a', 'Calm'))
    expect((await recipes.list()).map((entry) => (entry.ok ? entry.item.name : entry.id))).toEqual([
      'Calm',
      'Warm',
      'c',
    ])
    expect(await recipes.read('a')).toEqual(recipe('a', 'Calm'))
    await recipes.remove('a')
    expect(await recipes.read('a')).toBe(null)
  })

  test('lists what it can’t read with the reason, keeps it, and gives it away when asked', async () => {
    const { recipes } = await open()
    await recipes.write(recipe('a', 'Calm'))
    const [, damaged] = await recipes.list()
    expect(damaged).toMatchObject({ ok: false, id: 'c', reason: expect.stringMatching(/newer/) })
    await expect(recipes.read('c')).rejects.toThrow(/newer/)
    await recipes.remove('c')
    expect(await recipes.list()).toHaveLength(1)
  })
})

test('a document’s list that is no list is not written over, and can be removed', async () => {
  const texts = new Map([['recipes', 'oops']])
  const { recipes } = createDocumentShelf(textsOf(texts))
  expect(await recipes.list()).toMatchObject([{ ok: false, id: 'recipes' }])
  await expect(recipes.write(recipe('a', 'Calm'))).rejects.toThrow(/damaged/)
  expect(texts.get('recipes')).toBe('oops')
  await recipes.remove('recipes')
  expect(texts.size).toBe(0)
})
