import * as z from 'zod/mini'
import { rectSchema } from '../edit/edit.ts'
import { createPicture, type Picture } from '../image/picture.ts'
import type { Candidate } from '../provider.ts'

const told = {
  /** How many bytes belong to it: fewer or more means damage. */
  bytes: z.int(),
  frame: z.optional(rectSchema),
  remark: z.optional(z.string()),
}
const edge = z.int().check(z.gte(1))

/** What the raw bytes of one kept candidate are, so that it can be put together again. */
export const storedCandidateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('picture'),
    width: edge,
    height: edge,
    depth: z.union([z.literal(8), z.literal(16)]),
    ...told,
  }),
  z.object({ kind: z.literal('file'), ...told }),
])

export type StoredCandidate = z.infer<typeof storedCandidateSchema>

/**
 * Splits a candidate into its raw bytes and what describes them.
 *
 * 8-bit words and files are their own bytes (not copied); 16-bit words are written low byte first.
 */
export function storeCandidate(candidate: Candidate): {
  readonly stored: StoredCandidate
  readonly bytes: Uint8Array
} {
  const { frame, remark } = candidate
  const bytes = candidate.kind === 'file' ? candidate.bytes : wordsToBytes(candidate.picture)
  const described = {
    bytes: bytes.length,
    ...(frame && { frame }),
    ...(remark !== undefined && { remark }),
  }
  if (candidate.kind === 'file') return { stored: { kind: 'file', ...described }, bytes }
  const { width, height, depth } = candidate.picture
  return { stored: { kind: 'picture', width, height, depth, ...described }, bytes }
}

/** Puts a candidate together again, bit by bit as it was; null when its bytes are missing or of the wrong number. */
export function loadCandidate(
  stored: StoredCandidate,
  bytes: Uint8Array | undefined,
): Candidate | null {
  if (!bytes || bytes.length !== stored.bytes) return null
  const { frame, remark } = stored
  const described = { ...(frame && { frame }), ...(remark !== undefined && { remark }) }
  // Copied because a store may hand out a view of its own, or a subclass that other code takes for something else.
  if (stored.kind === 'file') return { kind: 'file', bytes: new Uint8Array(bytes), ...described }
  const { width, height, depth } = stored
  if (bytes.length !== width * height * 4 * (depth / 8)) return null
  const picture = createPicture(
    stored,
    depth,
    depth === 8 ? new Uint8Array(bytes) : bytesToWords(bytes),
  )
  return { kind: 'picture', picture, ...described }
}

function wordsToBytes(picture: Picture): Uint8Array {
  if (picture.depth === 8) return picture.data
  const words = picture.data
  const bytes = new Uint8Array(words.length * 2)
  for (let pos = 0; pos < words.length; pos++) {
    const word = words[pos] as number
    bytes[pos * 2] = word & 255
    bytes[pos * 2 + 1] = word >> 8
  }
  return bytes
}

function bytesToWords(bytes: Uint8Array): Uint16Array {
  const words = new Uint16Array(bytes.length / 2)
  for (let pos = 0; pos < words.length; pos++) {
    words[pos] = (bytes[pos * 2] as number) | ((bytes[pos * 2 + 1] as number) << 8)
  }
  return words
}
