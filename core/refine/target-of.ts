import type { PixelTarget } from '../host.ts'
import type { Intent } from './refinement.ts'

/** Names the pixels that an intent refines. */
export function targetOf(parent: Intent['parent']): PixelTarget {
  if (parent === null) return { kind: 'source' }
  return parent === 'shown' ? { kind: 'shown' } : { kind: 'version', id: parent }
}
