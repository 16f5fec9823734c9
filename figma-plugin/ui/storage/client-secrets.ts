import { RefineError } from '../../../core/errors.ts'
import type { Secrets } from '../../../core/ports.ts'
import type { ClientStorage } from './client-store.ts'

const keyOf = (provider: string) => `provider-key/${provider}`

/**
 * Keeps provider keys in Figma's `clientStorage`: on this machine only, for this plugin only.
 *
 * They leave it in one way, in requests to their own provider. Failures are told without their cause, which could
 * quote what was to be stored.
 */
export function createClientSecrets(storage: ClientStorage): Secrets {
  return {
    async get(provider) {
      const key = await storage.storageGet(keyOf(provider)).catch(() => {
        throw unreachable('read')
      })
      return typeof key === 'string' && key !== '' ? key : null
    },
    async set(provider, key) {
      await storage.storageSet({ key: keyOf(provider), value: key }).catch(() => {
        throw unreachable('saved')
      })
    },
    async delete(provider) {
      await storage.storageDelete(keyOf(provider)).catch(() => {
        throw unreachable('removed')
      })
    },
  }
}

function unreachable(what: 'read' | 'saved' | 'removed'): RefineError {
  return new RefineError('host_failed', `The key could not be ${what} on this computer.`, {
    hint: 'Try again; if it happens again, restart Figma.',
    retryable: true,
  })
}
