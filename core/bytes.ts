import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { strFromU8, strToU8 } from 'fflate'
import type { Steps } from './steps.ts'

/** Text and hashes of bytes without TextEncoder, atob or crypto.subtle, which some hosts lack. */

/** Bytes that are hashed or written as text in one step; base64 writes three at a time. */
const bytesAtOnce = 3 << 14

/** Gives a text as UTF-8. */
export function toUtf8(text: string): Uint8Array {
  return strToU8(text)
}

/** Reads UTF-8; malformed sequences become replacement characters or mojibake, never an error. */
export function fromUtf8(bytes: Uint8Array): string {
  return strFromU8(bytes)
}

/** Gives bytes as standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes)
}

/** Gives bytes as {@link toBase64} does. */
export function* toBase64InSteps(bytes: Uint8Array): Steps<string> {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    parts.push(toBase64(bytes.subarray(from, from + bytesAtOnce)))
    yield
  }
  return parts.join('')
}

/**
 * Reads standard base64 with padding.
 *
 * @throws Error when the text is not base64.
 */
export function fromBase64(text: string): Uint8Array {
  return base64.decode(text)
}

/** Gives the SHA-256 of bytes as 64 lower-case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** Gives the SHA-256 of bytes as {@link sha256Hex} does. */
export function* sha256InSteps(bytes: Uint8Array): Steps<string> {
  const hash = sha256.create()
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    hash.update(bytes.subarray(from, from + bytesAtOnce))
    yield
  }
  return bytesToHex(hash.digest())
}
