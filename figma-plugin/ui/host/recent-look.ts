import type { CallOptions } from '../../../core/host.ts'
import type { SeenDocument } from './host-parts.ts'

/** The last look at the document, as long as nothing is known to have changed since. */
export interface RecentLook {
  /** Gives it, or looks anew. */
  see(options: CallOptions): Promise<SeenDocument>
  /** Something changed: the next one looks anew, also when a look is under way. */
  forget(): void
}

/**
 * Makes the memory of a look, for pictures that are only looked at: those of many versions cost one look together.
 *
 * Changes are told of a little late, so nothing that is kept or written may rest on it.
 */
export function createRecentLook(
  look: (options: CallOptions) => Promise<SeenDocument>,
): RecentLook {
  let seen: SeenDocument | null = null
  let changes = 0
  return {
    async see(options) {
      if (seen) return seen
      const before = changes
      const found = await look(options)
      if (changes === before) seen = found
      return found
    },
    forget() {
      changes++
      seen = null
    },
  }
}
