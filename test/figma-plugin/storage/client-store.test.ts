import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClientStore } from '../../../figma-plugin/ui/storage/client-store.ts'
import { createFakeClientStorage } from './fake-client-storage.ts'

test('bytes come back exactly, under keys of any characters, and stores with other prefixes never meet', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      fc.uint8Array(),
      async (key, value, other) => {
        const storage = createFakeClientStorage()
        const settings = createClientStore(storage, 'settings/')
        const books = createClientStore(storage, 'books/')
        await settings.set(key, value)
        await books.set(key, other)
        expect(await settings.get(key)).toEqual(value)
        expect(await books.get(key)).toEqual(other)
        expect(await settings.keys('')).toEqual([key])
        await settings.delete(key)
        expect(await settings.get(key)).toBeUndefined()
        expect(await settings.keys('')).toEqual([])
        expect(await books.keys(key)).toEqual([key])
      },
    ),
  )
})

test('only keys that start as asked are listed', async () => {
  const store = createClientStore(createFakeClientStorage(), 'a/')
  for (const key of ['b/1', 'b/2', 'c/b/3']) await store.set(key, new Uint8Array(1))
  expect(await store.keys('b/')).toEqual(['b/1', 'b/2'])
})

test('a full storage is told in words that help, and what was stored before stays', async () => {
  const storage = createFakeClientStorage()
  storage.limit = 10
  const store = createClientStore(storage, 'a/')
  await store.set('small', new Uint8Array([1, 2, 3]))
  await expect(store.set('small', new Uint8Array(11))).rejects.toMatchObject({
    code: 'host_failed',
    message: expect.stringMatching(/^Figma could not store this/),
    hint: expect.stringMatching(/5 MB.*place or throw away/),
  })
  expect(await store.get('small')).toEqual(new Uint8Array([1, 2, 3]))
})
