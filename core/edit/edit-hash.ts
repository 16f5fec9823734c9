import { sha256Hex, toUtf8 } from '../bytes.ts'
import type { Edit, StoredMask } from './edit.ts'

/**
 * Gives the 64 hexadecimal digits that identify an edit: the same edit on the same source has the same hash.
 *
 * It is the SHA-256 of the edit as JSON with sorted keys. A mask enters by its place and the hash of its
 * coverage, so that another compressor or base64 does not make it another edit.
 */
export function hashEdit(edit: Edit): string {
  const bare = {
    ...edit,
    region: edit.region && withoutData(edit.region),
    protect: edit.protect.map(withoutData),
  }
  return sha256Hex(toUtf8(canonicalJson(bare)))
}

function withoutData({ rect, hash }: StoredMask): Omit<StoredMask, 'data'> {
  return { rect, hash }
}

/** JSON with the keys of every object in code point order; what is undefined is left out. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
