import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { strFromU8, strToU8 } from 'fflate'

/** Text and hashes of bytes without TextEncoder, atob or crypto.subtle, which some hosts lack. */

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
