import { expect, test } from 'vitest'
import { createClientSecrets } from '../../../figma-plugin/ui/storage/client-secrets.ts'
import { createFakeClientStorage } from './fake-client-storage.ts'

const key = 'sk-abc123 with-ünïcode'

test('promise 6: a key is read back as it was, until it is deleted', async () => {
  const storage = createFakeClientStorage()
  const secrets = createClientSecrets(storage)
  expect(await secrets.get('openai')).toBeNull()
  await secrets.set('openai', key)
  expect(await secrets.get('openai')).toBe(key)
  expect(await secrets.get('other')).toBeNull()
  await secrets.delete('openai')
  expect(await secrets.get('openai')).toBeNull()
  expect(storage.stored.size).toBe(0)
})

test('promise 6: no failure quotes the key, not even in its cause', async () => {
  const storage = createFakeClientStorage()
  storage.limit = 1
  const error: unknown = await createClientSecrets(storage)
    .set('openai', key)
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    code: 'host_failed',
    message: expect.stringMatching(/could not be saved/),
    retryable: true,
  })
  const { message, hint, stack, cause } = error as Error & { hint: string }
  expect(JSON.stringify([message, hint, stack, String(cause)])).not.toContain('sk-abc')
})

test('a storage that answers nothing is told as such', async () => {
  const refuse = () => Promise.reject(new Error('no storage'))
  const storage = {
    storageGet: refuse,
    storageSet: refuse,
    storageDelete: refuse,
    storageKeys: refuse,
  }
  const secrets = createClientSecrets(storage)
  await expect(secrets.get('openai')).rejects.toMatchObject({
    code: 'host_failed',
    message: 'The key could not be read on this computer.',
  })
  await expect(secrets.delete('openai')).rejects.toMatchObject({
    code: 'host_failed',
    message: 'The key could not be removed on this computer.',
  })
})
