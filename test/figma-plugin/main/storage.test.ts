import { expect, test } from 'vitest'
import { openDocument } from './open-document.ts'

test('texts and bytes are stored, listed, read again and deleted', async () => {
  const { document } = await openDocument()
  const bytes = new Uint8Array([1, 2, 3])
  await document.storageSet({ key: 'name', value: 'Ann' })
  await document.storageSet({ key: 'picture', value: bytes })
  expect(await document.storageGet('name')).toBe('Ann')
  expect(await document.storageGet('picture')).toEqual(bytes)
  expect((await document.storageKeys(null)).sort()).toEqual(['name', 'picture'])
  await document.storageDelete('name')
  expect(await document.storageGet('name')).toBeNull()
  expect(await document.storageKeys(null)).toEqual(['picture'])
})

test('what was stored outlives the plugin', async () => {
  const { sandbox, document } = await openDocument()
  await document.storageSet({ key: 'name', value: 'Ann' })
  const again = await openDocument({ storage: sandbox.storage })
  expect(await again.document.storageGet('name')).toBe('Ann')
})

test('the window’s size is not the panel’s business, nor is what it could not have stored', async () => {
  const { document } = await openDocument({ storage: [['old', { a: 1 }]] })
  await document.resizeWindow({ width: 400, height: 500 })
  expect(await document.storageKeys(null)).toEqual(['old'])
  expect(await document.storageGet('old')).toBeNull()
})

test('full storage is told in words for people', async () => {
  const { document } = await openDocument()
  const value = 'x'.repeat(6_000_000)
  await expect(document.storageSet({ key: 'notes', value })).rejects.toMatchObject({
    code: 'host_failed',
    message: 'Figma could not store this on your machine.',
    hint: expect.stringContaining('at most 5 MB'),
    retryable: true,
  })
})
