import { expect, test } from 'vitest'
import { createSecureSecrets } from '../../../photoshop-uxp/storage/secure-secrets.ts'
import { createUxp } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { manifest } from '../manifest.ts'

const key = 'sk-test-ü-0123'

test('a key is kept, read as the text that it was, and removed', async () => {
  const { uxp, disk } = createUxp({ manifest })
  const secrets = createSecureSecrets(uxp.storage)
  expect(await secrets.get('openai')).toBeNull()
  await secrets.set('openai', key)
  expect(await secrets.get('openai')).toBe(key)
  expect([...disk.secrets.keys()]).toEqual(['provider-key/openai'])
  await secrets.delete('openai')
  expect(await secrets.get('openai')).toBeNull()
})

test('promise 6: a key is in no file', async () => {
  const { uxp, disk } = createUxp({ manifest })
  await createSecureSecrets(uxp.storage).set('openai', key)
  expect(disk.files.size).toBe(0)
})

test.each(['null', 'empty', 'rejected'] as const)(
  'a key that got lost counts as not set, when UXP answers with %s',
  async (lostSecrets) => {
    const { uxp, disk } = createUxp({ manifest, lostSecrets })
    const secrets = createSecureSecrets(uxp.storage)
    await secrets.set('openai', key)
    disk.secrets.clear()
    expect(await secrets.get('openai')).toBeNull()
    await secrets.delete('openai')
  },
)

test('promise 6: a failure names no key', async () => {
  const { uxp } = createUxp({ manifest })
  const refuse = () => Promise.reject(new Error(`could not take ${key}`))
  const storage = {
    secureStorage: {
      getItem: async () => new TextEncoder().encode(key),
      setItem: refuse,
      removeItem: refuse,
    },
  } as unknown as typeof uxp.storage
  const secrets = createSecureSecrets(storage)
  for (const [failing, what] of [
    [secrets.set('openai', key), 'saved'],
    [secrets.delete('openai'), 'removed'],
  ] as const) {
    const error = await failing.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'host_failed',
      message: `The key could not be ${what} on this machine.`,
    })
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(key)
  }
})
