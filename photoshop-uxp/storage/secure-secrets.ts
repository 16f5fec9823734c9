import { fromUtf8 } from '../../core/bytes.ts'
import { RefineError } from '../../core/errors.ts'
import type { Secrets } from '../../core/ports.ts'
import type { Uxp } from '../uxp.ts'

const keyOf = (provider: string) => `provider-key/${provider}`

/**
 * Keeps provider keys in UXP's `secureStorage`: encrypted for the user of this machine, for this plugin only.
 *
 * It is a cache by its own documentation: a key that it lost counts as not set, and the panel asks for it again.
 * Failures are told without their cause, which could quote what was to be stored.
 */
export function createSecureSecrets({ secureStorage }: Uxp['storage']): Secrets {
  /** No page says what comes for a key that is not there: nothing, no bytes or a refusal. All mean to ask again. */
  const read = async (provider: string): Promise<string | null> => {
    const stored: Uint8Array | null = await secureStorage.getItem(keyOf(provider)).catch(() => null)
    return stored && stored.length > 0 ? fromUtf8(stored) : null
  }
  return {
    get: read,
    async set(provider, key) {
      await secureStorage.setItem(keyOf(provider), key).catch(() => {
        throw unreachable('saved')
      })
    },
    async delete(provider) {
      await secureStorage.removeItem(keyOf(provider)).catch(async () => {
        // Removing what is not there is refused too, and then nothing is left to do.
        if ((await read(provider)) !== null) throw unreachable('removed')
      })
    },
  }
}

function unreachable(what: 'saved' | 'removed'): RefineError {
  return new RefineError('host_failed', `The key could not be ${what} on this machine.`, {
    hint: 'Try again; if it happens again, restart Photoshop.',
    retryable: true,
  })
}
