import type { Secrets } from '../../../core/ports.ts'

const nameOf = (provider: string) => `pentimento.provider-key.${provider}`

/**
 * Keeps provider keys in this browser's localStorage, as plain text, for this page's address only.
 *
 * They leave it in one way: in requests to their own provider.
 */
export function createLocalSecrets(storage: Storage): Secrets {
  return {
    get: async (provider) => storage.getItem(nameOf(provider)),
    set: async (provider, key) => storage.setItem(nameOf(provider), key),
    delete: async (provider) => storage.removeItem(nameOf(provider)),
  }
}
